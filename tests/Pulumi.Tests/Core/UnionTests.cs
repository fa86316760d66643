using FsCheck.Xunit;

namespace Pulumi.Tests.Core;

public sealed class UnionTests
{
    private static readonly Union<string, int> Text = Union<string, int>.FromT0("a");
    private static readonly Union<string, int> Number = Union<string, int>.FromT1(1);

    [Fact]
    public void It_is_of_one_type_and_not_of_the_other()
    {
        Assert.True(Text is { IsT0: true, IsT1: false, Value: "a", AsT0: "a" });
        Assert.True(Number is { IsT0: false, IsT1: true, Value: 1, AsT1: 1 });
    }

    [Fact]
    public void The_wrong_type_is_refused()
    {
        Assert.Equal("Cannot return as T1 as result is T0", Assert.Throws<InvalidOperationException>(() => Text.AsT1).Message);
        Assert.Equal("Cannot return as T0 as result is T1", Assert.Throws<InvalidOperationException>(() => Number.AsT0).Message);
    }

    [Fact]
    public void Both_types_become_a_union_by_themselves()
    {
        Union<string, int> text = "a";
        Union<string, int> number = 1;

        Assert.Equal((Text, Number), (text, number));
    }

    [Fact]
    public void The_function_of_its_type_is_used()
    {
        Assert.Equal("a!", Text.Match(text => $"{text}!", number => $"{number}?"));
        Assert.Equal("1?", Number.Match(text => $"{text}!", number => $"{number}?"));
        Assert.Equal(1, Text.MapT0(text => text.Length).AsT0);
        Assert.Equal(1, Number.MapT0(text => text.Length).AsT1);
        Assert.Equal("a", Text.MapT1(number => number + 1).AsT0);
        Assert.Equal(2, Number.MapT1(number => number + 1).AsT1);
        Assert.Equal('a', Text.Bimap(text => text[0], number => number + 1).AsT0);
        Assert.Equal(2, Number.Bimap(text => text[0], number => number + 1).AsT1);
    }

    [Fact]
    public void The_action_of_its_type_is_done()
    {
        var done = new List<object>();

        Text.Switch(done.Add, _ => Assert.Fail("It is a text."));
        Number.Switch(_ => Assert.Fail("It is a number."), number => done.Add(number));

        Assert.Equal(["a", 1], done);
    }

    [Fact]
    public void A_type_is_picked_or_the_other_remains()
    {
        Assert.True(Text.TryPickT0(out var text, out _));
        Assert.False(Number.TryPickT0(out _, out var rest));
        Assert.True(Number.TryPickT1(out var number, out _));
        Assert.False(Text.TryPickT1(out _, out var remainder));
        Assert.Equal(("a", 1, 1, "a"), (text, rest, number, remainder));
    }

    [Fact]
    public void The_same_value_of_another_type_is_another_union()
    {
        var first = Union<int, int>.FromT0(1);
        var second = Union<int, int>.FromT1(1);

        Assert.NotEqual(first, second);
        Assert.True(first != second);
        Assert.False(first.Equals((object)1));
    }

    [Fact]
    public void As_text_it_is_the_type_and_the_value()
        => Assert.Equal(("System.String: a", "System.Int32: 1"), (Text.ToString(), Number.ToString()));

    [Property]
    public void Equal_values_of_one_type_are_equal_unions(string? a, string? b)
    {
        Union<string?, int> first = a, second = b;

        Assert.Equal(a == b, first == second);
        Assert.Equal(a == b, first.Equals((object)second));
        if (a == b)
            Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }
}
