using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>Nothing in its forms: null, empty, default, never set, only looked at.</summary>
internal sealed class EmptyValues : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var looked = new WidgetArgs { Size = 1 };
        _ = looked.Tags;
        new Widget("looked-at", looked);
        new Widget("null-text", new WidgetArgs { Size = 0, Label = Output.Create((string)null!), Peer = "" });
        new Setting("null", new SettingArgs { Value = null, Note = null });
        new Setting("nulls", new SettingArgs
        {
            Value = new Dictionary<string, object?> { ["a"] = null, ["b"] = new object?[] { null, 1 } },
        });
        new Setting("default-array", new SettingArgs { Value = default(ImmutableArray<string>) });
        new Setting("empty-array", new SettingArgs { Value = ImmutableArray<string>.Empty });
        new Setting("empty-map", new SettingArgs { Value = new Dictionary<string, string>() });
        new Setting("secret-null", new SettingArgs { Note = Output.CreateSecret((string)null!) });
        new Setting("no-arguments", null!);
        return new Dictionary<string, object?>
        {
            ["null"] = null,
            ["nullOutput"] = Output.Create((string?)null),
            ["empty"] = "",
            ["emptyList"] = Array.Empty<string>(),
            ["nothing"] = Output.Create(ValueTuple.Create()),
            ["applied"] = Output.Create(1).Apply(_ => Task.CompletedTask),
        };
    });
}
