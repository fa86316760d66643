namespace PmoBackup.Tests.Backup;

/// <summary>Waits for what another process is about to do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(string what, Func<Task<bool>> condition, TimeSpan? within = null)
    {
        using var patience = new CancellationTokenSource(within ?? s_patience);
        while (!await condition())
        {
            Assert.False(patience.IsCancellationRequested, $"In {within ?? s_patience} it did not come true that {what}.");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    public static Task ExistsAsync(string path) => TrueAsync($"there is {path}", () => Task.FromResult(File.Exists(path)));
}
