using Grpc.Core;

namespace Pulumi.Tests.Running;

public sealed class ExceptionTextTests
{
    [Fact]
    public void An_exception_that_was_never_thrown_is_its_type_and_message()
        => Assert.Equal("System.FormatException: no", ExceptionText.Of(new FormatException("no")));

    [Fact]
    public void The_stack_comes_after_the_message_and_the_cause_after_the_stack()
    {
        var text = ExceptionText.Of(Thrown(new FormatException("outer", Thrown(new InvalidOperationException("inner")))));

        var lines = text.Split('\n');
        Assert.Equal("System.FormatException: outer", lines[0]);
        Assert.Contains("at Pulumi.Tests.Running.ExceptionTextTests.Thrown", lines[1], StringComparison.Ordinal);
        Assert.Equal(" ---> System.InvalidOperationException: inner", lines[2]);
        Assert.Contains("at Pulumi.Tests.Running.ExceptionTextTests.Thrown", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void All_causes_of_an_AggregateException_are_told()
    {
        var text = ExceptionText.Of(new AggregateException("several", new FormatException("a"), new FormatException("b")));

        Assert.Contains(" ---> System.FormatException: a", text, StringComparison.Ordinal);
        Assert.Contains(" ---> System.FormatException: b", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_tells_what_was_being_done()
    {
        var failure = new RpcException(StatusCode.Unavailable, "gone") { During = "registering 'w' [demo:index:Widget]" };

        Assert.Equal(
            "Grpc.Core.RpcException: Status(StatusCode=\"Unavailable\", Detail=\"gone\")\n   at registering 'w' [demo:index:Widget]",
            ExceptionText.Of(failure));
    }

    private static T Thrown<T>(T exception) where T : Exception
    {
        try
        {
            throw exception;
        }
        catch (T caught)
        {
            return caught;
        }
    }
}
