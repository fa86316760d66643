using Pulumi;
using Pulumi.Command.Local;

namespace Programs;

/// <summary>A command, a resource of a provider, and a command without arguments; no outputs.</summary>
internal sealed class PlainResources : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Command("dump", new CommandArgs
        {
            Create = "pg_dump pmo",
            Update = "true",
            Delete = "rm -f pmo.dump",
            Dir = "work",
            Stdin = "yes",
            Environment = { ["PGHOST"] = "db.example.test", ["PGSSLMODE"] = "require" },
            Interpreter = ["/bin/bash", "-c"],
            Triggers = new object[] { "2026-11", 7, false },
            Logging = Logging.Stderr,
            AddPreviousOutputInEnv = false,
            AssetPaths = { "*.dump" },
        });
        new Widget("shelf", new WidgetArgs { Size = 12, Label = "upper" });
        new Command("nothing");
    });
}
