using PmoBackup.Hosting;

namespace PmoBackup.Tests;

/// <summary>One server for all tests of this assembly: started by the first that asks, stopped after the last test.</summary>
public static class SharedPostgres
{
    private static readonly SemaphoreSlim s_gate = new(1);
    private static LocalServer? s_server;

    public static string BinFolder { get; } =
        ServerBinaries.FindAsync(15, Environment.GetEnvironmentVariable, CancellationToken.None).GetAwaiter().GetResult();

    public static async Task<LocalServer> GetAsync()
    {
        await s_gate.WaitAsync();
        try
        {
            return s_server ??= await LocalServer.StartAsync(new LocalServerOptions
            {
                BinFolder = BinFolder,
                Settings = new Dictionary<string, string> { ["max_connections"] = "200" },
            }, CancellationToken.None);
        }
        finally
        {
            s_gate.Release();
        }
    }

    public static async Task StopAsync()
    {
        if (Interlocked.Exchange(ref s_server, null) is { } server)
            await server.DisposeAsync();
    }
}
