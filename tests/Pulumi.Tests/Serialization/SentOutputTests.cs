using Google.Protobuf.WellKnownTypes;
using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;
using static Pulumi.Tests.Internals.WireForm;

namespace Pulumi.Tests.Serialization;

/// <summary>What is sent for outputs and resources, and what is known of where a value comes from.</summary>
public sealed class SentOutputTests
{
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
        Assert.Equal(
            (Json("\"a\""), Signs.Secret(Json("\"b\"")), Value.ForString(Signs.Unknown)),
            (fields["a"], fields["b"], fields["c"]));
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






}
