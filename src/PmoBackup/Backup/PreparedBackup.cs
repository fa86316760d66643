using PmoBackup.Postgres;

namespace PmoBackup.Backup;

/// <summary>What the preflight found.</summary>
/// <param name="Server">The server that will be read.</param>
/// <param name="Tools">The tools that fit it.</param>
/// <param name="Compress">The compression to use.</param>
public sealed record PreparedBackup(ServerIdentity Server, PostgresTools Tools, string Compress);
