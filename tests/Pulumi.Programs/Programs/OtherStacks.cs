using Pulumi;

namespace Programs;

/// <summary>Outputs of other stacks: plain, secret, absent, by a name that comes from elsewhere, and the whole of them.</summary>
internal sealed class OtherStacks : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(async () =>
    {
        var network = new StackReference("acme/network/prod");
        var data = new StackReference("data", new StackReferenceArgs { Name = "acme/data/prod" });
        var key = await network.GetOutputDetailsAsync("apiKey");
        var subnet = await network.GetOutputDetailsAsync("subnet");
        var absent = await network.GetOutputDetailsAsync("absent");
        Log.Info($"key {key.Value} {key.SecretValue}, subnet {subnet.Value} {subnet.SecretValue}");
        Log.Info($"absent {absent.Value} {absent.SecretValue}");
        Log.Info(
            $"value {await network.RequireValueAsync("subnet")}, absent {await network.GetValueAsync("absent") ?? "nothing"}");
        try
        {
            await network.GetValueAsync("apiKey");
        }
        catch (InvalidOperationException failure)
        {
            Log.Info(failure.Message);
        }

        new Widget("widget", new WidgetArgs
        {
            Size = data.GetOutput("size").Apply(size => (int)(double)size!),
            Label = network.RequireOutput("subnet").Apply(value => (string)value),
            Peer = network.GetOutput("apiKey").Apply(value => (string)value!),
        });
        return new Dictionary<string, object?>
        {
            ["key"] = network.GetOutput("apiKey"),
            ["keyByName"] = network.GetOutput(Output.Create("apiKey")),
            ["subnetBySecretName"] = network.GetOutput(Output.CreateSecret("subnet")),
            ["absent"] = network.GetOutput("absent"),
            ["zones"] = network.RequireOutput("zones"),
            ["all"] = network.Outputs,
            ["allPlain"] = data.Outputs,
            ["names"] = network.SecretOutputNames,
            ["name"] = data.Name,
            ["id"] = data.Id,
        };
    });
}
