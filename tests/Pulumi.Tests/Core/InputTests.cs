using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Core;

public sealed class InputTests
{
    [Fact]
    public async Task A_value_and_an_output_are_inputs()
    {
        Input<string> ofValue = "a";
        Input<string> ofOutput = Output.CreateSecret("b");

        Assert.Equal("a", await ofValue.ValueAsync());
        Assert.True(await ofOutput.ObserveAsync() is { Value: "b", IsSecret: true });
    }

    [Fact]
    public void The_output_of_an_input_is_the_one_it_was_made_of()
    {
        var output = Output.Create(1);
        Input<int> input = output;

        Assert.Same(output, (Output<int>)input);
        Assert.Same(output, input.ToOutput());
    }

    [Fact]
    public void No_input_is_made_of_an_output_that_is_null()
        => Assert.Throws<ArgumentNullException>(() => (Input<int>)(Output<int>)null!);

    [Fact]
    public async Task A_missing_input_is_the_default()
    {
        Assert.Null(await ((Input<string>?)null).ToOutput().ValueAsync());
        Assert.Equal(0, await ((Input<int>?)null).ToOutput().ValueAsync());
    }
}
