using Pulumi.Engine;

namespace Pulumi;

/// <summary>
/// Keeps production stacks on the official SDK: this one is for tests, plans and previews. A stack is production when its
/// configuration says <c>environment: production</c>.
/// </summary>
internal static class ProductionGuard
{
    /// <summary>Set to 1 or true by whoever means it.</summary>
    public const string Override = "PMO_LOCAL_SDK_IS_MEANT";

    /// <summary>Refuses an update, warns in a preview.</summary>
    /// <exception cref="RunException">It is an update of a production stack, and nobody said that it is meant.</exception>
    public static void Check(ProgramSettings settings, EngineLog log)
    {
        var environment = settings.Config.GetValueOrDefault($"{settings.Project}:environment");
        if (!string.Equals(environment, "production", StringComparison.OrdinalIgnoreCase) || ProgramSettings.IsSet(Override))
            return;
        var fact = $"The stack '{settings.Stack}' is production, and this program was built on the local Pulumi SDK in sdks/.";
        const string hint = "Set the environment variable PulumiSdk=nuget to build it on the official packages";
        if (!settings.IsDryRun)
            throw new RunException($"{fact}\n{hint}, or {Override}=true if an update with the local SDK is what you mean.");
        log.SendAsync(Severity.Warning, $"{fact} An update will be refused. {hint}.");
    }
}
