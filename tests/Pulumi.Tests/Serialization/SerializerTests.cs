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
    private const string Name = "Pulumi.Tests.Serialization.SerializerTests";

    private enum Level
    {
        Low = 1,
        High = 5,
    }

    private enum Big : long
    {
        Huge = 1L << 40,
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
            Json("""{ "width": 1, "note": "n", "color": "red" }"""), await WriteAsync(Output.Create(new Shape(1, "n", Color.Red))));
    }

    [Fact]
    public async Task An_output_is_sent_as_its_value_its_secret_or_as_not_known()
    {
        Assert.Equal(Json("1"), await WriteAsync(Output.Create(1)));
        Assert.Equal(Signs.Secret(Json("1")), await WriteAsync(Output.CreateSecret(1)));
        Assert.Equal(Value.ForString(Signs.Unknown), await WriteAsync(Unknown.Of<int>()));
        Assert.Equal(Value.ForString(Signs.Unknown), await WriteAsync(Unknown.SecretOf<int>()));
        Assert.Equal(Signs.Secret(Value.ForNull()), await WriteAsync(Output.CreateSecret<object?>((object?)null)));
        Assert.Equal(Signs.Secret(Json("""[1]""")), await WriteAsync(Output.CreateSecret(new object[] { Output.Create(1) })));
    }

    [Fact]
    public async Task Each_element_of_an_input_list_or_map_is_secret_or_unknown_by_itself()
    {
        var list = new InputList<string> { "a", Output.CreateSecret("b"), Unknown.Of<string>() };
        var map = new InputMap<string> { { "a", "a" }, { "b", Output.CreateSecret("b") }, { "c", Unknown.Of<string>() } };

        var values = (await WriteAsync(list)).ListValue.Values;
        var fields = (await WriteAsync(map)).StructValue.Fields;

        Assert.Equal([Json("\"a\""), Signs.Secret(Json("\"b\"")), Value.ForString(Signs.Unknown)], values);
        Assert.Equal((Json("\"a\""), Signs.Secret(Json("\"b\"")), Value.ForString(Signs.Unknown)), (fields["a"], fields["b"], fields["c"]));
    }

    [Fact]
    public async Task A_list_or_map_that_is_one_output_is_secret_or_unknown_as_a_whole()
    {
        InputList<string> list = Output.CreateSecret(new[] { "a" });
        InputMap<string> map = Unknown.Of<Dictionary<string, string>>();

        Assert.Equal(Signs.Secret(Json("""["a"]""")), await WriteAsync(list));
        Assert.Equal(Value.ForString(Signs.Unknown), await WriteAsync(map));
    }

    [Fact]
    public async Task Assets_and_archives_are_sent_with_their_signs()
    {
        Assert.Equal(Signs.Asset("path", "a.txt"), await WriteAsync(new FileAsset("a.txt")));
        Assert.Equal(Signs.Asset("text", "hello"), await WriteAsync(new StringAsset("hello")));
        Assert.Equal(Signs.Asset("uri", "https://x"), await WriteAsync(new RemoteAsset("https://x")));
        Assert.Equal(Signs.Archive("path", Json("\"dir\"")), await WriteAsync(new FileArchive("dir")));
        Assert.Equal(Signs.Archive("uri", Json("\"https://x\"")), await WriteAsync(new RemoteArchive("https://x")));
        var archive = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["a"] = new StringAsset("x"), ["b"] = new FileArchive("d") });
        var assets = new Struct { Fields = { ["a"] = Signs.Asset("text", "x"), ["b"] = Signs.Archive("path", Json("\"d\"")) } };
        Assert.Equal(Signs.Archive("assets", Value.ForStruct(assets)), await WriteAsync(archive));
    }

    [Fact]
    public async Task A_resource_is_sent_as_a_reference_or_for_old_engines_as_its_id_or_URN()
    {
        const string Root = "urn:pulumi:stack::project::pulumi:pulumi:Stack$";
        var (widget, group) = await MockRun.MakeAsync(() => (new Widget("w"), new Group("g")));

        Assert.Equal(Signs.Resource($"{Root}demo:index:Widget::w", "id-of-w"), await WriteAsync(widget));
        Assert.Equal(Signs.Resource($"{Root}demo:index:Group::g"), await WriteAsync(group));
        Assert.Equal(Value.ForString("id-of-w"), await WriteAsync(widget, keepResources: false));
        Assert.Equal(Value.ForString($"{Root}demo:index:Group::g"), await WriteAsync(group, keepResources: false));
    }

    [Fact]
    public async Task The_id_of_a_resource_that_is_not_there_yet_is_empty()
    {
        var widget = await MockRun.MakeInPreviewAsync(() => new Widget("w"), new DemoMocks { Id = _ => null });

        Assert.Equal("", (await WriteAsync(widget)).StructValue.Fields["id"].StringValue);
        Assert.Equal(Value.ForString(Signs.Unknown), await WriteAsync(widget, keepResources: false));
    }

    [Fact]
    public async Task What_a_value_comes_from_is_gathered_from_all_that_is_in_it()
    {
        var widgets = await MockRun.WidgetsAsync("a", "b", "c", "d");
        var value = new Dictionary<string, object>
        {
            ["output"] = widgets[0].Id,
            ["list"] = new InputList<string> { widgets[1].Id },
            ["nested"] = Output.Create(new[] { widgets[2].Urn }),
            ["resource"] = widgets[3],
        };

        Assert.True((await ResourcesOfAsync(value)).SetEquals(widgets));
        Assert.Equal([widgets[0]], await ResourcesOfAsync(Output.Unsecret(widgets[0].Id)));
        Assert.Empty(await ResourcesOfAsync("a"));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_with_its_type_and_place()
    {
        await AssertRefusedAsync("System.Int64 is not a supported argument type.\n\there", 1L);
        await AssertRefusedAsync("System.Single is not a supported argument type.\n\there", 1f);
        await AssertRefusedAsync("System.Decimal is not a supported argument type.\n\there", 1m);
        await AssertRefusedAsync("System.Uri is not a supported argument type.\n\there[1]", new object[] { 1, new Uri("https://x") });
        await AssertRefusedAsync($"{Name}+Big is not a supported argument type.\n\there", Big.Huge);
        await AssertRefusedAsync(
            "System.DateTime is not a supported argument type.\n\there.a.b[0]",
            new Dictionary<string, object> { ["a"] = new Dictionary<string, object> { ["b"] = new[] { DateTime.UnixEpoch } } });
        await AssertRefusedAsync("System.Guid is not a supported argument type.\n\there.id", Output.Create(Guid.Empty));
        await AssertRefusedAsync("System.Guid is not a supported argument type.\n\there.id[0].id", new InputList<Guid> { Guid.Empty });
        await AssertRefusedAsync(
            "System.Collections.Generic.HashSet`1[[System.String",
            new HashSet<string>());
    }

    [Fact]
    public async Task A_task_is_refused_with_the_advice_to_make_an_output_of_it() => await AssertRefusedAsync(
        "Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\there[0]", new object[] { Task.FromResult(1) });

    [Fact]
    public async Task A_map_from_anything_but_text_is_refused() => await AssertRefusedAsync(
        "Dictionaries are only supported with string keys:\n\there.a",
        new Dictionary<string, object> { ["a"] = new Dictionary<int, string> { [1] = "x" } });

    [Fact]
    public async Task An_enum_struct_without_a_way_back_is_refused() => await AssertRefusedAsync(
        $"Expected {Name}+NoWayBack to have an explicit conversion operator to String or Double.\n\there", default(NoWayBack));

    [Fact]
    public async Task What_stood_for_an_asset_in_an_answer_cannot_be_sent_back()
    {
        await AssertRefusedAsync("Cannot serialize invalid asset", Read<Asset>("1").Value);
        await AssertRefusedAsync("Cannot serialize invalid asset", Read<AssetOrArchive>("1").Value);
        await AssertRefusedAsync("Cannot serialize invalid archive", Read<Archive>("1").Value);
    }

    [Fact]
    public async Task An_output_that_fails_fails_the_value_that_holds_it()
    {
        var failed = Output.Create(Task.FromException<int>(new FormatException("no")));

        await Assert.ThrowsAsync<FormatException>(() => WriteAsync(new object[] { failed }));
    }

    private static async Task AssertRefusedAsync(string message, object value)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(value));
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        if (!message.EndsWith("String", StringComparison.Ordinal))
            Assert.Equal(message, refusal.Message);
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

    [EnumType]
    private readonly struct NoWayBack;

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
