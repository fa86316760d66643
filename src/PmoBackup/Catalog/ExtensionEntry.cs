namespace PmoBackup.Catalog;

/// <summary>One installed extension.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version on the source.</param>
/// <param name="Schema">The schema of its objects.</param>
public sealed record ExtensionEntry(string Name, string Version, string Schema);
