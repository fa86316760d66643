using Pulumi;

namespace Programs;

/// <summary>A stack class that cannot be made.</summary>
internal sealed class StackThrows : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync<MainStack>();

    private sealed class MainStack : Stack
    {
        public MainStack()
        {
            new Widget("widget", new WidgetArgs { Size = 1 });
            throw new NotSupportedException("no such region");
        }
    }
}
