using Pulumi;
using Pulumi.Command.Local;

namespace Programs;

/// <summary>Secrets from the configuration and secrets made here, in arguments and in outputs.</summary>
internal sealed class ConfiguredSecrets : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var config = new Config();
        var password = config.RequireSecret("password");
        var own = Output.CreateSecret("made here");
        var account = config.RequireSecretObject<Account>("account");

        var login = new Command("login", new CommandArgs
        {
            Create = Output.Format($"psql -U {account.Apply(a => a.Name)} {config.Require("host")}"),
            Environment =
            {
                ["PGPASSWORD"] = password,
                ["PGHOST"] = config.Require("host"),
                ["PLAIN"] = config.Require("password"),
            },
            Triggers = Output.All(own.Apply(o => (object)o), Output.Create<object>("v1")),
        }, new() { AdditionalSecretOutputs = { "stdout", "create" } });

        new Widget("widget", new WidgetArgs
        {
            Size = config.RequireSecretInt32("pin"),
            Label = Output.All(own, Output.Create("open")).Apply(both => string.Join("+", both)),
            Peer = Output.Unsecret(own),
            Tags = { ["own"] = own, ["open"] = "x" },
        });

        return new Dictionary<string, object?>
        {
            ["password"] = password,
            ["length"] = password.Apply(p => p.Length),
            ["shown"] = Output.Unsecret(password).Apply(p => p.Length),
            ["nested"] = new Dictionary<string, object?>
            {
                ["in"] = own,
                ["list"] = new List<object?> { account.Apply(a => a.Level), "plain" },
            },
            ["stdout"] = login.Stdout,
            ["absent"] = config.GetSecret("absent"),
            ["present"] = config.GetSecretBoolean("tls"),
            ["ratio"] = config.RequireSecretDouble("ratio"),
        };
    });

    private sealed record Account(string Name, int Level);
}
