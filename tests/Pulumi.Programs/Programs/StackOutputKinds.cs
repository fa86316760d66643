using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace Programs;

/// <summary>Whatever a program can return as its outputs.</summary>
internal sealed class StackOutputKinds : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        await Task.Yield();
        var widget = new Widget("widget", new WidgetArgs { Size = 2, Label = "l" });
        IDictionary<string, object?> outputs = new Dictionary<string, object?>
        {
            ["text"] = "t",
            ["number"] = 1.25,
            ["flag"] = true,
            ["output"] = widget.Size,
            ["input"] = (Input<string>)widget.Endpoint,
            ["list"] = new List<object?> { 1, widget.Label, null },
            ["array"] = ImmutableArray.Create("a", "b"),
            ["map"] = ImmutableDictionary<string, object?>.Empty.Add("inner", widget.Id),
            ["args"] = new WidgetArgs { Size = 5, Tags = { ["late"] = widget.Endpoint } },
            ["json"] = JsonSerializer.Deserialize<JsonElement>("""{"a":[1,null,{"b":"c"}]}"""),
            ["union"] = Union<int, string>.FromT1("u"),
            ["day"] = DayOfWeek.Friday,
            ["nestedOutput"] = Output.Create(Output.Create("inner")),
            ["resource"] = widget,
        };
        return outputs;
    });
}
