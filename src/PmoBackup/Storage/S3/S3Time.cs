namespace PmoBackup.Storage.S3;

/// <summary>Times as S3 tells them: listings know milliseconds, where headers know seconds only.</summary>
internal static class S3Time
{
    public static DateTimeOffset Of(DateTime? time)
    {
        var utc = new DateTimeOffset(time!.Value.ToUniversalTime(), TimeSpan.Zero);
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond));
    }
}
