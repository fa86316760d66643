using Google.Protobuf.WellKnownTypes;
using Pulumi.Engine;
using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

/// <summary>What is sent to register a resource, and what becomes of the answer.</summary>
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
        Assert.True(sent is { AcceptSecrets: true, AcceptResources: true, SupportsResultReporting: true, HasProtect: false, HasRetainOnDelete: false });
        Assert.False(sent.DeleteBeforeReplaceDefined);
        Assert.NotNull(sent.Hooks);
        Assert.Null(sent.CustomTimeouts);
        Assert.Equal(WireForm.Json("""{ "label": "a" }"""), Value.ForStruct(sent.Object));
    }

    [Fact]
    public async Task The_stack_is_registered_first_and_has_no_parent()
    {
        await _engine.RunAsync(() => _ = new Widget("w"));

        Assert.Equal(["project-stack", "w"], _engine.Registrations.Select(sent => sent.Name));
        Assert.Equal(("pulumi:pulumi:Stack", "", false), (_engine["project-stack"].Type, _engine["project-stack"].Parent, _engine["project-stack"].Custom));
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

        Assert.Equal((1, 2), (engine["first"].Object.Fields["size"].NumberValue, engine["second"].Object.Fields["size"].NumberValue));
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
        Assert.Equal(("urn:other", "i-1", "1.2.3", "somewhere"), (sent.Parent, sent.ImportId, sent.Version, sent.PluginDownloadUrl));
        Assert.True(sent is { HasProtect: true, Protect: false, HasRetainOnDelete: true, RetainOnDelete: true });
        Assert.True(sent is { DeleteBeforeReplaceDefined: true, DeleteBeforeReplace: false });
        Assert.Equal((["a"], ["b"], ["c"], ["d"]), (sent.IgnoreChanges, sent.ReplaceOnChanges, sent.HideDiffs, sent.AdditionalSecretOutputs));
        Assert.Equal("B", sent.EnvVarMappings["A"]);
        Assert.Equal(("300000000000ns", "1000000ns", ""), (sent.CustomTimeouts.Create, sent.CustomTimeouts.Update, sent.CustomTimeouts.Delete));
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
            var group = new Group("g", null, group => _ = new Widget("child", null, new CustomResourceOptions { Parent = group }));
            _ = new Widget(
                "w", new WidgetArgs { Label = a.Id, Tags = { { "k", b.Id }, { "l", group.Urn } }, Size = 1 }, new CustomResourceOptions { DependsOn = { a } });
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
    public async Task Aliases_are_sent_as_they_were_given_and_say_one_thing_about_the_parent()
    {
        await _engine.RunAsync(() =>
        {
            var parent = new Group("parent");
            _ = new Widget("w", null, new CustomResourceOptions
            {
                Aliases =
                {
                    new Alias { Urn = "urn:old" },
                    new Alias { Name = "n", Type = "t", Stack = "s", Project = Output.Create("p") },
                    new Alias { NoParent = true },
                    new Alias { Parent = parent },
                    new Alias { ParentUrn = "urn:former" },
                    Unknown.Of<Alias>(),
                },
            });
        });

        var aliases = _engine["w"].Aliases;
        Assert.Equal(5, aliases.Count);
        Assert.Equal("urn:old", aliases[0].Urn);
        Assert.Null(aliases[0].Spec);
        Assert.Equal(("n", "t", "s", "p"), (aliases[1].Spec.Name, aliases[1].Spec.Type, aliases[1].Spec.Stack, aliases[1].Spec.Project));
        Assert.True(aliases[1].Spec is { HasNoParent: true, NoParent: false });
        Assert.True(aliases[2].Spec is { HasNoParent: true, NoParent: true });
        Assert.True(aliases[3].Spec is { HasNoParent: false, ParentUrn: "urn:parent" });
        Assert.True(aliases[4].Spec is { HasNoParent: false, ParentUrn: "urn:former" });
        Assert.Empty(_engine["w"].AliasUrns);
    }

    [Fact]
    public async Task An_engine_that_does_not_know_aliases_gets_URNs_each_once()
    {
        var engine = new FakeEngine { Supports = feature => Task.FromResult(feature != "aliasSpecs") };

        await engine.RunAsync(() => _ = new Widget("w", null, new CustomResourceOptions
        {
            Aliases = { new Alias { Name = "old" }, new Alias { Name = "old" }, new Alias { Urn = "urn:older" }, Unknown.Of<Alias>() },
        }));

        Assert.Empty(engine["w"].Aliases);
        Assert.Equal(["urn:pulumi:stack::project::demo:index:Widget::old", "urn:older"], engine["w"].AliasUrns);
    }

    [Fact]
    public async Task An_engine_that_does_not_know_references_gets_ids_and_URNs()
    {
        var engine = new FakeEngine { Supports = feature => Task.FromResult(feature != "resourceReferences") };

        await engine.RunAsync(() => _ = new Widget("w", new WidgetArgs { Peer = new Widget("peer"), Any = new Group("g") }));

        Assert.Equal(WireForm.Json("""{ "peer": "id-of-peer", "any": "urn:g" }"""), Value.ForStruct(engine["w"].Object));
        Assert.Equal(["urn:peer"], engine["w"].Dependencies);
    }

    [Theory]
    [InlineData("deletedWith", "DeletedWith")]
    [InlineData("replaceWith", "ReplaceWith")]
    public async Task An_option_that_the_engine_does_not_know_fails_the_program(string feature, string option)
    {
        var engine = new FakeEngine { Supports = asked => Task.FromResult(asked != feature) };

        var exitCode = await engine.RunAsync(() =>
        {
            var other = new Widget("other");
            _ = new Widget("w", null, feature == "deletedWith"
                ? new CustomResourceOptions { DeletedWith = other }
                : new CustomResourceOptions { ReplaceWith = { other } });
        });

        Assert.Equal(32, exitCode);
        Assert.Contains(
            $"The Pulumi CLI does not support the {option} option. Please update the Pulumi CLI.",
            Assert.Single(engine.Messages).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_read_is_asked_for_by_its_id_with_all_it_depends_on()
    {
        await _engine.RunAsync(() => _ = new Widget(
            "w", new WidgetArgs { Label = new Widget("a").Id }, new CustomResourceOptions { Id = "i-1", Version = "1.2.3" }));

        var sent = Assert.Single(_engine.Reads);
        Assert.Equal(("i-1", "demo:index:Widget", "w", "urn:project-stack", "1.2.3"), (sent.Id, sent.Type, sent.Name, sent.Parent, sent.Version));
        Assert.Equal(["urn:a"], sent.Dependencies);
        Assert.True(sent is { AcceptSecrets: true, AcceptResources: true });
    }

    [Fact]
    public async Task An_output_depends_on_what_the_engine_says_besides()
    {
        var engine = new FakeEngine
        {
            Answer = (request, answer) =>
            {
                if (request.Name == "w")
                    answer.PropertyDependencies.Add("label", new Urns { Urns_ = { "urn:elsewhere" } });
            },
        };
        Widget? widget = null;

        await engine.RunAsync(() => widget = new Widget("w", new WidgetArgs { Label = "a", Size = 1 }));

        var dependencies = (await widget!.Label.ObserveAsync()).Dependencies;
        Assert.Equal(2, dependencies.Count);
        Assert.Contains(widget, dependencies);
        Assert.Equal("urn:elsewhere", await Assert.Single(dependencies, resource => resource != widget).Urn.ValueAsync());
        Assert.Single((await widget.Size.ObserveAsync()).Dependencies);
    }

    [Fact]
    public async Task A_resource_that_the_engine_could_not_make_is_unknown_and_the_program_goes_on()
    {
        var engine = new FakeEngine
        {
            Answer = (request, answer) =>
            {
                if (request.Name == "w")
                    (answer.Result, answer.Id, answer.Object) = (Result.Fail, "", new Struct());
            },
        };
        Widget? widget = null;

        Assert.Equal(0, await engine.RunAsync(() => widget = new Widget("w")));

        Assert.False(await widget!.Id.IsKnownAsync());
        Assert.False(await widget.Label.IsKnownAsync());
        Assert.True(await widget.Urn.IsKnownAsync());
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_is_a_warning_beside_the_resource()
    {
        var engine = new FakeEngine { Answer = (_, answer) => answer.Object.Fields["size"] = Value.ForString("big") };

        Assert.Equal(0, await engine.RunAsync(() => _ = new Widget("w")));

        var warning = Assert.Single(engine.Messages);
        Assert.Equal((Severity.Warning, "urn:w"), (warning.Severity, warning.Urn));
        Assert.Equal("Expected System.Double but got System.String deserializing Pulumi.Tests.Mocking.Widget.size", warning.Message);
    }

    [Fact]
    public async Task A_function_that_refuses_its_inputs_names_each()
    {
        var engine = new FakeEngine
        {
            Invoke = _ => new InvokeResponse
            {
                Failures = { new CheckFailure { Property = "name", Reason = "too short" }, new CheckFailure { Property = "limit", Reason = "missing" } },
            },
        };

        Assert.Equal(32, await engine.RunAsync(() => Deployment.Instance.Invoke<object>("demo:index:find", InvokeArgs.Empty)));

        Assert.Contains(
            "Invoke of 'demo:index:find' failed: too short (name); missing (limit)", Assert.Single(engine.Messages).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_is_called_with_the_version_and_place_of_its_plugin()
    {
        await _engine.RunAsync(() => Deployment.Instance.Invoke<object>(
            "demo:index:find", InvokeArgs.Empty, new InvokeOptions { Version = "1.2.3", PluginDownloadURL = "somewhere" }));

        var sent = Assert.Single(_engine.Calls);
        Assert.Equal(("demo:index:find", "1.2.3", "somewhere", true), (sent.Tok, sent.Version, sent.PluginDownloadUrl, sent.AcceptResources));
    }
}
