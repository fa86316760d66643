using Pulumi;

namespace Programs;

/// <summary>A program that forgets to return what the run returned: the process fails all the same.</summary>
internal sealed class ExitCodeKept : IProgram
{
    public static async Task<int> RunAsync()
    {
        await Deployment.RunAsync(() =>
        {
            if (Deployment.Instance.StackName.Length > 0)
                throw new RunException("failed");
        });
        return Environment.ExitCode;
    }
}
