using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;

namespace Programs;

/// <summary>Results in other shapes than declared: secret inside, empty, missing, of the wrong kind, unknown.</summary>
internal sealed class FunctionResults : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() => new Dictionary<string, object?>
    {
        ["oneSecret"] = Call<ImmutableDictionary<string, string>>("oneSecret"),
        ["missing"] = Call<FindResult>("empty").Apply(found =>
            $"{found.Result ?? "no result"} {found.Ids.IsDefault} {found.Zones is null}"),
        ["wrong"] = Call<FindResult>("wrong").Apply(found =>
            $"{found.Result ?? "no result"} {found.Ids.IsDefault} {found.Zones?.Count}"),
        ["json"] = Call<JsonElement>("nested").Apply(element => element.GetProperty("list").GetArrayLength()),
        ["object"] = Call<ImmutableDictionary<string, object>>("nested"),
        ["unknown"] = Call<ImmutableDictionary<string, object>>("unknown"),
        ["internal"] = Call<ImmutableDictionary<string, string>>("internal"),
        ["first"] = Deployment.Instance.InvokeSingle<int>("demo:index:number", InvokeArgs.Empty),
        ["emptyWhole"] = Call<ImmutableDictionary<string, string>>("empty"),
    });

    private static Output<T> Call<T>(string name) => Deployment.Instance.Invoke<T>($"demo:index:{name}", InvokeArgs.Empty);
}
