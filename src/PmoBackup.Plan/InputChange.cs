using System.Text.Json.Nodes;

namespace PmoBackup.Plan;

/// <summary>An input that differs; null where it is not there.</summary>
internal sealed record InputChange(string Input, JsonNode? Before, JsonNode? After);
