using System.Text.Json;

namespace PmoBackup.Plan;

/// <summary>How a plan that <c>--json</c> wrote is read again.</summary>
internal static class PlanJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);
}
