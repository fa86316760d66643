using PmoBackup.Infra.Components;
using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Safety;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Tests;

/// <summary>A safe stack, and ways to break it.</summary>
internal static class BrokenStack
{
    public static StackFacts Safe { get; } = StackFacts.Of(VaultScene.Production);

    public static StackFacts Of(Func<StackSettings, StackSettings> change) => StackFacts.Of(change(VaultScene.Production));

    public static StackFacts Allowing(VaultRole role, string action, string resource) =>
        With(role, new([.. Safe.Policies[role].Statements, Statement.Allow("Slip", [action], [resource])]));

    public static StackFacts With(VaultRole role, PolicyDocument policy) =>
        Safe with { Policies = Safe.Policies.ToDictionary(p => p.Key, p => p.Key == role ? policy : p.Value) };

    public static StackFacts Trusting(VaultRole role, PolicyDocument trust) =>
        Safe with { Trusts = Safe.Trusts.ToDictionary(p => p.Key, p => p.Key == role ? trust : p.Value) };

    public static StackFacts GitHubSubject(string subject) => Trusting(
        VaultRole.Preview,
        new(Safe.Trusts[VaultRole.Preview].Statements[0] with
        {
            Conditions = [.. Safe.Trusts[VaultRole.Preview].Statements[0].Conditions.Where(
                c => !c.Key.EndsWith(":sub", StringComparison.Ordinal)),
                new Condition("StringEquals", $"{TrustPolicies.GitHubIssuer}:sub", subject)],
        }));

    public static PolicyDocument Without(PolicyDocument policy, string sid)
    {
        Assert.Contains(policy.Statements, s => s.Sid == sid);
        return new([.. policy.Statements.Where(s => s.Sid != sid)]);
    }

    public static PolicyDocument ForEverybody(PolicyDocument policy, string sid)
    {
        Assert.Contains(policy.Statements, s => s.Sid == sid);
        return new([.. policy.Statements.Select(s => s.Sid == sid ? s with { Conditions = [] } : s)]);
    }

    public static void AssertBroken(string name, StackFacts facts, params string[] told)
    {
        var violations = Broken(name, facts);
        Assert.NotEmpty(violations);
        Assert.All(told, text => Assert.Contains(violations, v => v.Contains(text, StringComparison.Ordinal)));
    }

    public static List<string> Broken(string name, StackFacts facts) =>
        [.. Invariants.All.Single(i => i.Name == name).Violations(facts)];
}
