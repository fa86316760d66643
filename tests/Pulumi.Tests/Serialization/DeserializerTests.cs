using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Tests.Internals;
using static Pulumi.Tests.Internals.WireForm;

namespace Pulumi.Tests.Serialization;

/// <summary>Secrets, unknown values and the engine's own notes in answers.</summary>
public sealed class DeserializerTests
{
    [Fact]
    public void One_unknown_or_secret_part_makes_the_whole_unknown_or_secret()
    {
        var list = new ListValue { Values = { Value.ForString("a"), Signs.Secret(Value.ForString("b")) } };
        Assert.True(Read<ImmutableArray<string>>(new Value { ListValue = list }) is { IsKnown: true, IsSecret: true });

        list.Values.Add(Value.ForString(Signs.Unknown));
        Assert.True(Read<ImmutableArray<string>>(new Value { ListValue = list }) is { IsKnown: false, IsSecret: true });

        var nested = Struct("a", Struct("b", Signs.Secret(Value.ForString(Signs.Unknown))));
        Assert.True(Read<object>(nested) is { IsKnown: false, IsSecret: true });
    }

    [Fact]
    public void A_secret_is_read_as_what_is_in_it()
    {
        Assert.True(Read<int>(Signs.Secret(Json("3"))) is { Value: 3, IsKnown: true, IsSecret: true });
        Assert.True(Read<int>(Signs.Secret(Signs.Secret(Json("3")))) is { Value: 3, IsSecret: true });
        var refusal = Assert.Throws<InvalidOperationException>(
            () => Read<int>(Signs.Special("1b47061264138c4ac30d75fd1eb44270")));
        Assert.Equal("Secrets must have a field called 'value'", refusal.Message);
    }

    [Fact]
    public void What_is_not_known_is_the_default_without_a_warning()
        => Assert.True(
            Read<int>(Value.ForString(Signs.Unknown)) is { Value: 0, IsKnown: false, IsSecret: false, Warnings.Count: 0 });

    [Fact]
    public void The_engine_s_own_notes_are_left_out()
    {
        Assert.Equal(["a"], Read<ImmutableDictionary<string, string>>("""{ "a": "x", "__defaults": [] }""").Fitting.Keys);
        Assert.Empty(Read<ImmutableDictionary<string, object>>("""{ "__meta": 1 }""").Fitting);
    }

    [Fact]
    public void A_map_with_a_sign_of_another_kind_is_a_map()
    {
        Assert.Equal(
            2, Read<ImmutableDictionary<string, object>>(Signs.Special("nothing we know", ("a", Json("1")))).Fitting.Count);
        Assert.Single(Read<ImmutableDictionary<string, object>>("""{ "4dabf18193072939515e22adb298388d": 1 }""").Fitting);
    }

    [Fact]
    public void A_value_of_no_kind_is_refused() => Assert.Throws<InvalidOperationException>(() => Read<object>(new Value()));

    private static Value Struct(string name, Value value) => Value.ForStruct(new Struct { Fields = { [name] = value } });
}
