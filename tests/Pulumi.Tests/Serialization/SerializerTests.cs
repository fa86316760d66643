using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;
using static Pulumi.Tests.Internals.WireForm;

namespace Pulumi.Tests.Serialization;

/// <summary>What is sent for the values of a program.</summary>
public sealed class SerializerTests
{
    private enum Level
    {
        Low = 1,
        High = 5,
    }

    [Fact]
    public async Task Plain_values_are_sent_as_they_are()
    {
        Assert.Equal(Value.ForString("a"), await WriteAsync("a"));
        Assert.Equal(Value.ForBool(true), await WriteAsync(true));
        Assert.Equal(Value.ForNumber(-3), await WriteAsync(-3));
        Assert.Equal(Value.ForNumber(1.5), await WriteAsync(1.5));
        Assert.Equal(Value.ForNull(), await WriteAsync(null));
        Assert.Equal(Value.ForNull(), await WriteAsync(default(ValueTuple)));
    }

    [Fact]
    public async Task Lists_of_every_kind_are_lists_and_keep_what_is_null()
    {
        foreach (IList list in new IList[]
        {
            new object?[] { "a", 1, null }, new List<object?> { "a", 1, null }, ImmutableArray.Create<object?>("a", 1, null),
            ImmutableList.Create<object?>("a", 1, null),
        })
        {
            Assert.Equal(Json("""["a", 1, null]"""), await WriteAsync(list));
        }
        Assert.Equal(Json("[]"), await WriteAsync(default(ImmutableArray<string>)));
        Assert.Equal(Json("[]"), await WriteAsync(Array.Empty<int>()));
    }

    [Fact]
    public async Task Maps_from_text_are_maps_and_lose_what_is_null()
    {
        foreach (IDictionary map in new IDictionary[]
        {
            new Dictionary<string, object?> { ["a"] = 1, ["b"] = null },
            ImmutableDictionary<string, object?>.Empty.Add("a", 1).Add("b", null),
            new Hashtable { ["a"] = 1, ["b"] = null },
        })
        {
            Assert.Equal(Json("""{ "a": 1 }"""), await WriteAsync(map));
        }
    }

    [Fact]
    public async Task Values_are_nested_to_any_depth()
    {
        var value = new Dictionary<string, object?>
        {
            ["list"] = new[] { new Dictionary<string, object?> { ["deep"] = new InputList<string> { "a" } } },
            ["map"] = new Dictionary<string, Dictionary<string, int>> { ["x"] = new() { ["y"] = 1 } },
        };

        Assert.Equal(Json("""{ "list": [{ "deep": ["a"] }], "map": { "x": { "y": 1 } } }"""), await WriteAsync(value));
    }

    [Fact]
    public async Task JSON_is_sent_as_a_structure()
    {
        const string Text = """{ "a": [1.5, true, false, null, "x"], "b": { "c": null }, "d": 1, "d": 2 }""";

        Assert.Equal(
            Json("""{ "a": [1.5, true, false, null, "x"], "b": { "c": null }, "d": 2 }"""),
            await WriteAsync(JsonDocument.Parse(Text).RootElement));
        Assert.Equal(Json("[1]"), await WriteAsync((InputJson)"[1]"));
        Assert.Equal(Value.ForNull(), await WriteAsync(default(JsonElement)));
    }

    [Fact]
    public async Task Enums_are_sent_as_their_values()
    {
        Assert.Equal(Value.ForNumber(5), await WriteAsync(Level.High));
        Assert.Equal(Value.ForString("red"), await WriteAsync(Color.Red));
        Assert.Equal(Value.ForNumber(0.5), await WriteAsync(Ratio.Half));
        Assert.Equal(Value.ForNull(), await WriteAsync(default(Color)));
    }

    [Fact]
    public async Task A_union_is_sent_as_its_value()
    {
        Assert.Equal(Value.ForString("a"), await WriteAsync(Union<string, int>.FromT0("a")));
        Assert.Equal(Value.ForNumber(1), await WriteAsync((InputUnion<string, int>)1));
    }

    [Fact]
    public async Task Inputs_of_a_class_are_sent_by_their_names_on_the_wire()
    {
        var args = new WidgetArgs { Label = "a", Size = Output.Create(1), Tags = { { "k", "v" } } };

        Assert.Equal(Json("""{ "label": "a", "size": 1, "tags": { "k": "v" } }"""), await WriteAsync(args));
    }

    [Fact]
    public async Task The_fields_of_an_output_class_are_sent_by_their_own_names()
    {
        Assert.Equal(Json("""{ "width": 1, "note": null, "color": "red" }"""), await WriteAsync(new Shape(1, null, Color.Red)));
        Assert.Equal(
            Json("""{ "width": 1, "note": "n", "color": "red" }"""),
            await WriteAsync(Output.Create(new Shape(1, "n", Color.Red))));
    }




    [Fact]
    public async Task Assets_and_archives_are_sent_with_their_signs()
    {
        Assert.Equal(Signs.Asset("path", "a.txt"), await WriteAsync(new FileAsset("a.txt")));
        Assert.Equal(Signs.Asset("text", "hello"), await WriteAsync(new StringAsset("hello")));
        Assert.Equal(Signs.Asset("uri", "https://x"), await WriteAsync(new RemoteAsset("https://x")));
        Assert.Equal(Signs.Archive("path", Json("\"dir\"")), await WriteAsync(new FileArchive("dir")));
        Assert.Equal(Signs.Archive("uri", Json("\"https://x\"")), await WriteAsync(new RemoteArchive("https://x")));
        var archive = new AssetArchive(
            new Dictionary<string, AssetOrArchive> { ["a"] = new StringAsset("x"), ["b"] = new FileArchive("d") });
        var assets = new Struct { Fields = { ["a"] = Signs.Asset("text", "x"), ["b"] = Signs.Archive("path", Json("\"d\"")) } };
        Assert.Equal(Signs.Archive("assets", Value.ForStruct(assets)), await WriteAsync(archive));
    }




    [EnumType]
    private readonly struct Color(string name)
    {
        private readonly string _name = name;

        public static Color Red => new("red");

        public static explicit operator string(Color value) => value._name;
    }

    [EnumType]
    private readonly struct Ratio(double value)
    {
        private readonly double _value = value;

        public static Ratio Half => new(0.5);

        public static explicit operator double(Ratio value) => value._value;
    }

    [OutputType]
    private sealed class Shape(int width, string? note, Color color)
    {
#pragma warning disable IDE1006, CA1051 // Its fields are what is sent.
        public readonly int Width = width;
        public readonly string? Note = note;
        public readonly Color Color = color;
        public string NotSent = "can be changed";
#pragma warning restore IDE1006, CA1051
    }
}
