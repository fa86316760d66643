using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>A stack as a class: its properties are the outputs, those of its base class too.</summary>
internal sealed class StackClass : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync<MainStack>();

    private abstract class BaseStack : Stack
    {
        [Output("inherited")] public Output<string> Inherited { get; protected set; } = Output.Create("from the base");
    }

    private sealed class MainStack : BaseStack
    {
        public MainStack()
        {
            var widget = new Widget("widget", new WidgetArgs { Size = 3 });
            new Widget("child", new WidgetArgs { Size = 4 }, new() { Parent = this });
            Endpoint = widget.Endpoint;
            Count = widget.Size;
            Secret = Output.CreateSecret("s");
            Where = Output.Create(ImmutableDictionary.CreateRange(new Dictionary<string, string>
            {
                ["stack"] = Deployment.Instance.StackName,
                ["project"] = Deployment.Instance.ProjectName,
                ["organization"] = Deployment.Instance.OrganizationName,
                ["preview"] = $"{Deployment.Instance.IsDryRun}",
            }));
            Itself = Output.Create<object>(widget);
            NotExported = widget.Id;
        }

        [Output] public Output<string> Endpoint { get; private set; }

        [Output("count")] public Output<int> Count { get; private set; }

        [Output] public Output<string> Secret { get; private set; }

        [Output("where")] public Output<ImmutableDictionary<string, string>> Where { get; private set; }

        [Output] public Output<object> Itself { get; private set; }

        public Output<string> NotExported { get; }
    }
}
