using System.Text.Json.Nodes;
using PmoBackup.Infra.Settings;
using PmoBackup.Infra.Settings.Reading;

namespace PmoBackup.Infra.Tests;

/// <summary>Settings that stand, as Pulumi gives them, to break one at a time.</summary>
internal sealed class ValidSettings
{
    private readonly JsonObject _values = JsonNode.Parse("""
        {
          "environment": "production",
          "accountId": "123456789012",
          "vault": {
            "bucket": "acme-backups", "lockMode": "GOVERNANCE",
            "replica": { "bucket": "acme-replica", "region": "eu-west-1", "accountId": "999988887777",
                "roleArn": "arn:aws:iam::999988887777:role/replica" }
          },
          "access": {
            "breakGlass": ["arn:aws:iam::123456789012:user/carol"],
            "deployers": ["arn:aws:iam::123456789012:role/admin"],
            "state": { "bucket": "acme-state",
                "keyArn": "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555" },
            "gitHub": { "repository": "acme/platform", "previewBranches": ["main"], "deployEnvironment": "production" }
          },
          "network": { "cidr": "10.60.0.0/24" },
          "databases": [
            { "name": "platform", "render": { "plan": "pro_4gb", "region": "frankfurt", "diskSizeGb": 100 } },
            { "name": "reports", "rds": { "instanceClass": "db.t4g.medium", "storageGb": 100 } }
          ],
          "tasks": { "imageTag": "2026.11.2" },
          "alarms": { "emails": ["ops@example.com"] },
          "drills": [ { "name": "november", "database": "platform", "backup": "latest", "host": "render" } ],
          "release": "2026.11.2"
        }
        """)!.AsObject();

    public string Stack { get; set; } = "prod";

    public string? Region { get; set; } = "eu-central-1";

    /// <summary>Sets what a path leads to, such as <c>databases[0].render.plan</c>; null takes it out.</summary>
    public ValidSettings With(string path, JsonNode? value)
    {
        JsonNode place = _values;
        var steps = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        foreach (var step in steps[..^1])
            place = place is JsonArray list ? list[int.Parse(step, null)]! : place[step] ??= new JsonObject();
        if (place is JsonArray items)
            items[int.Parse(steps[^1], null)] = value;
        else if (value is null)
            place.AsObject().Remove(steps[^1]);
        else
            place[steps[^1]] = value;
        return this;
    }

    public (StackSettings Settings, IReadOnlyList<Violation> Violations) Read() => SettingsReader.Read(Stack, Region, Values());

    // Texts as they are, everything else as JSON.
    public IReadOnlyDictionary<string, string?> Values() => _values.ToDictionary(
        v => v.Key, v => v.Value is JsonValue text && text.TryGetValue(out string? given) ? given : v.Value?.ToJsonString());
}
