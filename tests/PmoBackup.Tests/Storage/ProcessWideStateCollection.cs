namespace PmoBackup.Tests.Storage;

/// <summary>Tests that change or count what belongs to the whole process; they run alone, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWideStateCollection
{
    public const string Name = "Process-wide state";
}
