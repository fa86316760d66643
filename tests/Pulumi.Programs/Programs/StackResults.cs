using Pulumi;

namespace Programs;

/// <summary>A stack whose outputs are its properties.</summary>
internal sealed class StackResults : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync<Results>();

    private sealed class Results : Stack
    {
        public Results()
        {
            var widget = new Widget("box", new WidgetArgs { Size = 3 });
            Endpoint = widget.Endpoint;
            Size = widget.Size.Apply(size => size * 2);
            Token = Output.CreateSecret("t");
        }

        [Output] public Output<string> Endpoint { get; private set; }

        [Output("doubleSize")] public Output<int> Size { get; private set; }

        [Output] public Output<string> Token { get; private set; }
    }
}
