using System.Text.Json.Nodes;

namespace PmoBackup.Plan;

/// <summary>A resource that the stack declares.</summary>
/// <param name="Type">The type token.</param>
/// <param name="Name">The name within the stack.</param>
/// <param name="Parent">The parent's name; null for the stack itself.</param>
/// <param name="Urn">What tells it from all others in this plan.</param>
/// <param name="ParentUrn">The parent's; null for the stack itself.</param>
/// <param name="Protect">Whether the engine refuses to delete it.</param>
/// <param name="DependsOn">The names of what must exist before, in order.</param>
/// <param name="Inputs">The inputs by their names on the wire; secrets and what is known later as placeholders.</param>
internal sealed record PlannedResource(
    string Type, string Name, string? Parent, string Urn, string? ParentUrn, bool Protect, IReadOnlyList<string> DependsOn,
    JsonObject Inputs);
