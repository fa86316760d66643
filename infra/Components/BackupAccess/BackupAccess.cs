using System.Collections.Immutable;
using PmoBackup.Infra.Settings;
using Pulumi;
using Pulumi.Aws.Iam;

namespace PmoBackup.Infra.Components;

/// <summary>Who works with the vault: one role for each part in it.</summary>
public sealed class BackupAccess : ComponentResource
{
    // The least that IAM takes. A session that was stolen is worth little for long.
    private const int SessionSeconds = 3600;

    private readonly BackupAccessArgs _args;
    private readonly CustomResourceOptions _options;

    /// <summary>Declares it.</summary>
    public BackupAccess(string name, BackupAccessArgs args, ComponentResourceOptions? options = null)
        : base("pmo:index:BackupAccess", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        (_args, _options) = (args, new CustomResourceOptions { Parent = this });
        var trusted = GitHub(name, args.Settings.Access.GitHub);
        var roles = VaultRole.In(args.Settings).ToDictionary(role => role, role => Role(name, role, trusted));
        RoleArns = roles.ToDictionary(role => role.Key, role => role.Value.Role.Arn);
        Keepers = [.. new[] { VaultRole.Deploy, VaultRole.BreakGlass }.SelectMany(
            role => new Resource[] { roles[role].Role, roles[role].Policy })];
        ArnsByName = Output.All(RoleArns.Select(role => role.Value.Apply(arn => KeyValuePair.Create(role.Key.Name, arn))))
            .Apply(pairs => pairs.ToImmutableDictionary());
        RegisterOutputs();
    }

    /// <summary>The roles' ARNs.</summary>
    public IReadOnlyDictionary<VaultRole, Output<string>> RoleArns { get; }

    /// <summary>Those that may still change the vault when its policy is there; it must not be there before them.</summary>
    public IReadOnlyList<Resource> Keepers { get; }

    /// <summary>The roles' ARNs, by the roles' names.</summary>
    [Output("roleArns")]
    public Output<ImmutableDictionary<string, string>> ArnsByName { get; private set; }

    private (Role Role, RolePolicy Policy) Role(string name, VaultRole which, InputList<Resource> trusted)
    {
        var role = new Role($"{name}-{which}", new RoleArgs
        {
            Name = _args.Names.RoleName(which),
            Description = $"The vault's {which}: {which.Does}",
            AssumeRolePolicy = TrustPolicies.For(which, _args.Settings, _args.Names).ToJson(),
            MaxSessionDuration = SessionSeconds,
        }, CustomResourceOptions.Merge(_options, new CustomResourceOptions { DependsOn = trusted }));
        var policy = new RolePolicy($"{name}-{which}", new RolePolicyArgs
        {
            Role = role.Name,
            Name = "part-in-the-vault",
            Policy = VaultPolicies.For(which, _args.Settings, _args.Names).ToJson(),
        }, _options);
        return (role, policy);
    }

    /// <summary>GitHub's identity provider, of which an account has one at most.</summary>
    private InputList<Resource> GitHub(string name, GitHubSettings? gitHub) => gitHub is null or { HasProvider: true }
        ? []
        : new Resource[]
        {
            new OpenIdConnectProvider($"{name}-github", new OpenIdConnectProviderArgs
            {
                Url = $"https://{TrustPolicies.GitHubIssuer}",
                ClientIdLists = { "sts.amazonaws.com" },
            }, _options),
        };
}
