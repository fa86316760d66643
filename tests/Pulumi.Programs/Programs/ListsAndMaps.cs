using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>Lists and maps made in the usual ways: added to, joined, merged, from outputs and dictionaries.</summary>
internal sealed class ListsAndMaps : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var source = new Shelf("source", new() { Items = { "a", "b" }, Labels = { ["k"] = "v" } });
        var added = new ShelfArgs();
        added.Items.Add("1", "2");
        added.Items.Add(source.First);
        added.Items.AddRange(new InputList<string> { "3" });
        added.Labels.Add("a", source.First);
        added.Labels.Add(new InputMap<string> { ["b"] = "c" });
        added.Labels.AddRange(new Dictionary<string, string> { ["d"] = "e" });
        new Shelf("added", added);
        new Shelf("joined", new() { Items = new InputList<string> { "x" }.Concat(new InputList<string> { source.First, "y" }) });
        new Shelf("whole", new() { Items = source.Items, Labels = source.Labels });
        new Shelf("single", new() { Items = "alone" });
        new Shelf("single-output", new() { Items = source.First });
        new Shelf("nested-adds", new() { Items = { new InputList<string> { "p", "q" }, "r" } });
        new Shelf("from-linq", new()
        {
            Items = Enumerable.Range(1, 3).Select(i => $"i{i}").ToList(),
            Labels = new Dictionary<string, string> { ["x"] = "y" },
        });
        new Shelf("from-outputs", new() { Items = new[] { source.First, Output.Create("z") } });
        new Shelf("applied", new()
        {
            Items = source.Items.Apply(items => items.Add("more")),
            Labels = source.Labels.Apply(labels => labels.Add("n", "o")),
        });
        new Shelf("secret", new()
        {
            Items = { "open", Output.CreateSecret("closed") },
            Labels = { ["open"] = "1", ["closed"] = Output.CreateSecret("2") },
        });
        new Shelf("merged", new()
        {
            Labels = InputMap<string>.Merge(new() { ["a"] = "1", ["b"] = "2" }, new()
            {
                ["b"] = Output.CreateSecret("3"),
                ["c"] = source.First,
            }),
        });
        return new Dictionary<string, object?>
        {
            ["items"] = source.Items,
            ["labels"] = source.Labels,
            ["second"] = source.Items.GetAt(1),
            ["length"] = source.Items.Length(),
        };
    });

    private sealed class ShelfArgs : ResourceArgs
    {
        [Input("items")] private InputList<string>? _items;

        [Input("labels")] private InputMap<string>? _labels;

        public InputList<string> Items { get => _items ??= []; set => _items = value; }

        public InputMap<string> Labels { get => _labels ??= []; set => _labels = value; }
    }

    private sealed class Shelf(string name, ShelfArgs args) : CustomResource("demo:index:Shelf", name, args, null)
    {
        [Output("items")] public Output<ImmutableArray<string>> Items { get; private set; } = null!;

        [Output("labels")] public Output<ImmutableDictionary<string, string>> Labels { get; private set; } = null!;

        public Output<string> First => Items.First();
    }
}
