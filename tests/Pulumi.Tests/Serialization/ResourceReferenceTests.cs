using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;
using static Pulumi.Tests.Internals.WireForm;

namespace Pulumi.Tests.Serialization;

/// <summary>Resources in answers: objects of the class that the program has for their type.</summary>
public sealed class ResourceReferenceTests
{
    private const string Root = "urn:pulumi:stack::project::pulumi:pulumi:Stack$";

    [Fact]
    public async Task A_type_that_the_program_has_no_class_for_is_a_resource_with_its_URN()
    {
        var resource = Read<Resource>(Signs.Resource($"{Root}demo:index:Nobody::n", "i-1")).Fitting;

        var urn = await resource.Urn.ObserveAsync();
        Assert.Equal($"{Root}demo:index:Nobody::n", urn.Value);
        Assert.Equal([resource], urn.Dependencies);
    }

    [Fact]
    public async Task A_type_that_the_program_has_a_class_for_is_an_object_of_it_with_its_state()
    {
        Gadget? found = null;

        await MockRun.UpdateAsync(() =>
        {
            var gadget = new Gadget("g", new WidgetArgs { Label = "shared" });
            gadget.Urn.Apply(urn => found = (Gadget)Read<Resource>(Signs.Resource(urn, "id-of-g", "2.0.0")).Fitting);
        });

        Assert.Equal("g", found!.GetResourceName());
        Assert.Equal(("id-of-g", "shared"), (await found.Id.ValueAsync(), await found.Label.ValueAsync()));
    }

    [Fact]
    public async Task A_component_is_one_too()
    {
        Crate? found = null;

        await MockRun.UpdateAsync(() =>
            new Crate("c").Urn.Apply(urn => found = (Crate)Read<object>(Signs.Resource(urn)).Fitting));

        Assert.Equal($"{Root}demo:ref:Crate::c", await found!.Urn.ValueAsync());
    }

    [Theory]
    [InlineData(null, typeof(Gadget2))]
    [InlineData("", typeof(Gadget2))]
    [InlineData("2.0.0", typeof(Gadget2))]
    [InlineData("2.1.0", typeof(Gadget2))]
    [InlineData("1.0.0", typeof(Gadget1))]
    [InlineData("1.9.0", null)]
    [InlineData("3.0.0", null)]
    public async Task Of_several_versions_it_is_the_newest_that_is_compatible(string? version, System.Type? type)
    {
        Resource? found = null;

        await MockRun.UpdateAsync(() => new Gadget1("g").Urn.Apply(
            urn => found = Read<Resource>(Signs.Resource(urn, null, version)).Fitting));

        Assert.Equal(type, type == null ? null : found!.GetType());
        if (type == null)
            Assert.Equal("", found!.GetResourceType());
    }

    [Fact]
    public async Task Lists_of_resources_are_read()
    {
        var list = Read<ImmutableArray<Resource>>(new Value
        {
            ListValue = new ListValue
            {
                Values = { Signs.Resource($"{Root}demo:index:Nobody::a"), Signs.Resource($"{Root}demo:index:Nobody::b") },
            },
        }).Fitting;

        Assert.Equal($"{Root}demo:index:Nobody::b", await list[1].Urn.ValueAsync());
    }

    [Fact]
    public async Task An_output_with_its_traits_is_an_output()
    {
        var urns = new Value { ListValue = new ListValue { Values = { Value.ForString("urn:a") } } };
        var value = Signs.OutputValue(("value", Json("1")), ("secret", Json("true")), ("dependencies", urns));
        var known = Assert.IsType<IOutput>(Read<object>(value).Fitting, exactMatch: false);
        var unknown = Assert.IsType<IOutput>(Read<object>(Signs.OutputValue()).Fitting, exactMatch: false);

        var data = await known.GetDataAsync();
        Assert.Equal((1d, true, true), (data.Value, data.IsKnown, data.IsSecret));
        Assert.Equal("urn:a", await Assert.Single(data.Resources).Urn.ValueAsync());
        Assert.False((await unknown.GetDataAsync()).IsKnown);
    }

    [Fact]
    public void Without_a_URN_it_is_refused() => Assert.Equal(
        "Value was marked as a Resource, but did not conform to required shape.",
        Assert.Throws<InvalidOperationException>(() => Read<Resource>(Signs.Special("5cf8f73096256a8f31e491e813e4eb8e"))).Message);

    [ResourceType("demo:ref:Gadget", null)]
    private sealed class Gadget(string name, WidgetArgs? args = null, CustomResourceOptions? options = null)
        : CustomResource("demo:ref:Gadget", name, args, options)
    {
        [Output("label")]
        public Output<string> Label { get; private set; } = null!;
    }

    [ResourceType("demo:ref:Crate", "1.0.0")]
    private sealed class Crate(string name, WidgetArgs? args = null, ComponentResourceOptions? options = null)
        : ComponentResource("demo:ref:Crate", name, args, options);

    [ResourceType("demo:ref:Versioned", "1.2.0")]
    private sealed class Gadget1(string name, WidgetArgs? args = null, CustomResourceOptions? options = null)
        : CustomResource("demo:ref:Versioned", name, args, options);

    [ResourceType("demo:ref:Versioned", "2.1.0")]
    private sealed class Gadget2(string name, WidgetArgs? args = null, CustomResourceOptions? options = null)
        : CustomResource("demo:ref:Versioned", name, args, options);
}
