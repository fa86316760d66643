using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Core;

public sealed class InputUnionTests
{
    [Fact]
    public async Task Both_types_as_values_inputs_and_outputs_are_inputs_of_their_union()
    {
        InputUnion<string, int>[] texts =
        [
            "a", (Input<string>)"a", Output.Create("a"), Union<string, int>.FromT0("a"), Output.Create(
                Union<string, int>.FromT0("a")),
        ];
        InputUnion<string, int>[] numbers =
        [
            1, (Input<int>)1, Output.Create(1), Union<string, int>.FromT1(1), Output.Create(Union<string, int>.FromT1(1)),
        ];

        foreach (var text in texts)
            Assert.Equal("a", (await text.ValueAsync()).AsT0);
        foreach (var number in numbers)
            Assert.Equal(1, (await number.ValueAsync()).AsT1);
    }

    [Fact]
    public async Task A_new_one_is_the_first_type_s_default()
    {
        var union = await new InputUnion<string, int>().ValueAsync();

        Assert.True(union.IsT0);
        Assert.Null(union.AsT0);
    }

    [Fact]
    public async Task It_is_as_secret_as_what_it_is_made_of()
    {
        InputUnion<string, int> secret = Output.CreateSecret("a");

        Assert.True((await secret.ObserveAsync()).IsSecret);
    }

    [Fact]
    public async Task An_output_of_a_union_can_be_asked_and_taken_apart()
    {
        var text = Output.Create(Union<string, int>.FromT0("a"));
        var number = Output.Create(Union<string, int>.FromT1(1));

        Assert.True(await text.IsT0().ValueAsync());
        Assert.False(await text.IsT1().ValueAsync());
        Assert.Equal("a", await text.AsT0().ValueAsync());
        Assert.Equal(1, await number.AsT1().ValueAsync());
        Assert.Equal("a", await text.Value().ValueAsync());
        Assert.Equal(1, await number.Value().ValueAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => number.AsT0().ValueAsync());
    }
}
