using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Core;

[Collection(EnvironmentTests.Name)]
public sealed class OutputTextTests
{
    private const string Variable = "PULUMI_ERROR_OUTPUT_STRING";

    [Fact]
    public async Task As_text_an_output_says_what_to_do_instead()
    {
        using var _ = new EnvironmentVariable(Variable, null);

        var text = await MockRun.MakeAsync(() => $"{Output.Create("a")}");

        Assert.StartsWith("Calling [ToString] on an [Output<T>] is not supported.", text, StringComparison.Ordinal);
        Assert.Contains("1. o.Apply(v => $\"prefix{v}suffix\")", text, StringComparison.Ordinal);
        Assert.EndsWith("This function may throw in a future version of Pulumi.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("TRUE")]
    public async Task It_throws_where_the_environment_asks_for_it(string value)
    {
        using var _ = new EnvironmentVariable(Variable, value);

        var refusal = await MockRun.MakeAsync(() => Assert.Throws<InvalidOperationException>(Output.Create("a").ToString));

        Assert.StartsWith("Calling [ToString] on an [Output<T>] is not supported.", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("future version", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("yes")]
    [InlineData("")]
    public async Task It_does_not_throw_for_anything_else(string value)
    {
        using var _ = new EnvironmentVariable(Variable, value);

        Assert.NotEmpty(await MockRun.MakeAsync(() => $"{Output.Create("a")}"));
    }

    [Fact]
    public void Outside_of_a_run_nobody_can_be_warned()
        => Assert.Throws<InvalidOperationException>(Output.Create("a").ToString);
}
