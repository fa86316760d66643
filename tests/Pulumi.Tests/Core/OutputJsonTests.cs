using System.Text.Json;
using System.Text.Json.Serialization;
using Pulumi.Tests.Mocking;
using Pulumi.Utilities;

namespace Pulumi.Tests.Core;

public sealed class OutputJsonTests
{
    [Fact]
    public async Task A_plain_value_is_written_as_System_Text_Json_writes_it()
    {
        var value = new { Name = "a", Numbers = new[] { 1, 2 }, Nothing = (string?)null };

        Assert.Equal(JsonSerializer.Serialize(value), await Output.JsonSerialize(Output.Create(value)).ValueAsync());
    }

    [Fact]
    public async Task Options_are_followed()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
        var value = new { Name = Output.Create("a"), Nothing = (string?)null };

        Assert.Equal("""{"name":"a"}""", await Output.JsonSerialize(Output.Create(value), options).ValueAsync());
        Assert.Empty(options.Converters);
    }

    [Fact]
    public async Task Outputs_and_inputs_inside_are_written_as_their_values()
    {
        var value = new Dictionary<string, object?>
        {
            ["output"] = Output.Create("a"),
            ["input"] = (Input<int>)1,
            ["list"] = new InputList<string> { "x", Output.Create("y") },
            ["map"] = new InputMap<bool> { { "k", Output.Create(true) } },
            ["outputs"] = new[] { Output.Create(1), Output.Create(2) },
            ["nested"] = Output.Create(new Dictionary<string, Output<string>> { ["deep"] = Output.Create("down") }),
            ["none"] = null,
        };

        var json = await Output.JsonSerialize(Output.Create(value)).ValueAsync();

        Assert.Equal(
            """{"output":"a","input":1,"list":["x","y"],"map":{"k":true},"outputs":[1,2],"nested":{"deep":"down"},"none":null}""", json);
    }

    [Fact]
    public async Task What_comes_later_is_waited_for_even_inside_of_what_comes_later()
    {
        Later<string> inner = new(), outer = new();
        var json = Output.JsonSerialize(Output.Create(new
        {
            First = outer.Output.Apply(text => new { text, More = inner.Output }),
            Last = inner.Output,
        }));

        outer.Come("a");
        await Task.Yield();
        inner.Come("b");

        Assert.Equal("""{"First":{"text":"a","More":"b"},"Last":"b"}""", await json.ValueAsync());
    }

    [Fact]
    public async Task It_fails_as_an_output_inside_does()
    {
        var failing = new Later<string>();
        var json = Output.JsonSerialize(Output.Create(new { Broken = failing.Output }));

        failing.Fail("no");

        var failure = await Assert.ThrowsAnyAsync<Exception>(json.ObserveAsync);
        Assert.Equal("no", failure.GetBaseException().Message);
    }

    [Fact]
    public async Task One_secret_inside_makes_all_of_it_secret()
    {
        var seen = await Output.JsonSerialize(Output.Create(new[] { Output.Create(1), Output.CreateSecret(2) })).ObserveAsync();

        Assert.True(seen is { Value: "[1,2]", IsKnown: true, IsSecret: true });
    }

    [Fact]
    public async Task One_unknown_inside_makes_all_of_it_unknown()
    {
        var seen = await Output.JsonSerialize(
            Output.Create(new { A = Output.CreateSecret(1), B = Unknown.Of<int>() })).ObserveAsync();

        Assert.True(seen is { IsKnown: false, IsSecret: true });
    }

    [Fact]
    public async Task An_unknown_value_is_not_looked_into()
    {
        var seen = await Output.JsonSerialize(Unknown.SecretOf<Dictionary<string, string>>()).ObserveAsync();

        Assert.True(seen is { IsKnown: false, IsSecret: true });
    }

    [Fact]
    public async Task The_text_depends_on_all_that_is_inside()
    {
        var widgets = await MockRun.WidgetsAsync("a", "b", "c");
        var value = new
        {
            A = OutputUtilities.WithDependency(Output.Create(1), widgets[0]),
            B = new InputList<int> { OutputUtilities.WithDependency(Output.Create(2), widgets[1]) },
        };

        var seen = await Output.JsonSerialize(OutputUtilities.WithDependency(Output.Create(value), widgets[2])).ObserveAsync();

        Assert.True(seen.Dependencies.SetEquals(widgets));
    }

    [Fact]
    public async Task Plain_JSON_is_read_as_System_Text_Json_reads_it()
    {
        var map = await Output.JsonDeserialize<Dictionary<string, int[]>>(Output.Create("""{ "a": [1, 2] }""")).ValueAsync();

        Assert.Equal([1, 2], map["a"]);
    }

    [Fact]
    public async Task What_is_read_is_as_secret_as_the_text_and_depends_on_the_same()
    {
        var widget = (await MockRun.WidgetsAsync("a"))[0];
        var text = OutputUtilities.WithDependency(Output.CreateSecret("""{ "Name": "a", "Size": 1 }"""), widget);

        var read = await Output.JsonDeserialize<Nameplate>(text).ObserveAsync();

        Assert.True(read.IsSecret);
        Assert.Equal([widget], read.Dependencies);
        var name = await read.Value.Name!.ObserveAsync();
        Assert.True(name is { Value: "a", IsSecret: true });
        Assert.Equal([widget], name.Dependencies);
        Assert.True(await read.Value.Size.ObserveAsync() is { Value: 1, IsSecret: true });
    }

    [Fact]
    public async Task Lists_and_maps_of_inputs_are_read_too()
    {
        const string Json = """{ "Parts": ["a", "b"], "Tags": { "k": "v" }, "Size": 2 }""";

        var read = await Output.JsonDeserialize<Nameplate>(Output.Create(Json)).ValueAsync();

        Assert.Equal(["a", "b"], await read.Parts!.ListAsync());
        Assert.Equal("v", (await read.Tags.ValueAsync())["k"]);
        Assert.Equal(2, await read.Size.ValueAsync());
        Assert.Null(read.Name);
    }

    [Fact]
    public async Task A_text_that_is_not_known_is_not_read()
    {
        var seen = await Output.JsonDeserialize<int>(Unknown.SecretOf<string>()).ObserveAsync();

        Assert.True(seen is { IsKnown: false, IsSecret: true });
    }

    [Fact]
    public async Task A_text_that_is_no_JSON_is_an_output_that_fails()
        => await Assert.ThrowsAsync<JsonException>(Output.JsonDeserialize<int>(Output.Create("{")).ObserveAsync);

    [Fact]
    public void Neither_is_done_to_null()
    {
        Assert.Throws<ArgumentNullException>("value", () => Output.JsonSerialize<int>(null!));
        Assert.Throws<ArgumentNullException>("json", () => Output.JsonDeserialize<int>(null!));
    }

    private sealed record Nameplate
    {
        public Output<string>? Name { get; init; }

        public Input<int>? Size { get; init; }

        public InputList<string>? Parts { get; init; }

        public InputMap<string>? Tags { get; init; }
    }
}
