using System.Text.Json;

namespace PmoBackup.Cli.Tests.Commands;

/// <summary>What tests ask of the JSON that a command writes.</summary>
internal static class Document
{
    /// <summary>Standard output as the one document that it has to be.</summary>
    public static JsonElement Of(Finished finished)
    {
        Assert.Equal(1, finished.Out.Count(c => c == '\n'));
        using var document = JsonDocument.Parse(finished.Out);
        return document.RootElement.Clone();
    }

    public static string[] Members(this JsonElement element) => [.. element.EnumerateObject().Select(m => m.Name)];

    public static JsonElement At(this JsonElement element, params string[] path) =>
        path.Aggregate(element, (inner, name) => inner.GetProperty(name));

    public static string Text(this JsonElement element, params string[] path) => element.At(path).ToString();
}
