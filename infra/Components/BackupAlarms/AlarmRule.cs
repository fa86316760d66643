namespace PmoBackup.Infra.Components;

/// <summary>An alarm on a metric.</summary>
public sealed record AlarmRule
{
    /// <summary>The last part of its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it looks at.</summary>
    public required AlarmSource Source { get; init; }

    /// <summary>How the values of a period become one: <c>Sum</c> or <c>Maximum</c>.</summary>
    public required string Statistic { get; init; }

    /// <summary>Whether it sounds below the threshold; else above it.</summary>
    public bool SoundsBelow { get; init; }

    /// <summary>The threshold, in the metric's unit.</summary>
    public required double Threshold { get; init; }

    /// <summary>How many periods of an hour must be wrong in a row.</summary>
    public required int Hours { get; init; }

    /// <summary>Whether silence is wrong too: the dead man's switch.</summary>
    public required bool SilenceIsWrong { get; init; }

    /// <summary>What has happened and what to do, in two sentences: the text that people get at night.</summary>
    public required string Text { get; init; }

    /// <summary>The length of a period: CloudWatch looks back more than a day only in periods of an hour or more.</summary>
    public static TimeSpan Period { get; } = TimeSpan.FromHours(1);

    /// <summary>How far back it looks; CloudWatch allows 7 days.</summary>
    public TimeSpan LooksBack => Hours * Period;

    /// <summary>The comparison, as CloudWatch spells it.</summary>
    public string Comparison => SoundsBelow ? "LessThanThreshold" : "GreaterThanThreshold";

    /// <summary>What missing data counts as, as CloudWatch spells it.</summary>
    public string MissingData => SilenceIsWrong ? "breaching" : "notBreaching";
}
