using Pulumi;

namespace Programs;

/// <summary>A stack that a container of services makes.</summary>
internal sealed class StackFromServices : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync<ServicesStack>(new Services());

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(ServicesStack) ? new ServicesStack("north") : null;
    }

    private sealed class ServicesStack : Stack
    {
        public ServicesStack(string region) => Region = new Widget(region, new WidgetArgs { Size = 1, Label = region }).Label;

        [Output("region")] public Output<string?> Region { get; private set; }
    }
}
