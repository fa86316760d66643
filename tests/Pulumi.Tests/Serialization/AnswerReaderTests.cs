using System.Collections.Immutable;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;
using static Pulumi.Tests.Internals.WireForm;

namespace Pulumi.Tests.Serialization;

/// <summary>What a program gets of the engine's answers. What does not fit is a default, with a warning.</summary>
public sealed class AnswerReaderTests
{
    private const string Name = "Pulumi.Tests.Serialization.AnswerReaderTests";
    private const string List = "System.Collections.Immutable.ImmutableArray`1[[System.Object";
    private const string Map = "System.Collections.Immutable.ImmutableDictionary`2[[System.String";

    private enum Level
    {
        Low = 1,
        High = 5,
    }

    [Fact]
    public void Plain_values_are_read_as_what_they_are()
    {
        Assert.Equal("a", Read<string>("\"a\"").Fitting);
        Assert.True(Read<bool>("true").Fitting);
        Assert.Equal(1.5, Read<double>("1.5").Fitting);
        Assert.Equal(3, Read<int>("3").Fitting);
        Assert.Equal(3, Read<int>("3.9").Fitting);
        Assert.Equal(3, Read<int?>("3").Fitting);
        Assert.Equal(-1.5, Read<double?>("-1.5").Fitting);
    }

    [Fact]
    public void Null_is_the_default_of_what_is_asked_for()
    {
        Assert.Null(Read<string>("null").Fitting);
        Assert.False(Read<bool>("null").Fitting);
        Assert.Equal(0, Read<int>("null").Fitting);
        Assert.Null(Read<int?>("null").Fitting);
        Assert.True(Read<ImmutableArray<int>>("null").Fitting.IsDefault);
        Assert.Null(Read<ImmutableDictionary<string, int>>("null").Fitting);
        Assert.Null(Read<Place>("null").Fitting);
        Assert.Null(Read<object>("null").Fitting);
        Assert.Equal(default, Read<Level>("null").Fitting);
        Assert.Null(Read<Asset>("null").Fitting);
    }

    [Fact]
    public void Lists_and_maps_are_read_element_by_element()
    {
        Assert.Equal([1, 2], Read<ImmutableArray<int>>("[1, 2]").Fitting.AsEnumerable());
        Assert.Equal([1, null], Read<ImmutableArray<int?>>("[1, null]").Fitting.AsEnumerable());
        Assert.Empty(Read<ImmutableArray<string>>("[]").Fitting);
        Assert.Equal(2, Read<ImmutableDictionary<string, int>>("""{ "a": 1, "b": 2 }""").Fitting["b"]);
        Assert.Equal("x", Read<ImmutableDictionary<string, ImmutableArray<string>>>("""{ "a": ["x"] }""").Fitting["a"][0]);
    }

