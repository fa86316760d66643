using System.Globalization;
using PmoBackup.Errors;

namespace PmoBackup.Bench;

/// <summary>What to measure.</summary>
public sealed record BenchOptions
{
    /// <summary>The text of <c>--help</c>.</summary>
    public const string Usage = """
        ./pmo bench [backup|restore|levels] [options]    Measures against the runbook's own procedure, in alternating rounds:
        whole backups, whole restores, or pg_dump alone with one compression level after another.
        ./pmo bench sdk [options]    Measures the local Pulumi SDK: from the start of a program to its last registration.

          --size SIZE         The generated database: 100MB, 1GB (default), 4GB, or any other size from 10MB
          --rounds N          Rounds, 1 to 50. Default: 3
          --clients LIST      Major versions of pg_dump, for instance 15,17. Default: the server's, and 17 where it is named
          --client17 FOLDER   A folder with pg_dump 17 and pg_restore 17. Default: the variable PMO_BENCH_PG17
          --json FILE         Also writes everything that was measured

        With sdk, only --rounds and --json mean something.

        Ends with 0 when every target is met, else with 1. A table shows each target beside what was measured.
        """;

    /// <summary>What is measured: <c>backup</c>, <c>restore</c>, <c>levels</c> or <c>sdk</c>. Default: backup.</summary>
    public string Subject { get; init; } = "backup";

    /// <summary>Bytes of the generated database, indexes included, roughly. Default: 1 GB.</summary>
    public long SizeBytes { get; init; } = 1_000_000_000;

    /// <summary>How often each variant runs, 1 to 50. Default: 3.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Major versions of pg_dump; empty for every one that is at hand.</summary>
    public IReadOnlyList<int> Clients { get; init; } = [];

    /// <summary>Where pg_dump 17 is; null where it is not named.</summary>
    public string? Client17 { get; init; }

    /// <summary>Where to write the figures; null for nowhere.</summary>
    public string? JsonFile { get; init; }

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">Those after the word <c>bench</c>.</param>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <exception cref="UsageException">One is not understood.</exception>
    public static BenchOptions Parse(IReadOnlyList<string> arguments, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(variable);
        var options = new BenchOptions { Client17 = variable("PMO_BENCH_PG17") };
        var hasSubject = arguments is ["backup" or "restore" or "levels" or "sdk", ..];
        options = hasSubject ? options with { Subject = arguments[0] } : options;
        for (var i = hasSubject ? 1 : 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw Wrong($"{arguments[i]} needs a value.");
            options = arguments[i] switch
            {
                "--size" => options with { SizeBytes = Size(value) },
                "--rounds" => options with { Rounds = Number(value, 1, 50) },
                "--clients" => options with { Clients = [.. value.Split(',').Select(v => Number(v, 9, 99))] },
                "--client17" => options with { Client17 = value },
                "--json" => options with { JsonFile = Path.GetFullPath(value) },
                _ => throw Wrong($"{arguments[i]} is not an option."),
            };
        }
        return options;
    }

    private static long Size(string text)
    {
        var unit = text.TrimStart("0123456789".ToCharArray());
        var factor = unit switch { "MB" => 1_000_000L, "GB" => 1_000_000_000L, _ => throw Wrong($"The size '{text}' is not like 100MB or 4GB.") };
        var size = Number(text[..^unit.Length], 1, 100_000) * factor;
        return size >= 10_000_000 ? size : throw Wrong("The size is below 10MB.");
    }

    private static int Number(string text, int minimum, int maximum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number : throw Wrong($"'{text}' is not a number from {minimum} to {maximum}.");

    private static UsageException Wrong(string message) => new(message, "Type './pmo bench --help'.");
}
