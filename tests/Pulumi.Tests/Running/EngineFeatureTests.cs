using Google.Protobuf.WellKnownTypes;
using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

/// <summary>What is sent to engines that can do everything, and to those that cannot.</summary>
public sealed class EngineFeatureTests
{
    private readonly FakeEngine _engine = new();

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
        Assert.Equal(
            ("n", "t", "s", "p"), (aliases[1].Spec.Name, aliases[1].Spec.Type, aliases[1].Spec.Stack, aliases[1].Spec.Project));
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
            Aliases =
            {
                new Alias { Name = "old" }, new Alias { Name = "old" }, new Alias { Urn = "urn:older" }, Unknown.Of<Alias>(),
            },
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
}
