using Pulumi;

namespace Programs;

/// <summary>A failure that the program catches is none.</summary>
internal sealed class CaughtFailure : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        try
        {
            throw new InvalidOperationException("caught");
        }
        catch (InvalidOperationException failure)
        {
            Log.Exception(failure);
        }

        return new Dictionary<string, object?> { ["still"] = "sent" };
    });
}
