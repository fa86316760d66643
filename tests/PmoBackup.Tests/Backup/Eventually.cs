namespace PmoBackup.Tests.Backup;

/// <summary>Waits for what another process is about to do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(string what, Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!await condition())
        {
            Assert.False(patience.IsCancellationRequested, $"In a minute it did not come true that {what}.");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    public static Task ExistsAsync(string path) => TrueAsync($"there is {path}", () => Task.FromResult(File.Exists(path)));
}
