namespace PmoBackup.Infra.Tests.Evaluation;

/// <summary>To whom a resource's policy gives something.</summary>
internal enum Reach
{
    /// <summary>To others, or to nobody.</summary>
    None = 0,

    /// <summary>To the caller's account, whose own policies must give it too.</summary>
    Account = 1,

    /// <summary>To the caller.</summary>
    Caller = 2,
}
