using PmoBackup.Infra.Components;
using PmoBackup.Policy;

namespace PmoBackup.Infra.Tests;

public class AlarmRulesTests
{
    private static readonly IReadOnlyList<AlarmRule> s_rules = AlarmRules.Of(SampleStack.Settings, SampleStack.Names);

    [Fact]
    public void A_database_without_a_success_for_36_hours_is_told_and_so_is_silence()
    {
        var rule = s_rules.Single(rule => rule.Name == "backup-silent-platform");

        Assert.Equal(("Sum", "LessThanThreshold", 1.0, 36, "breaching"),
            (rule.Statistic, rule.Comparison, rule.Threshold, rule.Hours, rule.MissingData));
        Assert.Equal(TimeSpan.FromHours(1), AlarmRule.Period);
        Assert.Equal(("PmoBackup", "BackupSucceeded"), (rule.Source.Namespace, rule.Source.Name));
        Assert.Equal(new Dictionary<string, string> { ["Stack"] = "prod", ["Database"] = "platform" }, rule.Source.Dimensions);
    }

    [Fact]
    public void The_age_that_is_told_sounds_at_the_same_hour()
        => Assert.Equal(36 * 3600, s_rules.Single(rule => rule.Name == "backup-stale-platform").Threshold);

    [Fact]
    public void Settings_may_ask_for_an_earlier_alarm()
    {
        var rules = AlarmRules.Of(
            SampleStack.Settings with { Alarms = SampleStack.Settings.Alarms with { BackupSilenceHours = 26 } },
                SampleStack.Names);

        Assert.Equal(26, rules.Single(rule => rule.Name == "backup-silent-reports").Hours);
    }

    [Fact]
    public void Every_alarm_looks_back_no_further_than_CloudWatch_does()
    {
        Assert.All(s_rules, rule => Assert.InRange(rule.LooksBack, TimeSpan.FromHours(1), TimeSpan.FromDays(7)));
        Assert.True(AlarmRule.Period >= TimeSpan.FromHours(1),
            "Past a day CloudWatch looks back in periods of an hour or more only.");
    }

    [Fact]
    public void Alarms_and_the_program_speak_of_the_same_metrics()
        => Assert.Equal(
            BackupMetric.All.Select(metric => metric.Name).Order(),
            s_rules.Where(rule => rule.Source.Namespace == BackupMetric.Namespace)
                .Select(rule => rule.Source.Name).Distinct().Order());

    [Fact]
    public void A_metric_is_looked_at_with_the_dimensions_that_it_is_told_with()
        => Assert.All(
            s_rules.Where(rule => rule.Source.Namespace == BackupMetric.Namespace),
            rule => Assert.Equal(
                BackupMetric.All.Single(metric => metric.Name == rule.Source.Name).IsPerDatabase,
                rule.Source.Dimensions.ContainsKey(BackupMetric.DatabaseDimension)));

    [Fact]
    public void A_drill_and_a_review_done_on_the_last_day_of_the_longest_interval_make_no_noise()
    {
        Assert.True(DaysTooMany("drill-overdue-platform", "monthly-drill") >= 0);
        Assert.True(DaysTooMany("review-overdue", "quarterly-review") >= 0);
    }

    [Fact]
    public void A_drill_and_a_review_that_were_missed_are_told_within_two_days()
    {
        Assert.True(DaysTooMany("drill-overdue-platform", "monthly-drill") <= 2);
        Assert.True(DaysTooMany("review-overdue", "quarterly-review") <= 2);
    }

    [Fact]
    public void A_restore_above_the_target_an_anomaly_and_a_probe_that_got_through_are_told()
    {
        Assert.Equal(600, s_rules.Single(rule => rule.Name == "drill-slow-platform").Threshold);
        Assert.Equal(("GreaterThanThreshold", 0.0), Of("anomaly-platform"));
        Assert.Equal(("GreaterThanThreshold", 0.0), Of("probe-succeeded"));

        static (string, double) Of(string name)
            => s_rules.Where(rule => rule.Name == name).Select(rule => (rule.Comparison, rule.Threshold)).Single();
    }

    [Fact]
    public void Every_database_has_the_same_alarms_under_names_of_its_own()
    {
        Assert.Equal(s_rules.Count, s_rules.Select(rule => rule.Name).Distinct().Count());
        Assert.Equal(
            Kinds("-platform"), Kinds("-reports"));

        static IEnumerable<string> Kinds(string database) => s_rules.Select(rule => rule.Name)
            .Where(name => name.EndsWith(database, StringComparison.Ordinal)).Select(name => name[..^database.Length]);
    }

    private static double DaysTooMany(string rule, string task)
        => s_rules.Single(known => known.Name == rule).Threshold - LongestInterval(task).TotalDays;

    private static TimeSpan LongestInterval(string task)
    {
        var runs = TaskCatalog.All.Single(known => known.Name == task).Schedule
            .NextRuns(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).Take(400).ToList();
        return runs.Zip(runs.Skip(1), (earlier, later) => later - earlier).Max();
    }
}
