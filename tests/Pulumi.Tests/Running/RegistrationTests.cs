using Google.Protobuf.WellKnownTypes;
using Pulumi.Engine;
using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

/// <summary>What is sent to register or read a resource, and to call a function.</summary>
public sealed class RegistrationTests
{
    private readonly FakeEngine _engine = new();

    [Fact]
    public async Task A_resource_without_options_says_who_it_is_and_what_the_program_understands()
    {
        await _engine.RunAsync(() => _ = new Widget("w", new WidgetArgs { Label = "a" }));

        var sent = _engine["w"];
        Assert.Equal(("demo:index:Widget", "w", true), (sent.Type, sent.Name, sent.Custom));
        Assert.Equal("urn:project-stack", sent.Parent);
        Assert.True(sent is { AcceptSecrets: true, AcceptResources: true, SupportsResultReporting: true });
        Assert.True(sent is { HasProtect: false, HasRetainOnDelete: false, DeleteBeforeReplaceDefined: false });
        Assert.NotNull(sent.Hooks);
        Assert.Null(sent.CustomTimeouts);
        Assert.Equal(WireForm.Json("""{ "label": "a" }"""), Value.ForStruct(sent.Object));
    }

    [Fact]
    public async Task The_stack_is_registered_first_and_has_no_parent()
    {
        await _engine.RunAsync(() => _ = new Widget("w"));

        Assert.Equal(["project-stack", "w"], _engine.Registrations.Select(sent => sent.Name));
        Assert.Equal(
            ("pulumi:pulumi:Stack", "", false),
            (_engine["project-stack"].Type, _engine["project-stack"].Parent, _engine["project-stack"].Custom));
    }

    [Fact]
    public async Task Arguments_are_taken_when_the_resource_is_made_and_may_serve_for_another_one()
    {
        var isMade = new TaskCompletionSource<bool>();
        var engine = new FakeEngine { Supports = _ => isMade.Task };

        await engine.RunAsync(() =>
        {
            var args = new WidgetArgs { Size = 1 };
            _ = new Widget("first", args);
            args.Size = 2;
            _ = new Widget("second", args);
            isMade.SetResult(true);
        });

        Assert.Equal(
            (1, 2), (engine["first"].Object.Fields["size"].NumberValue, engine["second"].Object.Fields["size"].NumberValue));
    }

    [Fact]
    public async Task Every_option_is_sent()
    {
        await _engine.RunAsync(() =>
        {
            var other = new Widget("other");
            _ = new Widget("w", null, new CustomResourceOptions
            {
                Parent = other,
                DependsOn = { other },
                Protect = false,
                RetainOnDelete = true,
                DeleteBeforeReplace = false,
                ImportId = "i-1",
                Version = "1.2.3",
                PluginDownloadURL = "somewhere",
                IgnoreChanges = { "a" },
                ReplaceOnChanges = { "b" },
                HideDiffs = { "c" },
                AdditionalSecretOutputs = { "d" },
                EnvVarMappings = { ["A"] = "B" },
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(5), Update = TimeSpan.FromMilliseconds(1) },
                DeletedWith = other,
                ReplaceWith = { other },
                ReplacementTrigger = Output.CreateSecret<object>(1),
            });
        });

        var sent = _engine["w"];
        Assert.Equal(
            ("urn:other", "i-1", "1.2.3", "somewhere"), (sent.Parent, sent.ImportId, sent.Version, sent.PluginDownloadUrl));
        Assert.True(sent is { HasProtect: true, Protect: false, HasRetainOnDelete: true, RetainOnDelete: true });
        Assert.True(sent is { DeleteBeforeReplaceDefined: true, DeleteBeforeReplace: false });
        Assert.Equal(
            (["a"], ["b"], ["c"], ["d"]),
            (sent.IgnoreChanges, sent.ReplaceOnChanges, sent.HideDiffs, sent.AdditionalSecretOutputs));
        Assert.Equal("B", sent.EnvVarMappings["A"]);
        Assert.Equal(
            ("300000000000ns", "1000000ns", ""),
            (sent.CustomTimeouts.Create, sent.CustomTimeouts.Update, sent.CustomTimeouts.Delete));
        Assert.Equal("urn:other", sent.DeletedWith);
        Assert.Equal(["urn:other"], sent.ReplaceWith);
        Assert.Equal(["urn:other"], sent.Dependencies);
        Assert.Equal(Signs.Secret(Value.ForNumber(1)), sent.ReplacementTrigger);
    }

    [Fact]
    public async Task Each_property_says_what_it_comes_from_and_the_resource_what_all_of_them_do()
    {
        await _engine.RunAsync(() =>
        {
            var (a, b) = (new Widget("a"), new Widget("b"));
            var group = new Group(
                "g", null, group => _ = new Widget("child", null, new CustomResourceOptions { Parent = group }));
            var args = new WidgetArgs { Label = a.Id, Tags = { { "k", b.Id }, { "l", group.Urn } }, Size = 1 };
            _ = new Widget("w", args, new CustomResourceOptions { DependsOn = { a } });
        });

        var sent = _engine["w"];
        Assert.Equal(["urn:a", "urn:b", "urn:child"], sent.Dependencies.Order());
        Assert.Equal(["urn:a"], sent.PropertyDependencies["label"].Urns_);
        Assert.Equal(["urn:b", "urn:child"], sent.PropertyDependencies["tags"].Urns_.Order());
        Assert.Empty(sent.PropertyDependencies["size"].Urns_);
        Assert.Equal(3, sent.PropertyDependencies.Count);
    }

    [Fact]
    public async Task Protection_is_inherited_unless_the_child_says_otherwise()
    {
        await _engine.RunAsync(() => _ = new Group("g", new ComponentResourceOptions { Protect = true }, group =>
        {
            _ = new Widget("inherits", null, new CustomResourceOptions { Parent = group });
            _ = new Widget("differs", null, new CustomResourceOptions { Parent = group, Protect = false });
        }));

        Assert.True(_engine["inherits"] is { HasProtect: true, Protect: true });
        Assert.True(_engine["differs"] is { HasProtect: true, Protect: false });
    }





    [Fact]
    public async Task What_is_read_is_asked_for_by_its_id_with_all_it_depends_on()
    {
        await _engine.RunAsync(() => _ = new Widget(
            "w", new WidgetArgs { Label = new Widget("a").Id }, new CustomResourceOptions { Id = "i-1", Version = "1.2.3" }));

        var sent = Assert.Single(_engine.Reads);
        Assert.Equal(
            ("i-1", "demo:index:Widget", "w", "urn:project-stack", "1.2.3"),
            (sent.Id, sent.Type, sent.Name, sent.Parent, sent.Version));
        Assert.Equal(["urn:a"], sent.Dependencies);
        Assert.True(sent is { AcceptSecrets: true, AcceptResources: true });
    }





    [Fact]
    public async Task A_function_is_called_with_the_version_and_place_of_its_plugin()
    {
        await _engine.RunAsync(() => Deployment.Instance.Invoke<object>(
            "demo:index:find", InvokeArgs.Empty, new InvokeOptions { Version = "1.2.3", PluginDownloadURL = "somewhere" }));

        var sent = Assert.Single(_engine.Calls);
        Assert.Equal(
            ("demo:index:find", "1.2.3", "somewhere", true),
            (sent.Tok, sent.Version, sent.PluginDownloadUrl, sent.AcceptResources));
    }
}
