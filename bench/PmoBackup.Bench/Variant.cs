using PmoBackup.Postgres;

namespace PmoBackup.Bench;

/// <summary>One way to take a backup.</summary>
/// <param name="Kind">What runs.</param>
/// <param name="Tools">With which tools of PostgreSQL.</param>
public sealed record Variant(VariantKind Kind, PostgresTools Tools)
{
    /// <summary>How it is called in tables and files, for instance <c>counts 15 gzip</c>.</summary>
    public string Name => Kind == VariantKind.Runbook ? "runbook" : $"{Kind.ToString().ToLowerInvariant()} {Tools.Major} {Compression}";

    /// <summary>The compression that is best for these tools.</summary>
    public string Compression => Backup.Compression.Best(Tools);
}
