using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Resources;

public sealed class ResourceOptionsTests
{
    [Fact]
    public void Of_two_scalars_the_second_stands_and_what_it_does_not_say_is_the_first_s()
    {
        var first = new CustomResourceOptions
        {
            Protect = true,
            RetainOnDelete = true,
            DeleteBeforeReplace = true,
            Version = "1.0.0",
            PluginDownloadURL = "one",
            ImportId = "import-1",
            Urn = "urn-1",
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(1), Update = TimeSpan.FromMinutes(1) },
        };
        var second = new CustomResourceOptions
        {
            Protect = false,
            Version = "2.0.0",
            ImportId = "import-2",
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(2) },
        };

        var merged = CustomResourceOptions.Merge(first, second);

        Assert.False(merged.Protect);
        Assert.True(merged.RetainOnDelete);
        Assert.True(merged.DeleteBeforeReplace);
        Assert.Equal(
            ("2.0.0", "one", "import-2", "urn-1"), (merged.Version, merged.PluginDownloadURL, merged.ImportId, merged.Urn));
        Assert.Equal((TimeSpan.FromMinutes(2), null), (merged.CustomTimeouts?.Create, merged.CustomTimeouts?.Update));
    }

    [Fact]
    public async Task Inputs_and_resources_are_scalars_too()
    {
        var widgets = await MockRun.WidgetsAsync("a", "b");
        var first = new CustomResourceOptions { Id = "1", Parent = widgets[0], DeletedWith = widgets[0], ReplacementTrigger = 1 };
        var second = new CustomResourceOptions
        {
            Id = "2",
            Parent = widgets[1],
            DeletedWith = widgets[1],
            ReplacementTrigger = 2,
        };

        var merged = CustomResourceOptions.Merge(first, second);
        var kept = CustomResourceOptions.Merge(first, new CustomResourceOptions());

        Assert.Equal(("2", 2), (await merged.Id.ValueAsync(), await merged.ReplacementTrigger.ValueAsync()));
        Assert.Same(widgets[1], merged.Parent);
        Assert.Same(widgets[1], merged.DeletedWith);
        Assert.Equal(("1", 1), (await kept.Id.ValueAsync(), await kept.ReplacementTrigger.ValueAsync()));
        Assert.Same(widgets[0], kept.Parent);
        Assert.Same(widgets[0], kept.DeletedWith);
    }

    [Fact]
    public async Task Lists_are_put_together()
    {
        var widgets = await MockRun.WidgetsAsync("a", "b");
        var first = Lists("1", widgets[0]);

        var merged = CustomResourceOptions.Merge(first, Lists("2", widgets[1]));

        Assert.Equal(["1", "2"], merged.IgnoreChanges);
        Assert.Equal(["1", "2"], merged.ReplaceOnChanges);
        Assert.Equal(["1", "2"], merged.HideDiffs);
        Assert.Equal(["1", "2"], merged.AdditionalSecretOutputs);
        Assert.Equal(2, merged.Aliases.Count);
        Assert.Equal<Resource>(widgets, await merged.DependsOn.ListAsync());
        Assert.Equal<Resource>(widgets, await merged.ReplaceWith.ListAsync());
        Assert.Equal("2", merged.EnvVarMappings["same"]);
        Assert.Equal(["1", "2", "same"], merged.EnvVarMappings.Keys.Order());
        Assert.Equal(["1"], first.IgnoreChanges);
        Assert.Single(await first.DependsOn.ListAsync());
    }

    [Fact]
    public async Task Merged_with_nothing_the_options_are_a_copy()
    {
        var widgets = await MockRun.WidgetsAsync("a", "b");
        var original = Lists("1", widgets[0]);
        original.CustomTimeouts = new CustomTimeouts { Delete = TimeSpan.FromMinutes(1) };

        foreach (var copy in new[] { CustomResourceOptions.Merge(original, null), CustomResourceOptions.Merge(null, original) })
        {
            copy.IgnoreChanges.Add("more");
            copy.ReplaceOnChanges.Add("more");
            copy.HideDiffs.Add("more");
            copy.AdditionalSecretOutputs.Add("more");
            copy.Aliases.Add(new Alias());
            copy.DependsOn.Add(widgets[1]);
            copy.ReplaceWith.Add(widgets[1]);
            copy.CustomTimeouts!.Delete = TimeSpan.Zero;
        }

        Assert.Equal(["1"], original.IgnoreChanges);
        Assert.Equal(["1"], original.ReplaceOnChanges);
        Assert.Equal(["1"], original.HideDiffs);
        Assert.Equal(["1"], original.AdditionalSecretOutputs);
        Assert.Single(original.Aliases);
        Assert.Equal([widgets[0]], await original.DependsOn.ListAsync());
        Assert.Equal([widgets[0]], await original.ReplaceWith.ListAsync());
        Assert.Equal(TimeSpan.FromMinutes(1), original.CustomTimeouts.Delete);
    }

    [Fact]
    public void A_list_that_is_set_to_null_is_empty()
    {
        var options = new CustomResourceOptions
        {
            IgnoreChanges = null!,
            ReplaceOnChanges = null!,
            HideDiffs = null!,
            AdditionalSecretOutputs = null!,
            EnvVarMappings = null!,
            DependsOn = null!,
        };

        var merged = CustomResourceOptions.Merge(CustomResourceOptions.Merge(options, options), null);

        Assert.Empty(merged.IgnoreChanges);
        Assert.Empty(merged.ReplaceOnChanges);
        Assert.Empty(merged.HideDiffs);
        Assert.Empty(merged.AdditionalSecretOutputs);
        Assert.Empty(merged.EnvVarMappings);
        Assert.Empty(new ComponentResourceOptions { Providers = null! }.Providers);
    }

    [Fact]
    public void Merging_nothing_gives_options_that_say_nothing()
    {
        var merged = CustomResourceOptions.Merge(null, null);

        Assert.Null(merged.Protect);
        Assert.Empty(merged.IgnoreChanges);
        Assert.Empty(ComponentResourceOptions.Merge(null, null).Providers);
    }

    [Fact]
    public async Task Of_several_providers_of_a_package_the_last_one_stands()
    {
        var providers = await MockRun.MakeAsync(() => new[]
        {
            new DemoProvider("a1", "a"), new DemoProvider("b1", "b"), new DemoProvider("a2", "a"), new DemoProvider("c2", "c"),
        });
        var first = new ComponentResourceOptions { Providers = [providers[0], providers[1]] };
        var second = new ComponentResourceOptions { Providers = [providers[2], providers[3]], Protect = true };

        var merged = ComponentResourceOptions.Merge(first, second);

        Assert.Equal(["b1", "a2", "c2"], merged.Providers.Select(provider => provider.GetResourceName()));
        Assert.True(merged.Protect);
        Assert.Equal(2, first.Providers.Count);
    }

    [Fact]
    public async Task A_resource_leaves_its_options_as_they_were_given()
    {
        var options = new CustomResourceOptions();

        await MockRun.UpdateAsync(() =>
        {
            options.Parent = new Group("g", new ComponentResourceOptions { Protect = true, Provider = new DemoProvider("p") });
            _ = new Widget("w", null, options);
        });

        Assert.Null(options.Protect);
        Assert.Null(options.Provider);
    }

    private static CustomResourceOptions Lists(string name, Resource resource) => new()
    {
        IgnoreChanges = { name },
        ReplaceOnChanges = { name },
        HideDiffs = { name },
        AdditionalSecretOutputs = { name },
        Aliases = { new Alias { Name = name } },
        DependsOn = { resource },
        ReplaceWith = { resource },
        EnvVarMappings = { [name] = name, ["same"] = name },
    };
}
