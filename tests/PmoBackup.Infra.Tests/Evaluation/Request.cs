namespace PmoBackup.Infra.Tests.Evaluation;

/// <summary>What somebody wants to do.</summary>
internal sealed record Request(string Action, string Resource)
{
    /// <summary>The ARN of the role or user; of a service's request none.</summary>
    public string? Caller { get; init; }

    /// <summary>The service that asks, such as <c>ecs-tasks.amazonaws.com</c>.</summary>
    public string? Service { get; init; }

    /// <summary>The identity provider that speaks for who asks.</summary>
    public string? Provider { get; init; }

    /// <summary>What the request says, by condition keys.</summary>
    public IReadOnlyDictionary<string, string[]> Context { get; init; } = new Dictionary<string, string[]>();

    /// <summary>The same, saying more.</summary>
    public Request Saying(string key, params string[] values) =>
        this with { Context = new Dictionary<string, string[]>(Context) { [key] = values } };

    /// <summary>The same, not saying this.</summary>
    public Request Without(string key) => this with { Context = Context.Where(c => c.Key != key).ToDictionary() };
}
