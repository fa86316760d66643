using Pulumi;

namespace PmoBackup.Infra.Settings.Reading;

/// <summary>The settings of the stack that is being run.</summary>
internal static class StackConfiguration
{
    /// <summary>Reads them from the engine.</summary>
    /// <exception cref="RunException">Something is wrong with them; the message names all of it, a line each.</exception>
    public static StackSettings Read()
    {
        var config = new Config(SettingsReader.Project);
        return SettingsReader.Require(
            Deployment.Instance.StackName,
            new Config("aws").Get("region"),
            SettingsReader.Keys.ToDictionary(key => key, config.Get));
    }
}
