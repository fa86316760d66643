using PmoBackup.Hosting;
using PmoBackup.Postgres;
using PmoBackup.Storage;

namespace PmoBackup.Demo;

/// <summary>A demo that was left standing.</summary>
/// <param name="Server">Its server.</param>
/// <param name="Database">The database, without password.</param>
/// <param name="Store">The store.</param>
public sealed record KeptDemo(KeptServer Server, DatabaseUrl Database, StoreUrl Store);
