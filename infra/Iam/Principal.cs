namespace PmoBackup.Infra.Iam;

/// <summary>Whom a statement of a resource's or a trust policy is about.</summary>
/// <param name="Kind"><c>AWS</c>, <c>Service</c> or <c>Federated</c>.</param>
/// <param name="Ids">ARNs, service names, or <c>*</c>.</param>
public sealed record Principal(string Kind, params IReadOnlyList<string> Ids)
{
    /// <summary>Everybody; conditions say who of them.</summary>
    public static Principal Anyone { get; } = new("AWS", "*");

    /// <summary>
    /// Everybody in an account whose own policies allow it too. Named this way, a role that is deleted and made again is still
    /// meant; IAM would bind the ARN of a role to the one that existed when the policy was written.
    /// </summary>
    public static Principal Account(string id) => new("AWS", $"arn:aws:iam::{id}:root");

    /// <summary>A service, such as <c>ecs-tasks.amazonaws.com</c>.</summary>
    public static Principal Service(string name) => new("Service", name);

    /// <summary>An identity provider, by its ARN.</summary>
    public static Principal Federated(string arn) => new("Federated", arn);
}
