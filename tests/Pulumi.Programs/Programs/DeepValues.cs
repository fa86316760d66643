using Pulumi;

namespace Programs;

/// <summary>A value with many floors, a long list, a long text and text in other scripts.</summary>
internal sealed class DeepValues : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        object floor = "ground";
        for (var i = 0; i < 20; i++)
            floor = i % 2 == 0 ? new Dictionary<string, object?> { [$"floor{i}"] = floor } : new[] { floor };
        var tower = new Setting("tower", new SettingArgs { Value = floor });
        new Setting("long-list", new SettingArgs { Value = Enumerable.Range(0, 300).ToArray() });
        new Setting("long-text", new SettingArgs { Note = new string('x', 20_000) });
        new Setting("texts", new SettingArgs
        {
            Value = new[]
            {
                "gr\u00fc\u00df",
                "\u65e5\u672c",
                "\U0001F600",
                "tab\tline\nend\r\n",
                "\u0000",
                "\"quoted\" \\ /",
                "{0} ${x}",
            },
            Note = Output.Format($"{{braces}} {tower.Urn}"),
        });
        return new Dictionary<string, object?> { ["tower"] = tower.Value, ["key with blanks \u00fc"] = 1, [""] = "empty key" };
    });
}
