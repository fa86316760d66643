namespace PmoBackup.Infra.Settings.Reading;

/// <summary>A setting that cannot stand.</summary>
/// <param name="Key">Its path, as <c>pulumi config set --path</c> takes it.</param>
/// <param name="Value">What it is; null where it is missing.</param>
/// <param name="Problem">What is wrong, such as <c>must be GOVERNANCE or COMPLIANCE</c>.</param>
/// <param name="Fix">What to do, as a sentence.</param>
public sealed record Violation(string Key, string? Value, string Problem, string Fix)
{
    /// <summary>One line for a person.</summary>
    public override string ToString() => Value is null
        ? $"{Key} is not set: it {Problem}. {Fix}"
        : $"{Key} is '{Value}': it {Problem}. {Fix}";
}
