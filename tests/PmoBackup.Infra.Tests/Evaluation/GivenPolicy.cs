using System.Text.Json;

namespace PmoBackup.Infra.Tests.Evaluation;

/// <summary>A policy as AWS gets it, and what it says to a request.</summary>
internal sealed class GivenPolicy
{
    private readonly JsonElement[] _statements;

    public GivenPolicy(string json)
    {
        Text = json;
        using var document = JsonDocument.Parse(json);
        Assert.Equal("2012-10-17", document.RootElement.GetProperty("Version").GetString());
        _statements = [.. document.RootElement.GetProperty("Statement").EnumerateArray().Select(s => s.Clone())];
        foreach (var statement in _statements)
        {
            string[] known = ["Sid", "Effect", "Principal", "Action", "Resource", "Condition"];
            Assert.All(statement.EnumerateObject(), property => Assert.Contains(property.Name, known));
        }
    }

    /// <summary>The JSON.</summary>
    public string Text { get; }

    /// <summary>The statements.</summary>
    public IReadOnlyList<JsonElement> Statements => _statements;

    /// <summary>Whether a statement denies it.</summary>
    public bool Denies(Request request) => Said("Deny", request).Any(s => IsPrincipal(s, request) != Reach.None);

    /// <summary>Whether a role's own policy, which has no principals, allows it.</summary>
    public bool Allows(Request request) => Said("Allow", request).Any(s => !s.TryGetProperty("Principal", out _));

    /// <summary>What a resource's policy gives to who asks.</summary>
    public Reach Gives(Request request) =>
        Said("Allow", request).Select(s => IsPrincipal(s, request)).DefaultIfEmpty(Reach.None).Max();

    /// <summary>The strings of a property that is a set.</summary>
    public static IEnumerable<string> Set(JsonElement statement, string property) =>
        statement.TryGetProperty(property, out var set) ? set.EnumerateArray().Select(v => v.GetString()!) : [];

    private IEnumerable<JsonElement> Said(string effect, Request request) => _statements.Where(s =>
        s.GetProperty("Effect").GetString() == effect
        && Set(s, "Action").Any(pattern => Pattern.Matches(pattern, request.Action, ignoreCase: true))
        && (!s.TryGetProperty("Resource", out _) || Set(s, "Resource").Any(pattern => Pattern.Matches(pattern, request.Resource)))
        && Conditions.Hold(s, request.Context));

    private static Reach IsPrincipal(JsonElement statement, Request request)
    {
        if (!statement.TryGetProperty("Principal", out var principal))
            return Reach.None;
        var reach = Reach.None;
        foreach (var kind in principal.EnumerateObject())
        {
            var ids = kind.Value.EnumerateArray().Select(v => v.GetString()!).ToList();
            reach = (Reach)Math.Max((int)reach, (int)(kind.Name switch
            {
                "Service" => ids.Contains(request.Service ?? "") ? Reach.Caller : Reach.None,
                "Federated" => ids.Contains(request.Provider ?? "") ? Reach.Caller : Reach.None,
                "AWS" when ids.Contains("*") => Reach.Caller,
                "AWS" when request.Caller is { } caller => ids.Contains(caller) ? Reach.Caller
                    : ids.Contains($"arn:aws:iam::{caller.Split(':')[4]}:root") ? Reach.Account : Reach.None,
                "AWS" => Reach.None,
                _ => throw new NotSupportedException($"The principal '{kind.Name}' is not known."),
            }));
        }
        return reach;
    }
}
