using Pulumi.Testing;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Resources;

public sealed class StackTests
{
    [Fact]
    public async Task It_is_named_by_project_and_stack_and_is_every_resource_s_root()
    {
        var resources = await Deployment.TestAsync<Good>(
            new DemoMocks(), new TestOptions { ProjectName = "shop", StackName = "dev" });

        var stack = Assert.IsType<Good>(resources[0]);
        Assert.Equal(("pulumi:pulumi:Stack", "shop-dev"), (stack.GetResourceType(), stack.GetResourceName()));
        Assert.Equal("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", await stack.Urn.ValueAsync());
        Assert.Equal("urn:pulumi:dev::shop::pulumi:pulumi:Stack$demo:index:Widget::w", await resources[1].Urn.ValueAsync());
    }

    [Fact]
    public async Task Its_marked_properties_are_its_outputs_by_the_name_given_or_by_their_own()
    {
        var mocks = new DemoMocks();

        await Deployment.TestAsync<Good>(mocks);

        var outputs = Assert.Single(mocks.Outputs).Outputs;
        Assert.Equal(["Plain", "widget-label"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("hush", await outputs["widget-label"].ValueAsync());
        Assert.True(await outputs["widget-label"].IsSecretAsync());
        Assert.Equal(3d, await outputs["Plain"].ValueAsync());
    }

    [Fact]
    public async Task A_stack_without_outputs_tells_that()
    {
        var mocks = new DemoMocks();

        await Deployment.TestWithServiceProviderAsync<Stack>(mocks, new Empty());

        Assert.Empty(Assert.Single(mocks.Outputs).Outputs);
    }

    [Fact]
    public async Task Outputs_that_were_not_given_a_value_are_named()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Forgetful>(new DemoMocks()));

        Assert.Equal(
            "Output(s) 'one, Two' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
            failure.Message);
    }

    [Fact]
    public async Task Outputs_that_are_no_outputs_are_named()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Plain>(new DemoMocks()));

        Assert.Equal(
            "Output(s) 'one, Two' have incorrect type. [Output] attributed properties must be instances of Output<T>.", failure.Message);
    }

    [Fact]
    public async Task What_its_constructor_throws_is_what_is_told()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Throwing>(new DemoMocks()));

        Assert.Contains("System.FormatException: no stack", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TargetInvocationException", failure.Message, StringComparison.Ordinal);
    }

    private sealed class Empty : IServiceProvider
    {
        public object GetService(Type serviceType) => new Stack();
    }

    private sealed class Good : Stack
    {
        public Good()
        {
            _ = new Widget("w");
            Label = Output.CreateSecret("hush");
        }

        [Output("widget-label")]
        public Output<string> Label { get; set; }

        [Output]
        public Output<int> Plain { get; set; } = Output.Create(3);

        public Output<int> Unmarked { get; set; } = Output.Create(4);
    }

    private sealed class Forgetful : Stack
    {
        [Output("one")]
        public Output<int>? One { get; set; }

        [Output]
        public Output<int>? Two { get; set; }

        [Output]
        public Output<int> Three { get; set; } = Output.Create(3);
    }

    private sealed class Plain : Stack
    {
        [Output("one")]
        public string One { get; set; } = "1";

        [Output]
        public Input<int> Two { get; set; } = 2;

        [Output]
        public Output<int> Three { get; set; } = Output.Create(3);
    }

    private sealed class Throwing : Stack
    {
        public Throwing()
        {
            // Is not told beside it.
            _ = Output.Create(Task.FromException<int>(new InvalidOperationException("another failure")));
            throw new FormatException("no stack");
        }
    }
}
