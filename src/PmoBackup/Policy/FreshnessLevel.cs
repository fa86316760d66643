namespace PmoBackup.Policy;

/// <summary>How the newest backup's age is judged, from good to bad.</summary>
public enum FreshnessLevel
{
    /// <summary>Younger than the warning limit.</summary>
    Fresh = 0,

    /// <summary>At or past the warning limit; the next backup is late.</summary>
    Warning = 1,

    /// <summary>At or past the maximum age, or there is no backup whose age can be believed.</summary>
    Stale = 2,
}
