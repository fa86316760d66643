namespace PmoBackup.Infra.Components;

/// <summary>An alarm on an event, as it happens.</summary>
/// <param name="Name">The last part of its name.</param>
/// <param name="Pattern">What it matches, as EventBridge reads it.</param>
/// <param name="State"><c>ENABLED</c>, or what else EventBridge needs to see read-only calls too.</param>
/// <param name="Text">What has happened and what to do; <c>&lt;name&gt;</c> stands for a field of the event.</param>
/// <param name="Fields">The event's fields in the text, by name: a path such as <c>$.detail.taskArn</c>.</param>
public sealed record EventAlarm(string Name, string Pattern, string State, string Text, IReadOnlyDictionary<string,
    string> Fields);
