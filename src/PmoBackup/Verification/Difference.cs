namespace PmoBackup.Verification;

/// <summary>Something that is not as the backup says.</summary>
/// <param name="Kind">What it is: rows, content, sequence, large objects, or a kind of object.</param>
/// <param name="Name">Which one.</param>
/// <param name="Expected">What the backup says.</param>
/// <param name="Actual">What the database says.</param>
public sealed record Difference(string Kind, string Name, string Expected, string Actual)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} of {Name}: expected {Expected}, found {Actual}";
}
