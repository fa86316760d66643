namespace PmoBackup.Policy;

/// <summary>What a retention plan does with something in a store.</summary>
public enum RetentionAction
{
    /// <summary>It stays.</summary>
    Keep = 0,

    /// <summary>It goes.</summary>
    Remove = 1,
}
