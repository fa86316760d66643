using PmoBackup.Errors;
using PmoBackup.Infra;
using Pulumi;
using Pulumi.Engine;

namespace PmoBackup.Plan;

/// <summary>What a stack declares.</summary>
internal sealed record StackPlan(
    string Stack,
    IReadOnlyList<PlannedResource> Resources,
    IReadOnlyList<RetentionRow> Retention,
    IReadOnlyList<AccessRow> Access,
    IReadOnlyList<ScheduleRow> Schedule)
{
    /// <summary>Runs the stack's own program against nobody.</summary>
    /// <exception cref="UsageException">The program refuses the settings.</exception>
    public static async Task<StackPlan> MakeAsync(StackFile file, DateTimeOffset now)
    {
        IReadOnlyList<PlannedResource> resources;
        try
        {
            var engine = await Deployment.RecordAsync<BackupStack>(new Nothing(), new ProgramSettings
            {
                Project = file.Project,
                Stack = file.Stack,
                Organization = "organization",
                IsDryRun = true,
                Config = file.Config,
            });
            string UrnOf(RegisterResourceRequest request) => engine.MakeUrn(request.Parent, request.Type, request.Name);
            var names = engine.Requests.DistinctBy(UrnOf).ToDictionary(UrnOf, request => request.Name);
            resources =
            [
                .. engine.Requests.Select(request => ToResource(request, UrnOf(request), names))
                    .OrderBy(resource => resource.Type, StringComparer.Ordinal).ThenBy(resource => resource.Name, StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is RunException or AggregateException)
        {
            var reasons = e is AggregateException several ? several.InnerExceptions.Select(inner => inner.Message) : [e.Message];
            throw new UsageException(string.Join('\n', reasons), $"Mend Pulumi.{file.Stack}.yaml; docs/infra.md tells every setting.", e);
        }
        return new StackPlan(
            file.Stack, resources, RetentionRow.FromPolicy(), AccessRow.From(resources), ScheduleRow.From(resources, now));
    }

    private static PlannedResource ToResource(RegisterResourceRequest request, string urn, Dictionary<string, string> names) => new(
        request.Type,
        request.Name,
        names.GetValueOrDefault(request.Parent),
        urn,
        request.Parent.Length == 0 ? null : request.Parent,
        request.Protect,
        [.. request.Dependencies.Select(dependency => names.GetValueOrDefault(dependency, dependency)).Order(StringComparer.Ordinal)],
        PlannedValue.ToJson(request.Object));
}
