using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>Each way a component tells its outputs: by attributes, a dictionary, a task, an output, or not at all.</summary>
internal sealed class ComponentOutputs : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        new Vault("attributes", vault => vault.ByAttributes());
        new Vault("dictionary", vault => vault.Tell(new Dictionary<string, object?> { ["seal"] = vault.Seal, ["gone"] = null }));
        new Vault("task", vault => vault.Tell(LaterAsync()));
        new Vault("output", vault => vault.Tell(vault.Urn.Apply(Told)));
        new Vault("secret", vault => vault.Tell(Output.CreateSecret(Told("s"))));
        new Vault("silent", _ => { });
        new Vault("resource", vault => vault.Tell(new Dictionary<string, object?>
        {
            ["shelf"] = vault.Shelf,
            ["vault"] = vault,
        }));
    });

    private static async Task<IDictionary<string, object?>> LaterAsync()
    {
        await Task.Delay(5);
        return Told("later");
    }

    private static IDictionary<string, object?> Told(string seal) =>
        ImmutableDictionary.CreateRange([KeyValuePair.Create("told", (object?)seal)]);

    private sealed class Vault : ComponentResource
    {
        public Vault(string name, Action<Vault> tell)
            : base("demo:index:Vault", name)
        {
            Shelf = new Widget($"{name}-shelf", new WidgetArgs { Size = 1 }, new() { Parent = this });
            Seal = Shelf.Endpoint;
            tell(this);
        }

        [Output("sealedWith")] public Output<string> Seal { get; private set; }

        [Output] public Output<int> Plain { get; private set; } = Output.Create(4);

        [Output("unset")] public Output<string>? Unset { get; private set; }

        public Widget Shelf { get; }

        public void ByAttributes() => RegisterOutputs();

        public void Tell(IDictionary<string, object?> outputs) => RegisterOutputs(outputs);

        public void Tell(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);

        public void Tell(Output<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);
    }
}
