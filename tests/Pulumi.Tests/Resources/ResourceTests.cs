using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Resources;

public sealed class ResourceTests
{
    [Theory]
    [InlineData("", "w", "'type' cannot be null or empty. (Parameter 'type')")]
    [InlineData(null, "w", "'type' cannot be null or empty. (Parameter 'type')")]
    [InlineData("demo:index:Widget", "", "'name' cannot be null or empty. (Parameter 'name')")]
    [InlineData("demo:index:Widget", null, "'name' cannot be null or empty. (Parameter 'name')")]
    public async Task Type_and_name_are_needed(string? type, string? name, string message)
    {
        var refusals = await MockRun.MakeAsync(() => new[]
        {
            Assert.Throws<ArgumentException>(() => new CustomResource(type!, name!, null, new CustomResourceOptions())),
            Assert.Throws<ArgumentException>(() => new ComponentResource(type!, name!)),
        });

        Assert.All(refusals, refusal => Assert.Equal(message, refusal.Message));
    }

    [Fact]
    public void No_resource_is_made_outside_of_a_run()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => new Widget("w"));

        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", refusal.Message);
    }

    [Fact]
    public async Task A_resource_knows_its_name_type_URN_and_id()
    {
        var widget = await MockRun.MakeAsync(() => new Widget("w"));

        Assert.Equal(("w", "demo:index:Widget"), (widget.GetResourceName(), widget.GetResourceType()));
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$demo:index:Widget::w", await widget.Urn.ValueAsync());
        Assert.Equal("id-of-w", await widget.Id.ValueAsync());
    }

    [Fact]
    public async Task Its_outputs_are_what_the_answer_says_and_depend_on_it()
    {
        var mocks = new DemoMocks { State = _ => new Dictionary<string, object> { ["label"] = "the provider's", ["size"] = 3 } };

        var widget = await MockRun.MakeAsync(() => new Widget("w"), mocks);

        var label = await widget.Label.ObserveAsync();
        Assert.True(label is { Value: "the provider's", IsKnown: true, IsSecret: false });
        Assert.Equal([widget], label.Dependencies);
        Assert.Equal(3, await widget.Size.ValueAsync());
    }

    [Fact]
    public async Task What_the_answer_does_not_hold_is_the_default_after_an_update_and_unknown_in_a_preview()
    {
        var updated = await MockRun.MakeAsync(() => new Widget("w"));
        var previewed = await MockRun.MakeInPreviewAsync(() => new Widget("w"));

        Assert.True(await updated.Label.ObserveAsync() is { IsKnown: true, Value: null });
        Assert.True((await updated.Parts.ValueAsync()).IsDefault);
        var label = await previewed.Label.ObserveAsync();
        Assert.False(label.IsKnown);
        Assert.Equal([previewed], label.Dependencies);
    }

    [Fact]
    public async Task An_id_that_is_missing_is_unknown()
    {
        var widget = await MockRun.MakeInPreviewAsync(() => new Widget("w"), new DemoMocks { Id = _ => null });

        Assert.True(await widget.Urn.IsKnownAsync());
        Assert.False(await widget.Id.IsKnownAsync());
    }

    [Fact]
    public async Task What_the_provider_keeps_secret_is_secret()
    {
        var mocks = new DemoMocks { State = _ => new Dictionary<string, object> { ["label"] = Output.CreateSecret("hush") } };

        var widget = await MockRun.MakeAsync(() => new Widget("w"), mocks);

        Assert.True(await widget.Label.ObserveAsync() is { Value: "hush", IsSecret: true });
        Assert.False(await widget.Size.IsSecretAsync());
    }

    [Fact]
    public async Task A_resource_that_the_provider_refuses_fails_the_program_and_all_that_need_it()
    {
        var mocks = new DemoMocks
        {
            State = args => args.Name == "bad" ? throw new InvalidOperationException("out of stock") : args.Inputs,
        };
        Widget? bad = null;

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => MockRun.UpdateAsync(() =>
        {
            bad = new Widget("bad");
            _ = new Widget("needy", new WidgetArgs { Label = bad.Label.Apply(label => label!) });
        }, mocks));

        Assert.Contains("out of stock", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["bad"], mocks.Resources.Select(resource => resource.Name));
        await Assert.ThrowsAsync<InvalidOperationException>(bad!.Label.ObserveAsync);
        await Assert.ThrowsAsync<InvalidOperationException>(bad.Urn.ObserveAsync);
    }

    [Fact]
    public async Task With_an_id_it_is_read_and_not_made()
    {
        var mocks = new DemoMocks { State = _ => new Dictionary<string, object> { ["label"] = "found" } };

        var widget = await MockRun.MakeAsync(
            () => new Widget("w", new WidgetArgs { Size = 1 }, new CustomResourceOptions { Id = "i-7" }), mocks);

        Assert.Equal("i-7", mocks["w"].Id);
        Assert.Equal(1d, mocks["w"].Inputs["size"]);
        Assert.Equal("i-7", await widget.Id.ValueAsync());
        Assert.Equal("found", await widget.Label.ValueAsync());
    }

    [Fact]
    public async Task With_an_id_that_is_not_known_yet_it_is_registered()
    {
        var mocks = await MockRun.PreviewAsync(
            () => _ = new Widget("w", null, new CustomResourceOptions { Id = Unknown.Of<string>() }));

        Assert.Equal("", mocks["w"].Id);
    }

    [Fact]
    public async Task An_id_to_import_goes_along()
    {
        var mocks = new DemoMocks { Id = _ => null };

        var widget = await MockRun.MakeAsync(() => new Widget("w", null, new CustomResourceOptions { ImportId = "i-7" }), mocks);

        Assert.Equal("i-7", mocks["w"].Id);
        Assert.Equal("i-7", await widget.Id.ValueAsync());
    }

    [Fact]
    public async Task A_component_is_not_read()
    {
        var message = await MockRun.FailureAsync(() => _ = new Group("g", new ComponentResourceOptions { Id = "i-7" }));

        Assert.Contains("ResourceOptions.Id is only valid for a CustomResource", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_URN_the_engine_is_asked_for_its_state()
    {
        const string Urn = "urn:pulumi:stack::project::pulumi:pulumi:Stack$demo:index:Widget::w";
        var mocks = new DemoMocks();
        Widget? copy = null;

        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () =>
        {
            var widget = new Widget("w", new WidgetArgs { Label = "shared", Parts = { "a" } });
            widget.Urn.Apply(urn => copy = new Widget("copy", null, new CustomResourceOptions { Urn = urn }));
        });

        Assert.Single(mocks.Resources);
        Assert.Equal(
            (Urn, "id-of-w", "shared"),
            (await copy!.Urn.ValueAsync(), await copy.Id.ValueAsync(), await copy.Label.ValueAsync()));
        Assert.Equal(["a"], await copy.Parts.ListAsync());
    }

    [Fact]
    public async Task Only_known_inputs_are_shown_to_mocks_and_secrets_as_what_they_are()
    {
        var mocks = await MockRun.PreviewAsync(() => _ = new Widget("w", new WidgetArgs
        {
            Label = Output.CreateSecret("hush"),
            Size = Unknown.Of<int>(),
            Parts = { "a", Output.CreateSecret("b") },
            Tags = { { "k", Unknown.Of<string>() } },
        }));

        var inputs = mocks["w"].Inputs;
        Assert.Equal(["label", "parts"], inputs.Keys.Order());
        Assert.Equal("hush", inputs["label"]);
        Assert.Equal(["a", "b"], Assert.IsType<ImmutableArray<object>>(inputs["parts"]).AsEnumerable());
    }
}