    [Fact]
    public void As_an_object_a_value_is_what_it_is()
    {
        Assert.Equal("a", Read<object>("\"a\"").Fitting);
        Assert.Equal(1d, Read<object>("1").Fitting);
        Assert.Equal(
            [1d, "a", null], Assert.IsType<ImmutableArray<object?>>(Read<object>("""[1, "a", null]""").Fitting).AsEnumerable());
        var map = Assert.IsType<ImmutableDictionary<string, object?>>(Read<object>("""{ "a": { "b": true } }""").Fitting);
        Assert.Equal(true, Assert.IsType<ImmutableDictionary<string, object?>>(map["a"])["b"]);
        Assert.Equal([1d], Read<ImmutableArray<object>>("[1]").Fitting.AsEnumerable());
        Assert.Equal(1d, Read<ImmutableDictionary<string, object>>("""{ "a": 1 }""").Fitting["a"]);
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_the_default_with_a_warning()
    {
        AssertDefault<string>("1", "Expected System.String but got System.Double deserializing here");
        AssertDefault<double>("\"a\"", "Expected System.Double but got System.String deserializing here");
        AssertDefault<int>("true", "Expected System.Double but got System.Boolean deserializing here");
        AssertDefault<bool>("\"true\"", "Expected System.Boolean but got System.String deserializing here");
        AssertDefault<int?>("\"a\"", "Expected System.Double but got System.String deserializing here");
        AssertDefault<ImmutableArray<int>>("1", $"Expected {List}", " but got System.Double deserializing here");
        AssertDefault<ImmutableDictionary<string, int>>("[]", $"Expected {Map}", " deserializing here");
        AssertDefault<Place>("\"a\"", $"Expected {Map}", " but got System.String deserializing here");
        AssertDefault<Level>("\"High\"", "Expected System.Double but got System.String deserializing here");
        AssertDefault<Resource>("\"a\"", "Expected Pulumi.Resource but got System.String deserializing here");
        AssertDefault<Widget>("\"a\"", "Expected Pulumi.Resource but got System.String deserializing here");
        AssertDefault<Output<int>>("\"a\"", "Expected System.Double but got System.String deserializing here");
    }

    [Fact]
    public void One_wrong_element_is_a_default_among_the_right_ones()
    {
        var list = Read<ImmutableArray<int>>("""[1, "a", 3]""");
        var map = Read<ImmutableDictionary<string, string>>("""{ "a": "x", "b": 1 }""");

        Assert.Equal([1, 0, 3], list.Value.AsEnumerable());
        Assert.Equal("Expected System.Double but got System.String deserializing here", Assert.Single(list.Warnings));
        Assert.Equal(("x", null), (map.Value["a"], map.Value["b"]));
        Assert.Single(map.Warnings);
    }

    [Fact]
    public void Enums_are_read_from_their_values()
    {
        Assert.Equal(Level.High, Read<Level>("5").Fitting);
        Assert.Equal(Level.Low, Read<Level?>("1").Fitting);
        Assert.Equal("red", (string)Read<Color>("\"red\"").Fitting);
        Assert.Equal("red", (string)Read<ImmutableArray<Color>>("""["red"]""").Fitting[0]);
        Assert.Equal(0.5, (double)Read<Ratio>("0.5").Fitting);
    }

    [Fact]
    public void An_enum_struct_of_another_value_is_the_default_with_a_warning()
    {
        AssertDefault<Color>("true", "Expected System.String or System.Double but got System.Boolean deserializing here");
        AssertDefault<Color>(
            "1", $"Expected target type {Name}+Color to have a constructor with a single System.Double parameter.");
    }

    [Fact]
    public void A_union_is_of_the_first_type_that_fits()
    {
        Assert.Equal("a", Read<Union<string, int>>("\"a\"").Fitting.AsT0);
        Assert.Equal(1, Read<Union<string, int>>("1").Fitting.AsT1);
        Assert.Equal("Bonn", Read<Union<string, Place>>("""{ "town": "Bonn" }""").Fitting.AsT1.Town);
        Assert.Equal([1], Read<Union<bool, ImmutableArray<int>>>("[1]").Fitting.AsT1.AsEnumerable());
        AssertDefault<Union<string, int>>(
            "true", "Expected System.String or System.Int32 but got System.Boolean deserializing here");
    }

    [Fact]
    public void An_object_is_made_of_its_fields_by_name()
    {
        var place = Read<Place>("""{ "town": "Bonn", "post-code": 53111, "tags": ["old"], "next": { "town": "Köln" }, "more": 1 }""").Fitting;

        Assert.Equal(("Bonn", 53111, "Köln"), (place.Town, place.PostCode, place.Next?.Town));
        Assert.Equal(["old"], place.Tags.AsEnumerable());
    }

    [Fact]
    public void Fields_that_are_missing_are_defaults()
    {
        var place = Read<Place>("{}").Fitting;

        Assert.Equal((null, 0, null), (place.Town, place.PostCode, place.Next));
        Assert.True(place.Tags.IsDefault);
    }

    [Fact]
    public void A_wrong_field_is_named_by_class_and_parameter()
    {
        var place = Read<Place>("""{ "town": 1, "next": { "post-code": "x" } }""");

        Assert.Null(place.Value.Town);
        Assert.Equal(
            [
                $"Expected System.Double but got System.String deserializing {Name}+Place(postCode)",
                $"Expected System.String but got System.Double deserializing {Name}+Place(town)",
            ],
            place.Warnings.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_record_with_one_constructor_needs_no_mark_on_it()
        => Assert.Equal(new Point(1, 2), Read<Point>("""{ "X": 1, "Y": 2 }""").Fitting);

    [Fact]
    public async Task An_output_inside_is_an_output_of_its_value()
    {
        Assert.Equal(1, await Read<Output<int>>("1").Fitting.ValueAsync());
        Assert.Equal("a", await Read<ImmutableArray<Output<string>>>("""["a"]""").Fitting[0].ValueAsync());
    }

    [Fact]
    public void JSON_is_what_the_answer_holds()
    {
        var json = Read<JsonElement>("""{ "a": [1, "x", true, null], "b": {} }""").Fitting;

        Assert.Equal(1, json.GetProperty("a")[0].GetDouble());
        Assert.Equal(
            ["Number", "String", "True", "Null"], json.GetProperty("a").EnumerateArray().Select(value => $"{value.ValueKind}"));
        Assert.Equal(JsonValueKind.Object, json.GetProperty("b").ValueKind);
    }

    [Fact]
    public void What_is_not_JSON_is_none_with_a_warning()
    {
        var json = Read<JsonElement>(Struct("a", Signs.Asset("text", "x")));

        Assert.Equal(JsonValueKind.Undefined, json.Value.ValueKind);
        Assert.Equal(["Unexpected type Pulumi.StringAsset when converting here to JsonElement"], json.Warnings);
    }






    [Fact]
    public void A_type_that_no_answer_can_be_read_into_is_refused()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Read<long>("1"));

        Assert.StartsWith(
            "here contains invalid type System.Int64. Allowed types are:", refusal.Message, StringComparison.Ordinal);
    }


    private static Value Struct(string name, Value value) => Value.ForStruct(new Struct { Fields = { [name] = value } });

    private static void AssertDefault<T>(string json, string warning, string? end = null)
    {
        var read = Read<T>(json);
        Assert.Equal(default, read.Value);
        var told = Assert.Single(read.Warnings);
        Assert.StartsWith(warning, told, StringComparison.Ordinal);
        Assert.EndsWith(end ?? warning, told, StringComparison.Ordinal);
    }

    [OutputType]
    private sealed class Place
    {
        [OutputConstructor]
        private Place(
            string town, [OutputConstructorParameter("post-code")] int postCode, ImmutableArray<string> tags, Place? next)
            => (Town, PostCode, Tags, Next) = (town, postCode, tags, next);

        public string Town { get; }

        public int PostCode { get; }

        public ImmutableArray<string> Tags { get; }

        public Place? Next { get; }
    }

    [OutputType]
    private sealed record Point(int X, int Y);

    [EnumType]
    private readonly struct Color(string name)
    {
        private readonly string _name = name;

        public static explicit operator string(Color value) => value._name;
    }

    [EnumType]
    private readonly struct Ratio
    {
        private readonly double _value;

        private Ratio(double value) => _value = value;

        public static explicit operator double(Ratio value) => value._value;
    }
}
