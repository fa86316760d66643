using Pulumi;

namespace Programs;

/// <summary>A secret that a provider made goes on being one, through everything that is made of it.</summary>
internal sealed class SecretsOfProvider : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var database = new Database("pmo", new DatabaseArgs { StorageGb = 20, Owner = Output.CreateSecret("dba") });
        var url = Output.Format($"postgres://pmo:{database.Password}@{database.Endpoint}:{database.Port}/pmo");
        var user = new Setting("user", new SettingArgs
        {
            Value = new Dictionary<string, object?> { ["password"] = database.Password, ["port"] = database.Port },
            Note = url,
        }, new() { AdditionalSecretOutputs = { "endpoint", "absent" } });
        new Setting("reader", new SettingArgs { Value = user.Value, Note = user.Endpoint });
        return new Dictionary<string, object?>
        {
            ["url"] = url,
            ["port"] = database.Port,
            ["opened"] = Output.Unsecret(url),
            ["value"] = user.Value,
        };
    });
}
