namespace PmoBackup.Hosting;

/// <summary>What a private server on this machine is made of.</summary>
public sealed record LocalServerOptions
{
    /// <summary>The folder that holds initdb, pg_ctl and postgres; <see cref="ServerBinaries"/> finds one.</summary>
    public required string BinFolder { get; init; }

    /// <summary>Where the server's own folder is made; null for the folder of temporary files. At most about 70 bytes long, since
    /// a Unix socket's path is limited to 103.</summary>
    public string? ParentFolder { get; init; }

    /// <summary>The encoding of its databases. Default: UTF8.</summary>
    public string Encoding { get; init; } = "UTF8";

    /// <summary>The locale of its databases; null for C.UTF-8 where the machine has it and the encoding is UTF8, else C.</summary>
    public string? Locale { get; init; }

    /// <summary>More settings for postgresql.conf; they win over ours. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether data survives a crash of the machine. Default: false, which is faster, since nothing is synced.</summary>
    public bool Durable { get; init; }

    /// <summary>Whether the server speaks TLS, with a certificate made for it. Default: true.</summary>
    public bool Tls { get; init; } = true;
}
