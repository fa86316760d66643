namespace PmoBackup.Cli.Tests.Commands;

/// <summary>The tests that share the server, the store and its one backup.</summary>
[CollectionDefinition(Name)]
public sealed class CliServerCollection : ICollectionFixture<CliServer>
{
    public const string Name = "CLI server";
}
