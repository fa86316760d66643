namespace PmoBackup.Plan;

/// <summary>A resource that differs between two plans.</summary>
/// <param name="Change"><c>added</c>, <c>removed</c> or <c>changed</c>.</param>
/// <param name="Type">The type token.</param>
/// <param name="Name">The name within the stack.</param>
/// <param name="Inputs">The inputs that differ, with both values; none where the resource is new or gone.</param>
internal sealed record ResourceChange(string Change, string Type, string Name, IReadOnlyList<InputChange> Inputs);
