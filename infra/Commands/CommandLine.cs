using System.Collections.Immutable;

namespace PmoBackup.Infra.Commands;

/// <summary>A line for <c>/bin/sh</c> that runs the launcher; each word is quoted where it needs it.</summary>
public sealed record CommandLine
{
    private ImmutableList<string> Words { get; init; } = [];

    /// <summary>A line that runs the CLI. Programs of the stack run in <c>infra/</c>, the launcher lies above it.</summary>
    /// <param name="words">The command's words, such as <c>hosting</c>, <c>database</c>, <c>show</c>.</param>
    public static CommandLine Pmo(params string[] words) => new() { Words = ["../pmo", .. words] };

    /// <summary>The line with an option.</summary>
    public CommandLine With(string option, string value) => this with { Words = [.. Words, option, value] };

    /// <summary>The line with an option for each of the values.</summary>
    public CommandLine With(string option, IEnumerable<string> values)
        => values.Aggregate(this, (line, value) => line.With(option, value));

    /// <summary>The line with a word, such as an option without a value.</summary>
    public CommandLine With(string word) => this with { Words = [.. Words, word] };

    /// <summary>The line, as the shell reads it.</summary>
    public override string ToString() => string.Join(' ', Words.Select(Quote));

    /// <summary>A word, as the shell takes it whatever is in it.</summary>
    internal static string Quote(string word)
        => word.Length > 0 && word.All(IsPlain) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter)
        => char.IsAsciiLetterOrDigit(letter) || "-_./:=,@+%".Contains(letter, StringComparison.Ordinal);
}
