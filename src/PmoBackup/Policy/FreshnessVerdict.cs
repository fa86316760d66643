namespace PmoBackup.Policy;

/// <summary>A judged age, with the reason.</summary>
/// <param name="Level">Fresh, warning or stale.</param>
/// <param name="Reason">Why, one sentence for people.</param>
public sealed record FreshnessVerdict(FreshnessLevel Level, string Reason);
