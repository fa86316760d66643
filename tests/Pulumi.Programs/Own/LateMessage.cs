using Pulumi;

namespace Programs;

/// <summary>Something that the program started speaks after the program has ended.</summary>
internal sealed class LateMessage : IProgram
{
    public static async Task<int> RunAsync()
    {
        var ended = new TaskCompletionSource();
        var late = Task.CompletedTask;
        var exitCode = await Deployment.RunAsync(() =>
        {
            late = Task.Run(async () =>
            {
                await ended.Task;
                Log.Info("too late");
            });
        });
        ended.SetResult();
        await late;
        return exitCode;
    }
}
