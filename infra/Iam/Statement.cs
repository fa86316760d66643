namespace PmoBackup.Infra.Iam;

/// <summary>One sentence of a policy. Add conditions and principals with <c>with</c>.</summary>
public sealed record Statement
{
    private Statement(Effect effect, string sid, IReadOnlyList<string> actions, IReadOnlyList<string> resources) =>
        (Effect, Sid, Actions, Resources) = (effect, sid, actions, resources);

    /// <summary>What it does.</summary>
    public Effect Effect { get; }

    /// <summary>Its name, letters and digits, unique in its document; says what the statement is for.</summary>
    public string Sid { get; }

    /// <summary>Such as <c>s3:PutObject</c>, with <c>*</c> and <c>?</c> as wildcards.</summary>
    public IReadOnlyList<string> Actions { get; }

    /// <summary>ARNs, with wildcards. Empty in trust policies, which are about their own role.</summary>
    public IReadOnlyList<string> Resources { get; }

    /// <summary>Whom it is about; none in a role's own policy, which is about the role.</summary>
    public IReadOnlyList<Principal> Principals { get; init; } = [];

    /// <summary>When it applies; always where there are none.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Permits actions on resources.</summary>
    public static Statement Allow(string sid, IReadOnlyList<string> actions, IReadOnlyList<string> resources) =>
        new(Effect.Allow, sid, actions, resources);

    /// <summary>Refuses actions on resources to everybody whom the conditions do not spare.</summary>
    public static Statement Deny(string sid, IReadOnlyList<string> actions, IReadOnlyList<string> resources) =>
        new(Effect.Deny, sid, actions, resources) { Principals = [Principal.Anyone] };

    /// <summary>Lets a principal become the role whose trust policy this is.</summary>
    public static Statement Trust(string sid, Principal principal, string action = "sts:AssumeRole") =>
        new(Effect.Allow, sid, [action], []) { Principals = [principal] };
}
