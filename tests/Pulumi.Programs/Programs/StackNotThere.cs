using Pulumi;

namespace Programs;

/// <summary>A container of services that has no such stack.</summary>
internal sealed class StackNotThere : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync<MissingStack>(new Services());

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }

    private sealed class MissingStack : Stack;
}
