namespace Pulumi.Testing;

/// <summary>What a program under test is told of its run.</summary>
public class TestOptions
{
    /// <summary>Default <c>project</c>.</summary>
    public string? ProjectName { get; set; }

    /// <summary>Default none.</summary>
    public string? RootDirectory { get; set; }

    /// <summary>Default <c>stack</c>.</summary>
    public string? StackName { get; set; }

    /// <summary>Default true.</summary>
    public bool? IsPreview { get; set; }

    /// <summary>Default <c>organization</c>.</summary>
    public string? OrganizationName { get; set; }
}
