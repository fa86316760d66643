using System.Text.RegularExpressions;
using Pulumi.TestEngine;

namespace PmoBackup.Infra.Tests.Image;

/// <summary>The Dockerfile's instructions, continued lines joined and comments left out.</summary>
internal static partial class Dockerfile
{
    public static IReadOnlyList<(string Word, string Arguments)> Instructions { get; } = Read();

    /// <summary>Those of the last stage, which is the image.</summary>
    public static IReadOnlyList<(string Word, string Arguments)> Image { get; } =
        [.. Instructions.Skip(Instructions.ToList().FindLastIndex(instruction => instruction.Word == "FROM"))];

    public static IEnumerable<string> All(string word) => Instructions.Where(i => i.Word == word).Select(i => i.Arguments);

    /// <summary>The last of the image's, which counts.</summary>
    public static string Last(string word) => Image.Last(i => i.Word == word).Arguments;

    private static List<(string Word, string Arguments)> Read()
    {
        var lines = File.ReadAllLines(Repository.PathOf("Dockerfile")).Where(line => !line.TrimStart().StartsWith('#'));
        var joined = Continued().Replace(string.Join('\n', lines), " ");
        return [.. joined.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).Select(parts => (parts[0], parts[1].Trim()))];
    }

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();
}
