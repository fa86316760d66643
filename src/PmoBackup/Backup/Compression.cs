using System.Globalization;
using PmoBackup.Postgres;

namespace PmoBackup.Backup;

/// <summary>The names of compressions, and how each pg_dump is told about them.</summary>
internal static class Compression
{
    public static bool IsValid(string text) => text == "none" || text.Split(':') is [var method, var level]
        && int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && ((method == "gzip" && number is >= 1 and <= 9) || (method == "zstd" && number is >= 1 and <= 19));

    /// <summary>By <c>./pmo bench levels</c>: the fastest level whose archive is at most 1.1 times that of the runbook's gzip:9.</summary>
    public static string Best(PostgresTools tools) => tools.HasZstd ? "zstd:1" : "gzip:4";

    /// <summary>The argument for pg_dump. Before version 16 it knows gzip's levels only.</summary>
    public static string Argument(string compression, PostgresTools tools) => compression switch
    {
        "none" => "--compress=0",
        _ when tools.Major < 16 => $"--compress={compression.Split(':')[1]}",
        _ => $"--compress={compression}",
    };
}
