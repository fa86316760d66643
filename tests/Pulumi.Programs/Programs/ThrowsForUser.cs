using Pulumi;

namespace Programs;

/// <summary>A message for the user, without a stack trace; with a cause, which is not told.</summary>
internal sealed class ThrowsForUser : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Widget("widget", new WidgetArgs { Size = 1 });
        if (Deployment.Instance.StackName.Length > 0)
            throw new RunException("choose a region first:\n  pulumi config set region north", new FormatException("the cause"));
    });
}
