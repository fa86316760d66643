namespace PmoBackup.Storage.S3;

/// <summary>How the objects of a bucket are locked.</summary>
public enum LockMode
{
    /// <summary>As long as their class says, in the mode of the bucket's default retention.</summary>
    AsBucket = 0,

    /// <summary>As long as their class says; a role with a permission of its own can lift it.</summary>
    Governance = 1,

    /// <summary>As long as their class says; nobody can lift it, not even the account's owner.</summary>
    Compliance = 2,

    /// <summary>By the bucket's default retention alone: nothing is said with a put.</summary>
    Default = 3,

    /// <summary>Not at all, and the bucket need keep no versions.</summary>
    Off = 4,
}
