using PmoBackup.Backup;
using PmoBackup.Drill;
using PmoBackup.Monitoring;
using PmoBackup.Policy;
using PmoBackup.Verification;

namespace PmoBackup.Demo;

/// <summary>The main job, done once on a private server.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="Verification">Its proof.</param>
/// <param name="Lost">What the bad migration destroyed.</param>
/// <param name="Drill">The rehearsal, which proves that the lost rows are back.</param>
/// <param name="Freshness">The check at the end.</param>
/// <param name="Objectives">Targets against what was measured.</param>
/// <param name="Kept">Where to look around; null when everything was removed.</param>
public sealed record DemoResult(
    BackupResult Backup, VerifyResult Verification, LostClients Lost, DrillResult Drill, FreshnessFinding Freshness,
    IReadOnlyList<DemoObjective> Objectives, KeptDemo? Kept)
{
    /// <summary>Whether every step succeeded.</summary>
    public bool Passed => Verification.Passed && Drill.Passed && Freshness.Level == FreshnessLevel.Fresh && Objectives.All(o => o.Met);
}
