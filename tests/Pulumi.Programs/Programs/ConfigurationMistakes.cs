using Pulumi;

namespace Programs;

/// <summary>Settings of the wrong type, with the message that each gets.</summary>
internal sealed class ConfigurationMistakes : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var config = new Config();
        Try(() => config.RequireBoolean("word"));
        Try(() => config.GetBoolean("upper"));
        Try(() => config.RequireDouble("word"));
        Try(() => config.GetInt32("fraction"));
        Try(() => config.RequireInt32("huge"));
        Try(() => config.RequireObject<Dictionary<string, int>>("broken"));
        Try(() => config.GetObject<List<int>>("word"));
        Try(() => config.RequireSecretInt32("word"));
        Try(() => config.RequireObject<List<int>>("absent"));
        Try(() => config.RequireSecret("absent"));
        Try(() => new Config("aws").Require("region"));
    });

    private static void Try(Func<object?> read)
    {
        try
        {
            Log.Info($"fine: {read()}");
        }
        catch (RunException failure)
        {
            Log.Info(failure.Message);
        }
    }
}
