using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;
using static Pulumi.Tests.Internals.WireForm;

namespace Pulumi.Tests.Serialization;

/// <summary>Which members of a class are sent, and how.</summary>
public sealed class InputAttributeTests
{
    private const string Name = "Pulumi.Tests.Serialization.InputAttributeTests";

    [Fact]
    public async Task Fields_and_properties_of_any_visibility_are_sent_when_they_are_marked()
        => Assert.Equal(Json("""{ "field": "f", "property": "p", "inherited": "i" }"""), await WriteAsync(new Members()));

    [Fact]
    public async Task A_required_input_without_a_value_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentNullException>(() => WriteAsync(new Required()));

        Assert.Equal($"[Input] {Name}+Required.Size is required but was not given a value (Parameter 'Size')", refusal.Message);
    }

    [Fact]
    public async Task A_required_input_may_be_null_later()
        => Assert.Equal(Json("{}"), await WriteAsync(new Required { Size = Output.Create<object?>((object?)null) }));

    [Fact]
    public async Task A_list_or_map_that_was_read_is_sent_though_it_is_empty()
    {
        var untouched = new WidgetArgs();
        var touched = new WidgetArgs();
        _ = (touched.Parts, touched.Tags);

        Assert.Equal(Json("{}"), await WriteAsync(untouched));
        Assert.Equal(Json("""{ "parts": [], "tags": {} }"""), await WriteAsync(touched));
    }

    [Fact]
    public async Task As_JSON_a_value_is_sent_as_text_with_its_fields_in_order()
    {
        Assert.Equal(
            """{ "a": 1, "b": [ "x", null ] }""",
            await JsonOfAsync(new Dictionary<string, object> { ["b"] = new[] { "x", null }, ["a"] = 1 }));
        Assert.Equal(
            """{ "a": { "c": 2, "d": 3 }, "b": 1 }""", await JsonOfAsync((InputJson)"""{ "b": 1, "a": { "d": 3, "c": 2 } }"""));
        Assert.Equal("""{ "label": "a", "size": 1 }""", await JsonOfAsync(new WidgetArgs { Size = 1, Label = "a" }));
        Assert.Equal("""{ "first": 1, "second": 2 }""", await JsonOfAsync(new Unordered(2, 1)));
        Assert.Equal("\"plain\"", await JsonOfAsync("plain"));
        Assert.Equal("[ ]", await JsonOfAsync(new InputList<string>()));
    }

    [Fact]
    public async Task As_JSON_a_list_or_map_is_secret_or_unknown_as_a_whole()
    {
        var secret = await WriteAsync(new JsonArgs { Value = new InputList<string> { "a", Output.CreateSecret("b") } });
        var unknown = await WriteAsync(
            new JsonArgs { Value = new InputMap<string> { { "a", "a" }, { "b", Unknown.Of<string>() } } });

        Assert.Equal(Signs.Secret(Json("""  "[ \"a\", \"b\" ]"  """)), secret.StructValue.Fields["value"]);
        Assert.Equal(Signs.Unknown, unknown.StructValue.Fields["value"].StringValue);
    }

    [Fact]
    public async Task As_JSON_nothing_is_nothing() => Assert.Equal(Json("{}"), await WriteAsync(new JsonArgs()));

    [Fact]
    public async Task As_JSON_a_resource_is_its_id()
    {
        var widget = (await MockRun.WidgetsAsync("w"))[0];

        Assert.Equal("\"id-of-w\"", await JsonOfAsync(widget));
        Assert.Equal([widget], await ResourcesOfAsync(new JsonArgs { Value = (Input<string>)widget.Id }));
    }

    [Fact]
    public async Task Id_and_URN_are_the_engine_s_and_not_sent()
    {
        var mocks = await MockRun.UpdateAsync(
            () => _ = new CustomResource("demo:index:Odd", "o", new Identified(), new CustomResourceOptions()));

        Assert.Equal(["nested", "other"], mocks["o"].Inputs.Keys.Order());
    }

    [Fact]
    public async Task A_refused_input_is_named_with_the_resource()
    {
        var message = await MockRun.FailureAsync(
            () => _ = new Widget("w", new WidgetArgs { Any = new object[] { 1, DateTime.UnixEpoch } }));

        Assert.Contains(
            "error serializing property \"any\": System.DateTime is not a supported argument type.\n\tresource:w[demo:index:Widget].any[1]",
            message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_input_of_a_resource_that_is_read_is_named_too()
    {
        var message = await MockRun.FailureAsync(
            () => _ = new Widget("w", new WidgetArgs { Any = 1L }, new CustomResourceOptions { Id = "i-1" }));

        Assert.Contains("\tresource:w[demo:index:Widget]#....any\n", message, StringComparison.Ordinal);
    }

    private static async Task<string> JsonOfAsync(object value)
        => (await WriteAsync(new JsonArgs { Value = value })).StructValue.Fields["value"].StringValue;

    private abstract class Base : ResourceArgs
    {
        [Input("inherited")]
        public Input<string> Inherited { get; set; } = "i";
    }

    private sealed class Members : Base
    {
#pragma warning disable CA1823, IDE0051, CS0414, IDE0052 // Read by reflection.
        [Input("field")]
        private readonly string _field = "f";

        [Input("property")]
        private Input<string> Property { get; } = "p";
#pragma warning restore CA1823, IDE0051, CS0414, IDE0052

        public string Unmarked { get; } = "not sent";
    }

    private sealed class Required : ResourceArgs
    {
        [Input("size", required: true)]
        public Input<object?>? Size { get; set; }
    }

    private sealed class JsonArgs : ResourceArgs
    {
        [Input("value", json: true)]
        public object? Value { get; set; }
    }

    private sealed class Identified : ResourceArgs
    {
        [Input("id")]
        public string Id { get; } = "mine";

        [Input("urn")]
        public string Urn { get; } = "mine";

        [Input("nested")]
        public Dictionary<string, string> Nested { get; } = new() { ["id"] = "kept" };

        [Input("other")]
        public string Other { get; } = "kept";
    }

    [OutputType]
    private sealed class Unordered(int second, int first)
    {
#pragma warning disable CA1051 // Its fields are what is sent.
        public readonly int Second = second;
        public readonly int First = first;
#pragma warning restore CA1051
    }
}
