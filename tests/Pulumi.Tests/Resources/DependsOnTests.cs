using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Resources;

public sealed class DependsOnTests
{
    [Fact]
    public async Task A_resource_waits_for_what_it_depends_on()
    {
        var mocks = await MockRun.UpdateAsync(() =>
        {
            var first = new Widget("first");
            _ = new Widget("second", null, new CustomResourceOptions { DependsOn = { first } });
        });

        Assert.Equal(["asked first", "made first", "asked second", "made second"], mocks.Events);
    }

    [Fact]
    public async Task A_resource_waits_for_its_inputs()
    {
        var mocks = await MockRun.UpdateAsync(() =>
        {
            var first = new Widget("first");
            _ = new Widget("second", new WidgetArgs { Label = first.Id });
        });

        Assert.Equal(["asked first", "made first", "asked second", "made second"], mocks.Events);
        Assert.Equal("id-of-first", mocks["second"].Inputs["label"]);
    }

    [Fact]
    public async Task A_component_stands_for_its_children_however_deep()
    {
        var mocks = await MockRun.UpdateAsync(() =>
        {
            var group = new Group("outer", null, outer =>
                _ = new Group("inner", new ComponentResourceOptions { Parent = outer }, inner =>
                    _ = new Widget("deep", null, new CustomResourceOptions { Parent = inner })));
            _ = new Widget("after", null, new CustomResourceOptions { DependsOn = { group } });
        });

        var events = mocks.Events.ToList();
        Assert.True(events.IndexOf("made deep") < events.IndexOf("asked after"));
    }

    [Fact]
    public async Task What_is_not_there_is_not_waited_for()
    {
        var mocks = await MockRun.UpdateAsync(() =>
        {
            InputList<Resource> resources = new Resource[] { new Widget("first"), null! };
            _ = new Widget("second", null, new CustomResourceOptions { DependsOn = resources, ReplaceWith = resources });
        });

        Assert.Equal(2, mocks.Resources.Count);
    }

    [Fact]
    public async Task Dependencies_that_are_not_known_are_none()
    {
        var mocks = await MockRun.PreviewAsync(() =>
            _ = new Widget("w", null, new CustomResourceOptions { DependsOn = Unknown.Of<Resource[]>() }));

        Assert.Single(mocks.Resources);
    }
}
