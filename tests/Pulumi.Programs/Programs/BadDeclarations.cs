using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>Outputs declared with types that no answer can be read as: each is refused when such a resource is made.</summary>
internal sealed class BadDeclarations : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        Try(() => new WithLong("long"));
        Try(() => new WithList("list"));
        Try(() => new WithIntKeys("int-keys"));
        Try(() => new WithoutConstructor("no-constructor"));
        Try(() => new WithoutAttribute("no-attribute"));
        Try(() => new NotAnOutput("not-an-output"));
        Try(() => new WithoutSetter("no-setter"));
        Try(() => new Widget("", new WidgetArgs { Size = 1 }));
        Try(() => new Widget(null!, new WidgetArgs { Size = 1 }));
        Try(() => new CustomResource("", "no-type", ResourceArgs.Empty, null));
    });

    private static void Try(Func<Resource> make)
    {
        try
        {
            Log.Info($"made {make().GetResourceName()}");
        }
        catch (Exception failure)
        {
            Log.Info($"{failure.GetType().Name}: {failure.Message}");
        }
    }

    private abstract class Bad(string name) : CustomResource("demo:index:Bad", name, ResourceArgs.Empty, null);

    private sealed class WithLong(string name) : Bad(name)
    {
        [Output("value")] public Output<long> Value { get; private set; } = null!;
    }

    private sealed class WithList(string name) : Bad(name)
    {
        [Output("value")] public Output<List<string>> Value { get; private set; } = null!;
    }

    private sealed class WithIntKeys(string name) : Bad(name)
    {
        [Output("value")] public Output<ImmutableDictionary<int, string>> Value { get; private set; } = null!;
    }

    private sealed class WithoutConstructor(string name) : Bad(name)
    {
        [Output("value")] public Output<TwoWays> Value { get; private set; } = null!;
    }

    private sealed class WithoutAttribute(string name) : Bad(name)
    {
        [Output("value")] public Output<Version> Value { get; private set; } = null!;
    }

    private sealed class NotAnOutput(string name) : Bad(name)
    {
        [Output("value")] public string Value { get; private set; } = null!;
    }

    private sealed class WithoutSetter(string name) : Bad(name)
    {
        [Output("value")] public Output<string> Value { get; } = null!;
    }

    [OutputType]
    private sealed class TwoWays
    {
        public TwoWays(string one) => One = one;

        public TwoWays(string one, string two) => One = one + two;

        public string One { get; }
    }
}
