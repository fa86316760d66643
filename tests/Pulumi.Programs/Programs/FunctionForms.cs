using Pulumi;
using Pulumi.Command.Local;

namespace Programs;

/// <summary>Functions of a provider: awaited and as outputs, with options, and with one value or none as result.</summary>
internal sealed class FunctionForms : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        var provider = new DemoProvider("finder");
        var holder = new Group("holder", new() { Provider = provider });

        var awaited = await Find.InvokeAsync(new FindArgs { Name = "awaited", Limit = 2, Zones = ["a"] });
        Log.Info($"awaited {awaited.Result} with {awaited.Ids.Length} ids, zone b {awaited.Zones["b"]}, token {awaited.Token}");
        await Find.InvokeAsync();
        await Deployment.Instance.InvokeAsync("demo:index:forget", new FindArgs { Name = "no result" });
        await Deployment.Instance.InvokeAsync("demo:index:forget", InvokeArgs.Empty, new InvokeOptions { Version = "1.0.0" });
        var single = await Deployment.Instance.InvokeSingleAsync<string>("demo:index:one", new FindArgs { Name = "single" });

        var plain = Find.Invoke(new FindInvokeArgs { Name = "plain" });
        return new Dictionary<string, object?>
        {
            ["single"] = single,
            ["plain"] = plain.Apply(found => found.Result),
            ["ids"] = plain.Apply(found => found.Ids),
            ["opened"] = Output.Unsecret(plain).Apply(found => found.Token),
            ["whole"] = plain,
            ["versioned"] = Result("versioned", new() { Version = "4.5.6", PluginDownloadURL = "https://f.example.test" }),
            ["provider"] = Result("provider", new() { Provider = provider }),
            ["parent"] = Result("parent", new() { Parent = holder }),
            ["both"] = Result("both", new() { Parent = new Group("other"), Provider = provider }),
            ["ran"] = Run.Invoke(new() { Command = "uname", Environment = { ["A"] = "1" } }).Apply(run => run.Stdout),
            ["one"] = Deployment.Instance.InvokeSingle<string>("demo:index:one", new FindInvokeArgs { Name = "one" }),
        };
    });

    private static Output<string> Result(string name, InvokeOptions options) =>
        Find.Invoke(new FindInvokeArgs { Name = name }, options).Apply(found => found.Result);
}
