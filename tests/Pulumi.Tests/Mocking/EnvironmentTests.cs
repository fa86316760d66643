namespace Pulumi.Tests.Mocking;

/// <summary>Tests that set environment variables of this process run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentTests
{
    public const string Name = "Environment";
}
