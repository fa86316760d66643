using PmoBackup.Postgres;

namespace PmoBackup.Bench;

/// <summary>One way to take a backup.</summary>
/// <param name="Kind">What runs.</param>
/// <param name="Tools">With which tools of PostgreSQL.</param>
/// <param name="Compression">How the archive is compressed; the runbook says so itself.</param>
public sealed record Variant(VariantKind Kind, PostgresTools Tools, string Compression)
{
    /// <summary>How it is called in tables and files, for instance <c>counts 15 gzip</c>.</summary>
    public string Name => Kind == VariantKind.Runbook ? "runbook" : $"{Kind.ToString().ToLowerInvariant()} {Tools.Major} {Compression}";

    /// <summary>The compression that a backup chooses by itself.</summary>
    /// <param name="kind">What runs.</param>
    /// <param name="tools">With which tools of PostgreSQL.</param>
    public static Variant Default(VariantKind kind, PostgresTools tools) => new(kind, tools, Backup.Compression.Best(tools));
}
