namespace PmoBackup.Infra.Settings.Reading;

internal static class TaskReader
{
    public static TaskSettings Read(SettingsNode node)
    {
        var standard = new TaskSettings { ImageTag = "" };
        var settings = new TaskSettings
        {
            ImageTag = node.Text("imageTag", SettingRule.ImageTag),
            Cpu = node.Number("cpu", 256, 16_384, standard.Cpu),
            MemoryMb = node.Number("memoryMb", 512, 122_880, standard.MemoryMb),
            ScratchGb = node.Number("scratchGb", 21, 200, standard.ScratchGb),
            LogDays = node.Number("logDays", 1, 3_653, standard.LogDays),
            Enabled = node.Flag("enabled", standard.Enabled),
        };
        if (!s_cpus.TryGetValue(settings.Cpu, out var memory))
        {
            node.Refuse("cpu", "is no size of Fargate's", $"Take one of {string.Join(", ", s_cpus.Keys)}.");
        }
        else if (settings.MemoryMb < memory.Least || settings.MemoryMb > memory.Most || settings.MemoryMb % memory.Step != 0)
        {
            node.Refuse("memoryMb", $"does not go with {settings.Cpu} CPU units on Fargate",
                $"Take {memory.Least} to {memory.Most} in steps of {memory.Step}.");
        }
        if (!s_logDays.Contains(settings.LogDays))
            node.Refuse("logDays", "is no retention of CloudWatch Logs", $"Take one of {string.Join(", ", s_logDays)}.");
        node.End();
        return settings;
    }

    // Source of both: AWS, "Fargate task CPU and memory" and CloudWatch Logs' PutRetentionPolicy.
    private static readonly Dictionary<int, (int Least, int Most, int Step)> s_cpus = new()
    {
        [256] = (512, 2_048, 512),
        [512] = (1_024, 4_096, 1_024),
        [1_024] = (2_048, 8_192, 1_024),
        [2_048] = (4_096, 16_384, 1_024),
        [4_096] = (8_192, 30_720, 1_024),
        [8_192] = (16_384, 61_440, 4_096),
        [16_384] = (32_768, 122_880, 8_192),
    };

    private static readonly int[] s_logDays =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557, 2_922, 3_288, 3_653];
}
