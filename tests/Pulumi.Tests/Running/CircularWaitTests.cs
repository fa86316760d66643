using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

/// <summary>A circle of waiting ends the program with the names of who waits.</summary>
public sealed class CircularWaitTests
{
    private const string Hint = "none of this can ever be registered. Let one of them do without the other's outputs.";

    [Fact]
    public async Task Two_resources_that_each_want_an_output_of_the_other()
    {
        var message = await MockRun.FailureAsync(() =>
        {
            var later = new DeferredOutput<string>();
            var hen = new Widget("hen", new WidgetArgs { Label = later.Output });
            var egg = new Widget("egg", new WidgetArgs { Label = Output.Format($"{hen.Id}") });
            later.Resolve(egg.Id);
        });

        Assert.Matches(
            @"^Resources wait for each other in a circle: '(hen|egg)' \[demo:index:Widget\] -> '(hen|egg)' \[demo:index:Widget\] "
            + @"-> '\1' \[demo:index:Widget\]; ", message);
        Assert.EndsWith(Hint, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_that_depends_on_its_own_component()
    {
        var message = await MockRun.FailureAsync(() => _ = new Group("g", null, group =>
            _ = new Widget("child", null, new CustomResourceOptions { Parent = group, DependsOn = { group } })));

        Assert.Equal($"The resource 'child' [demo:index:Widget] waits for itself; {Hint}", message);
    }

    [Fact]
    public async Task A_child_that_wants_what_its_component_makes_of_it()
    {
        var message = await MockRun.FailureAsync(() =>
        {
            var later = new DeferredOutput<string>();
            var group = new Group("g", null, group => later.Resolve(
                new Widget("child", new WidgetArgs { Label = later.Output }, new CustomResourceOptions { Parent = group }).Id));
        });

        Assert.StartsWith("The resource 'child' [demo:index:Widget] waits for itself;", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_and_the_function_that_is_asked_for_its_input()
    {
        var message = await MockRun.FailureAsync(() =>
        {
            var later = new DeferredOutput<Resource[]>();
            var answer = Deployment.Instance.Invoke<object>(
                "demo:index:find", InvokeArgs.Empty, new InvokeOutputOptions { DependsOn = later.Output });
            later.Resolve(Output.Create(new Resource[] { new Widget("w", new WidgetArgs { Label = answer.Apply(_ => "a") }) }));
        });

        Assert.StartsWith("The resource 'w' [demo:index:Widget] waits for itself;", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_and_an_output_inside_of_its_JSON()
    {
        var message = await MockRun.FailureAsync(() =>
        {
            var later = new DeferredOutput<string>();
            later.Resolve(
                new Widget("w", new WidgetArgs { Label = Output.JsonSerialize(Output.Create(new { Id = later.Output })) }).Id);
        });

        Assert.StartsWith("The resource 'w' [demo:index:Widget] waits for itself;", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_and_an_output_inside_of_an_input_that_is_sent_as_JSON()
    {
        var message = await MockRun.FailureAsync(() =>
        {
            var later = new DeferredOutput<string>();
            var provider = new LateProvider(
                "p", new JsonArgs { Value = new Dictionary<string, object> { ["id"] = later.Output } });
            later.Resolve(provider.Id);
        });

        Assert.StartsWith("The resource 'p' [pulumi:providers:demo] waits for itself;", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_and_its_former_name()
    {
        var message = await MockRun.FailureAsync(() =>
        {
            var later = new DeferredOutput<string>();
            var widget = new Widget(
                "w", null, new CustomResourceOptions { Aliases = { later.Output.Apply(name => new Alias { Name = name }) } });
            later.Resolve(widget.Id);
        });

        Assert.StartsWith("The resource 'w' [demo:index:Widget] waits for itself;", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_and_its_provider()
    {
        var message = await MockRun.FailureAsync(() =>
        {
            var later = new DeferredOutput<string>();
            var provider = new LateProvider("p", new WidgetArgs { Label = later.Output });
            var widget = new Widget("w", null, new CustomResourceOptions { Provider = provider });
            later.Resolve(widget.Id);
        });

        Assert.Contains("'p' [pulumi:providers:demo]", message, StringComparison.Ordinal);
        Assert.Contains("'w' [demo:index:Widget]", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_waits_for_itself()
    {
        var message = await MockRun.FailureAsync(() =>
        {
            var later = new DeferredOutput<int>();
            later.Resolve(
                Output.Tuple(Output.Create(1), later.Output.Apply(x => Output.Create(x + 1))).Apply(pair => pair.Item2));
        });

        Assert.Equal($"An output waits for itself; {Hint}", message);
    }







    private sealed class JsonArgs : ResourceArgs
    {
        [Input("value", json: true)]
        public object? Value { get; set; }
    }

    private sealed class LateProvider(string name, ResourceArgs args) : ProviderResource("demo", name, args, null);
}
