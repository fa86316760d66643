using Pulumi.Testing;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

/// <summary>How programs are run against mocks.</summary>
public sealed class TestAsyncTests
{
    private static readonly TestOptions Update = new() { IsPreview = false };

    [Fact]
    public async Task A_program_is_told_what_the_options_say()
    {
        var options = new TestOptions
        {
            ProjectName = "shop",
            StackName = "dev",
            OrganizationName = "acme",
            RootDirectory = "somewhere",
            IsPreview = false,
        };

        await Deployment.TestAsync(new DemoMocks(), options, () =>
        {
            var run = Deployment.Instance;
            Assert.Equal(("shop", "dev", "acme", "somewhere", false),
                (run.ProjectName, run.StackName, run.OrganizationName, run.RootDirectory, run.IsDryRun));
        });
    }

    [Fact]
    public async Task Without_options_it_is_a_preview_of_some_stack()
    {
        await Deployment.TestAsync(new DemoMocks(), new TestOptions(), () =>
        {
            var run = Deployment.Instance;
            Assert.Equal(
                ("project", "stack", "organization", true), (run.ProjectName, run.StackName, run.OrganizationName, run.IsDryRun));
            Assert.Equal(
                "The Pulumi CLI version does not support root directory. Please update the Pulumi CLI.",
                Assert.Throws<InvalidOperationException>(() => run.RootDirectory).Message);
        });
    }

    [Fact]
    public async Task A_stack_is_among_its_resources_in_the_order_of_registration()
    {
        var resources = await Deployment.TestAsync<OneWidget>(new DemoMocks(), Update);

        Assert.Equal([typeof(OneWidget), typeof(Widget)], resources.Select(resource => resource.GetType()));
    }

    [Fact]
    public async Task A_stack_may_come_from_a_service_provider()
    {
        var resources = await Deployment.TestWithServiceProviderAsync<OneWidget>(new DemoMocks(), new Services(), Update);

        Assert.Equal(2, resources.Length);
    }

    [Fact]
    public async Task A_service_provider_without_the_stack_is_told_so()
    {
        var failure = await Assert.ThrowsAsync<RunException>(
            () => Deployment.TestWithServiceProviderAsync<Another>(new DemoMocks(), new Services(), Update));

        Assert.Contains(
            "Failed to resolve instance of type Pulumi.Tests.Running.TestAsyncTests+Another from service provider. "
            + "Register the type with the service provider before calling RunAsync.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_make_resources_and_the_stack_is_not_among_them()
    {
        var made = new[]
        {
            await Deployment.TestAsync(new DemoMocks(), Update, () => { _ = new Widget("w"); }),
            await Deployment.TestAsync(new DemoMocks(), Update, async () =>
            {
                await Task.Yield();
                _ = new Widget("w");
            }),
        };

        Assert.All(made, resources => Assert.Equal("w", Assert.Single(resources).GetResourceName()));
    }

    [Fact]
    public async Task Functions_give_outputs_which_are_given_back_as_they_are()
    {
        static Dictionary<string, object?> Make()
            => new() { ["label"] = new Widget("w", new WidgetArgs { Label = "a" }).Label, ["n"] = 3L };

        var (resources, outputs) = await Deployment.TestAsync(new DemoMocks(), Update, Make);
        var (resourcesLater, outputsLater) = await Deployment.TestAsync(
            new DemoMocks(), Update, async () =>
            {
                await Task.Yield();
                return (IDictionary<string, object?>)Make();
            });

        Assert.Single(resources);
        Assert.Single(resourcesLater);
        foreach (var given in new[] { outputs, outputsLater })
        {
            Assert.Equal("a", await Assert.IsType<Output<string>>(given["label"]).ValueAsync());
            Assert.Equal(3L, given["n"]);
        }
    }

    [Fact]
    public async Task A_function_s_stack_has_no_outputs_for_the_mocks()
    {
        var mocks = new DemoMocks();

        await Deployment.TestAsync(mocks, Update, () => new Dictionary<string, object?> { ["a"] = "b" });

        Assert.Empty(Assert.Single(mocks.Outputs).Outputs);
    }








    [Fact]
    public async Task What_is_begun_in_an_Apply_is_waited_for()
    {
        var mocks = await MockRun.UpdateAsync(() =>
            new Widget("a").Id.Apply(_ => new Widget("b").Id.Apply(_ => new Widget("c").Id)));

        Assert.Equal(["a", "b", "c"], mocks.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public async Task Runs_side_by_side_do_not_see_each_other()
    {
        var names = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            string? name = null;
            await Deployment.TestAsync(new DemoMocks(), new TestOptions { StackName = $"stack-{i}" }, async () =>
            {
                await Task.Yield();
                name = Deployment.Instance.StackName;
            });
            return name;
        }));

        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"stack-{i}"), names);
        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
    }

    [Fact]
    public async Task A_run_inside_of_a_run_is_refused() => await Deployment.TestAsync(new DemoMocks(), Update, async () =>
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Deployment.TestAsync(new DemoMocks(), Update, () => { }));
        Assert.Equal("Deployment.Instance should only be set once at the beginning of a 'Run' call.", refusal.Message);
    });


    [Fact]
    public async Task Mocks_may_give_any_values_that_can_be_sent()
    {
        var mocks = new DemoMocks
        {
            State = _ => new Dictionary<string, object>
            {
                ["label"] = Output.Create("a"),
                ["size"] = 1,
                ["parts"] = new InputList<string> { "x", Output.Create("y") },
                ["tags"] = new Dictionary<string, string> { ["k"] = "v" },
                ["any"] = new StringAsset("text"),
            },
        };

        var widget = await MockRun.MakeAsync(() => new Widget("w"), mocks);

        Assert.Equal("a", await widget.Label.ValueAsync());
        Assert.Equal(1, await widget.Size.ValueAsync());
        Assert.Equal(["x", "y"], await widget.Parts.ListAsync());
        Assert.Equal("v", (await widget.Tags.ValueAsync())!["k"]);
        Assert.IsType<StringAsset>(await widget.Any.ValueAsync());
    }

    [Fact]
    public async Task Mocks_need_not_care_for_outputs()
        => Assert.Single(await Deployment.TestAsync(new CarelessMocks(), Update, () => { _ = new Group("g"); }));

    [Fact]
    public async Task An_engine_of_any_version_is_played() => await Deployment.TestAsync(
        new DemoMocks(), Update, () => Deployment.RequirePulumiVersionAsync(">=3.0.0"));

    private sealed class OneWidget : Stack
    {
        public OneWidget() => _ = new Widget("w");
    }

    private sealed class Another : Stack;

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(OneWidget) ? new OneWidget() : null;
    }

    private sealed class CarelessMocks : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
            => Task.FromResult<(string?, object)>((null, args.Inputs));

        public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();
    }
}
