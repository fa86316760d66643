using Pulumi;

namespace Programs;

/// <summary>Lists and maps of inputs cannot be walked through like others.</summary>
internal sealed class EnumeratedInputs : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        try
        {
            foreach (var item in new InputList<string> { "a" })
                Log.Info($"{item}");
        }
        catch (NotSupportedException failure)
        {
            Log.Info(failure.Message);
        }
    });
}
