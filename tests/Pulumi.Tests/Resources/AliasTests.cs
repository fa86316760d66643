using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Resources;

/// <summary>The URNs that aliases stand for.</summary>
public sealed class AliasTests
{
    private const string Root = "urn:pulumi:stack::project";

    [Fact]
    public async Task What_an_alias_does_not_say_is_as_it_is_now()
    {
        Assert.Equal($"{Root}::t:t:T::n", await UrnOfAsync(new Alias()));
        Assert.Equal($"{Root}::t:t:T::old", await UrnOfAsync(new Alias { Name = "old" }));
        Assert.Equal($"{Root}::t:t:Old::n", await UrnOfAsync(new Alias { Type = "t:t:Old" }));
        Assert.Equal("urn:pulumi:stack::old::t:t:T::n", await UrnOfAsync(new Alias { Project = "old" }));
        Assert.Equal("urn:pulumi:old::project::t:t:T::n", await UrnOfAsync(new Alias { Stack = Output.Create("old") }));
    }

    [Fact]
    public async Task A_whole_URN_is_taken_as_it_is() => Assert.Equal("urn:old", await UrnOfAsync(new Alias { Urn = "urn:old" }));

    [Fact]
    public async Task The_parent_is_the_present_one_or_a_former_one_or_none()
    {
        const string Former = "urn:pulumi:s::p::demo:index:Old::o";
        Group? now = null, before = null;

        var urns = await MockRun.MakeAsync(() =>
        {
            (now, before) = (new Group("now"), new Group("before"));
            return new[]
            {
                AliasUrns.Of(new Alias(), "n", "t:t:T", now),
                AliasUrns.Of(new Alias { Parent = before }, "n", "t:t:T", now),
                AliasUrns.Of(new Alias { ParentUrn = Former }, "n", "t:t:T", now),
                AliasUrns.Of(new Alias { NoParent = true }, "n", "t:t:T", now),
            };
        });

        string prefix = $"{Root}::pulumi:pulumi:Stack$demo:index:Group$t:t:T::n";
        Assert.Equal(prefix, await urns[0].ValueAsync());
        Assert.Equal(prefix, await urns[1].ValueAsync());
        Assert.Equal("urn:pulumi:s::p::demo:index:Old$t:t:T::n", await urns[2].ValueAsync());
        Assert.Equal($"{Root}::t:t:T::n", await urns[3].ValueAsync());
    }

    [Fact]
    public async Task A_child_was_below_each_former_parent_and_called_after_it()
    {
        var urns = await MockRun.MakeAsync(() =>
        {
            var parent = new Group("shop", new ComponentResourceOptions { Aliases = { new Alias { Name = "store" } } });
            List<Input<Alias>> own = [new Alias { Name = "shop-desk" }, new Alias { Type = "t:t:Old" }];
            return AliasUrns.All(own, "shop-door", "t:t:T", parent).ToArray();
        });

        string own = $"{Root}::pulumi:pulumi:Stack$demo:index:Group$";
        string former = $"{Root}::demo:index:Group$";
        Assert.Equal(
            [
                $"{own}t:t:T::shop-desk", $"{own}t:t:Old::shop-door",
                $"{former}t:t:T::store-door", $"{former}t:t:T::store-desk", $"{former}t:t:Old::store-door",
            ],
            await Task.WhenAll(urns.Select(urn => urn.ValueAsync())));
    }

    [Fact]
    public async Task A_child_that_is_not_called_after_its_parent_keeps_its_name()
    {
        var urns = await MockRun.MakeAsync(() =>
        {
            var parent = new Group("shop", new ComponentResourceOptions { Aliases = { new Alias { Name = "store" } } });
            return AliasUrns.All([], "door", "t:t:T", parent).ToArray();
        });

        Assert.Equal($"{Root}::demo:index:Group$t:t:T::door", await Assert.Single(urns).ValueAsync());
    }

    [Fact]
    public async Task Without_a_parent_there_are_only_its_own()
        => Assert.Single(
            await MockRun.MakeAsync(() => AliasUrns.All([new Alias { Name = "old" }], "n", "t:t:T", null).ToArray()));

    [Fact]
    public async Task A_whole_URN_and_a_part_of_one_are_refused()
    {
        var group = await MockRun.MakeAsync(() => new Group("g"));

        foreach (var (alias, name) in new[]
        {
            (new Alias { Urn = "u", Name = "x" }, "Name"), (new Alias { Urn = "u", Type = "x" }, "Type"),
            (new Alias { Urn = "u", Project = "x" }, "Project"), (new Alias { Urn = "u", Stack = "x" }, "Stack"),
            (new Alias { Urn = "u", Parent = group }, "Parent"), (new Alias { Urn = "u", ParentUrn = "x" }, "ParentUrn"),
            (new Alias { Urn = "u", NoParent = true }, "NoParent"),
        })
        {
            Assert.Contains(
                $"System.ArgumentException: Alias should not specify both Urn and {name}\n", await RefusalOfAsync(alias),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_parents_are_refused()
    {
        var group = await MockRun.MakeAsync(() => new Group("g"));

        foreach (var alias in new Alias[]
        {
            new() { Parent = group, ParentUrn = "x" },
            new() { Parent = group, NoParent = true },
            new() { ParentUrn = "x", NoParent = true },
        })
        {
            Assert.Contains(
                "System.ArgumentException: Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias",
                await RefusalOfAsync(alias), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_wrong_alias_fails_the_program_whoever_works_out_the_URNs()
    {
        var message = await MockRun.FailureAsync(() =>
            _ = new Widget("w", null, new CustomResourceOptions { Aliases = { new Alias { Urn = "u", Name = "x" } } }));

        Assert.Contains("Alias should not specify both Urn and Name", message, StringComparison.Ordinal);
    }

    private static async Task<string> UrnOfAsync(Alias alias)
        => await (await MockRun.MakeAsync(() => AliasUrns.Of(alias, "n", "t:t:T"))).ValueAsync();

    private static Task<string> RefusalOfAsync(Alias alias) => MockRun.FailureAsync(() => AliasUrns.Of(alias, "n", "t:t:T"));
}
