using PmoBackup.Infra.Safety;
using PmoBackup.Policy;
using Pulumi;
using static PmoBackup.Infra.Tests.BrokenStack;

namespace PmoBackup.Infra.Tests;

/// <summary>Each invariant, broken.</summary>
public class InvariantTests
{
    [Fact]
    public void A_safe_stack_breaks_none() => Invariants.Require(Safe);

    [Fact]
    public void All_that_is_broken_is_told_at_once()
    {
        var unsafeVault = Safe.Settings.Vault with
        {
            LockDays = 500,
            Replica = Safe.Settings.Vault.Replica! with { Region = "eu-central-1" }
        };
        var failure = Assert.Throws<RunException>(() => Invariants.Require(
            StackFacts.Of(Safe.Settings with { Vault = unsafeVault })));

        Assert.Contains("lock-before-expiry: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("replica-elsewhere: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_invariant_has_a_name_of_its_own() => Assert.Distinct(Invariants.All.Select(i => i.Name));

    [Fact]
    public void Locks_that_outlast_expiry() =>
        AssertBroken("lock-before-expiry", Of(s => s with { Vault = s.Vault with { LockDays = 9 } }), "predeploy/", "9 days");

    [Fact]
    public void Production_with_shorter_locks() =>
        AssertBroken("kept-as-promised", Of(s => s with { Vault = s.Vault with { LockDays = 1 } }), "daily/", "vault.lockDays");

    [Fact]
    public void Staging_may_have_shorter_locks() =>
        Assert.Empty(
            Broken("kept-as-promised", Of(s => s with { Environment = "staging", Vault = s.Vault with { LockDays = 1 } })));

    [Theory]
    [InlineData(29)]
    [InlineData(30)]
    public void A_lifecycle_that_expires_too_early(int days) => AssertBroken(
        "kept-as-promised",
            Safe with { Lifecycle = [.. Safe.Lifecycle.Select(r => r.Id == "daily" ? r with { ExpireDays = days } : r)] },
            "daily/");

    [Fact]
    public void A_folder_without_a_rule() => AssertBroken(
        "kept-as-promised", Safe with { Lifecycle = [.. Safe.Lifecycle.Where(r => r.Id != "records")] }, "records/");

    [Fact]
    public void Versions_and_markers_that_stay_for_ever()
    {
        AssertBroken(
            "room-is-freed", Safe with { Lifecycle = [.. Safe.Lifecycle.Select(r => r with { NoncurrentDays = null })] },
            "weekly/");
        AssertBroken("room-is-freed", Safe with { Lifecycle = [.. Safe.Lifecycle.Where(r => !r.RemovesExpiredMarkers)] },
            "markers");
    }

    [Fact]
    public void A_replica_in_the_same_region() => AssertBroken(
        "replica-elsewhere", Of(s => s with { Vault = s.Vault with { Replica = s.Vault.Replica! with { Region = s.Region } } }),
            "lost together");

    [Fact]
    public void A_replica_of_the_same_name() => AssertBroken(
        "replica-elsewhere", Of(
            s => s with { Vault = s.Vault with { Replica = s.Vault.Replica! with { Bucket = s.Vault.Bucket } } }),
            "unique in the world");

    [Fact]
    public void A_recovery_window_of_six_days() => AssertBroken(
        "recovery-window", Of(
            s => s with { Databases = [SampleStack.OnRds with { Rds = SampleStack.Rds with { BackupRetentionDays = 6 } }] }),
            "6 days instead of 7");

    [Fact]
    public void A_reader_that_could_remove_a_database() => AssertBroken(
        "drills-apart", Allowing(VaultRole.Reader, "rds:DeleteDBInstance", Safe.Names.InstanceArn("*")),
            "rds:DeleteDBInstance on reports");

    [Fact]
    public void A_reader_that_could_read_a_connection_string() => AssertBroken(
        "drills-apart",
        Allowing(VaultRole.Reader, "secretsmanager:GetSecretValue", Safe.Names.Arn("secretsmanager", "secret:*")),
            "connection string of platform");

    [Fact]
    public void An_alarm_that_sounds_later_than_the_policy_says() => AssertBroken(
        "alarms-in-time", Of(s => s with { Alarms = s.Alarms with { BackupSilenceHours = 37 } }), "37 hours instead of 36");

    [Fact]
    public void A_deadline_that_a_backup_was_seen_to_miss() => AssertBroken(
        "deadline-above-measured", Of(s => s with { Databases = [SampleStack.OnRender with { MeasuredBackupMinutes = 90 }] }),
            "platform takes 90 minutes");

    [Theory]
    [InlineData("monthly-drill", "cron(0 6 1 * ? *)")]
    [InlineData("monthly-drill", "cron(0 6 ? * 2#2 *)")]
    [InlineData("daily-backup", "cron(0 3 * * ? *)")]
    [InlineData("freshness-check", "cron(30 * * * ? *)")]
    [InlineData("quarterly-review", "cron(0 10 1 FEB,MAY ? *)")]
    public void A_task_that_runs_at_another_time(string task, string schedule) => AssertBroken(
        "runs-when-the-runbook-says",
        Safe with
        {
            Tasks = [.. Safe.Tasks.Select(t => t.Name == task ? t with { Schedule = CronSchedule.Parse(schedule) }
            : t)]
        }, $"{task} would run");

    [Fact]
    public void A_task_that_ends_some_day() => AssertBroken(
        "runs-when-the-runbook-says",
        Safe with
        {
            Tasks = [.. Safe.Tasks.Select(t => t.Name == "vault-audit"
            ? t with { Schedule = CronSchedule.Parse("cron(0 8 * * ? 2027)") } : t)]
        },
        "stops running");

    [Fact]
    public void A_task_that_was_taken_out() => AssertBroken(
        "runs-when-the-runbook-says", Safe with { Tasks = [.. Safe.Tasks.Where(t => t.Name != "monthly-drill")] },
            "no task monthly-drill");
}
