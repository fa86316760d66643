using System.Collections.Immutable;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Resources;

public sealed class ComponentTests
{
    [Fact]
    public async Task Its_own_outputs_are_not_overwritten_whatever_the_engine_answers()
    {
        var mocks = new DemoMocks { State = _ => new Dictionary<string, object> { ["note"] = "the engine's" } };

        var group = await MockRun.MakeAsync(() => new Group("g"), mocks);

        Assert.Equal("a note", await group.Note.ValueAsync());
    }

    [Fact]
    public async Task Its_URN_is_all_it_waits_for()
    {
        var group = await MockRun.MakeInPreviewAsync(() => new Group("g"));

        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$demo:index:Group::g", await group.Urn.ValueAsync());
    }

    [Fact]
    public async Task Its_marked_properties_are_told_by_the_name_given_or_by_their_own()
    {
        var mocks = await MockRun.UpdateAsync(() => _ = new Shop("s"));

        var told = await ToldAsync(mocks, "s");
        Assert.Equal(["Open", "owner", "shelves"], told.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Ada", told["owner"]);
        Assert.Equal(true, told["Open"]);
        Assert.Equal(["a", "b"], Assert.IsType<ImmutableArray<object?>>(told["shelves"]).AsEnumerable());
    }

    [Fact]
    public async Task Outputs_are_told_as_a_dictionary_a_task_or_an_output()
    {
        var outputs = new Dictionary<string, object?> { ["a"] = 1, ["b"] = Output.Create("x"), ["none"] = null };

        var mocks = await MockRun.UpdateAsync(() =>
        {
            _ = new Teller("dictionary", teller => teller.Tell(outputs));
            _ = new Teller("task", teller => teller.Tell(Task.FromResult<IDictionary<string, object?>>(outputs)));
            _ = new Teller("output", teller => teller.Tell(Output.Create<IDictionary<string, object?>>(outputs)));
        });

        foreach (var name in new[] { "dictionary", "task", "output" })
        {
            var told = await ToldAsync(mocks, name);
            Assert.Equal(["a", "b"], told.Keys.Order());
            Assert.Equal((1d, "x"), (told["a"], told["b"]));
        }
    }

    [Fact]
    public async Task Nothing_cannot_be_told()
    {
        await MockRun.UpdateAsync(() => _ = new Teller("t", teller =>
        {
            Assert.Throws<ArgumentNullException>("outputs", () => teller.Tell((IDictionary<string, object?>)null!));
            Assert.Throws<ArgumentNullException>("outputs", () => teller.Tell((Task<IDictionary<string, object?>>)null!));
            Assert.Throws<ArgumentNullException>("outputs", () => teller.Tell((Output<IDictionary<string, object?>>)null!));
        }));
    }

    [Fact]
    public async Task An_output_that_cannot_be_sent_fails_the_program_and_is_named()
    {
        var message = await MockRun.FailureAsync(() =>
            _ = new Teller("t", teller => teller.Tell(new Dictionary<string, object?> { ["when"] = DateTime.UnixEpoch })));

        Assert.Contains(
            "error serializing property \"when\": System.DateTime is not a supported argument type.", message,
            StringComparison.Ordinal);
        Assert.Contains("monitor.registerResourceOutputs(...).when", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Components_of_other_programs_are_refused() => await MockRun.UpdateAsync(() =>
    {
        var refusal = Assert.Throws<NotSupportedException>(
            () => new ComponentResource("demo:index:Bag", "b", new WidgetArgs(), new ComponentResourceOptions(), remote: true));
        Assert.Equal("Components of other programs are not supported by this Pulumi SDK.", refusal.Message);
    });

    [Fact]
    public async Task Its_inputs_are_shown_to_the_engine()
    {
        var mocks = await MockRun.UpdateAsync(() =>
            _ = new ComponentResource("demo:index:Bag", "b", new WidgetArgs { Label = "a" }, new ComponentResourceOptions()));

        Assert.Equal("a", mocks["b"].Inputs["label"]);
    }

    private static async Task<Dictionary<string, object?>> ToldAsync(DemoMocks mocks, string name)
    {
        var request = Assert.Single(mocks.Outputs, outputs => outputs.Urn.EndsWith($"::{name}", StringComparison.Ordinal));
        var told = new Dictionary<string, object?>();
        foreach (var (key, output) in request.Outputs)
            told[key] = await output.ValueAsync();
        return told;
    }

    private sealed class Shop : ComponentResource
    {
        public Shop(string name) : base("demo:index:Shop", name)
        {
            Shelves = Output.Create(ImmutableArray.Create("a", "b"));
            RegisterOutputs();
        }

        [Output("owner")]
        public Output<string> Owner { get; } = Output.Create("Ada");

        [Output]
        public Output<bool> Open { get; } = Output.Create(true);

        [Output("shelves")]
        public Output<ImmutableArray<string>> Shelves { get; }

        public Output<string> Unmarked { get; } = Output.Create("not told");
    }

    private sealed class Teller : ComponentResource
    {
        public Teller(string name, Action<Teller> tell) : base("demo:index:Teller", name) => tell(this);

        public void Tell(IDictionary<string, object?> outputs) => RegisterOutputs(outputs);

        public void Tell(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);

        public void Tell(Output<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);
    }
}
