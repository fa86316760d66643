namespace PmoBackup.Policy;

/// <summary>What a line of a retention plan is about.</summary>
public enum RetentionSubject
{
    /// <summary>A backup; its manifest goes first, so that nobody reads half a backup.</summary>
    Backup = 0,

    /// <summary>A folder of files without a manifest, left by a backup or a removal that died.</summary>
    Orphan = 1,
}
