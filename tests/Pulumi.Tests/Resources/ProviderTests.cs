using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Resources;

public sealed class ProviderTests
{
    private const string Demo = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:demo::p::id-of-p";

    [Fact]
    public async Task Without_a_provider_the_engine_has_its_own()
        => Assert.Equal("", (await MockRun.UpdateAsync(() => _ = new Widget("w")))["w"].Provider);

    [Fact]
    public async Task A_resource_names_the_provider_that_it_is_given_by_URN_and_id()
    {
        var mocks = await MockRun.UpdateAsync(
            () => _ = new Widget("w", null, new CustomResourceOptions { Provider = new DemoProvider("p") }));

        Assert.Equal(Demo, mocks["w"].Provider);
    }

    [Fact]
    public async Task The_id_of_a_provider_that_is_not_there_yet_is_unknown()
    {
        var mocks = new DemoMocks { Id = args => args.Name == "p" ? null : args.Name };

        await MockRun.PreviewAsync(
            () => _ = new Widget("w", null, new CustomResourceOptions { Provider = new DemoProvider("p") }), mocks);

        Assert.EndsWith("::p::04da6b54-80e4-46f7-96ec-b56ff0331ba9", mocks["w"].Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_get_the_provider_of_their_parent_through_any_number_of_components()
    {
        var mocks = await MockRun.UpdateAsync(() =>
        {
            var options = new ComponentResourceOptions { Provider = new DemoProvider("p") };
            _ = new Group("g", options, outer =>
                _ = new Group("h", new ComponentResourceOptions { Parent = outer }, inner =>
                    _ = new Widget("w", null, new CustomResourceOptions { Parent = inner })));
        });

        Assert.Equal(Demo, mocks["w"].Provider);
        Assert.Equal("", mocks["h"].Provider);
    }

    [Fact]
    public async Task A_component_s_children_get_the_provider_of_their_own_package()
    {
        var mocks = await MockRun.UpdateAsync(() =>
        {
            var options = new ComponentResourceOptions { Providers = [new DemoProvider("q", "other"), new DemoProvider("p")] };
            _ = new Group("g", options, group => _ = new Widget("w", null, new CustomResourceOptions { Parent = group }));
        });

        Assert.Equal(Demo, mocks["w"].Provider);
    }

    [Fact]
    public async Task A_provider_of_another_package_is_not_inherited()
    {
        var mocks = await MockRun.UpdateAsync(() => _ = new Group(
            "g", new ComponentResourceOptions { Provider = new DemoProvider("q", "other") },
            group => _ = new Widget("w", null, new CustomResourceOptions { Parent = group })));

        Assert.Equal("", mocks["w"].Provider);
    }

    [Fact]
    public async Task A_resource_s_own_provider_stands_before_its_parent_s_and_is_its_children_s()
    {
        var mocks = await MockRun.UpdateAsync(() => _ = new Group(
            "g", new ComponentResourceOptions { Provider = new DemoProvider("q") }, group =>
            {
                var own = new CustomResourceOptions { Parent = group, Provider = new DemoProvider("p") };
                var widget = new Widget("w", null, own);
                _ = new Widget("child", null, new CustomResourceOptions { Parent = widget });
            }));

        Assert.Equal(Demo, mocks["w"].Provider);
        Assert.Equal(Demo, mocks["child"].Provider);
    }

    [Fact]
    public async Task A_component_takes_one_provider_or_several_but_not_both()
    {
        var mocks = new DemoMocks();

        await MockRun.UpdateAsync(() =>
        {
            var parent = new Group("parent");
            var options = new ComponentResourceOptions
            {
                Parent = parent,
                Provider = new DemoProvider("p"),
                Providers = [new DemoProvider("q")],
            };
            var refusal = Assert.Throws<ResourceException>(() => new Group("g", options));
            Assert.Equal("Do not supply both 'provider' and 'providers' options to a ComponentResource.", refusal.Message);
            // What was refused is nobody's child: who depends on the parent does not wait for it.
            _ = new Widget("after", null, new CustomResourceOptions { DependsOn = { parent } });
        }, mocks);

        Assert.Equal(["after", "p", "parent", "q"], mocks.Resources.Select(resource => resource.Name).Order());
    }

    [Fact]
    public async Task A_function_is_asked_of_the_provider_given_or_of_its_parent_s()
    {
        var mocks = await MockRun.UpdateAsync(() =>
        {
            var provider = new DemoProvider("p");
            var group = new Group("g", new ComponentResourceOptions { Provider = provider });
            Deployment.Instance.Invoke<object>("demo:index:one", InvokeArgs.Empty, new InvokeOptions { Provider = provider });
            Deployment.Instance.Invoke<object>("demo:index:two", InvokeArgs.Empty, new InvokeOptions { Parent = group });
            Deployment.Instance.Invoke<object>("other:index:three", InvokeArgs.Empty, new InvokeOptions { Parent = group });
        });

        var providers = mocks.Calls.ToDictionary(call => call.Token!, call => call.Provider);
        Assert.Equal(
            (Demo, Demo, ""), (providers["demo:index:one"], providers["demo:index:two"], providers["other:index:three"]));
    }
}
