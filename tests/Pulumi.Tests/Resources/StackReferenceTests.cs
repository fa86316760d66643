using System.Collections.Immutable;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Resources;

public sealed class StackReferenceTests
{
    [Fact]
    public async Task It_is_read_by_the_stack_s_name()
    {
        var mocks = Network();

        var reference = await MockRun.MakeAsync(() => new StackReference("acme/net/prod"), mocks);

        var args = mocks["acme/net/prod"];
        Assert.Equal(
            ("pulumi:pulumi:StackReference", "acme/net/prod", "acme/net/prod"), (args.Type, args.Id, args.Inputs["name"]));
        Assert.Equal("acme/net/prod", await reference.Name.ValueAsync());
    }

    [Fact]
    public async Task The_resource_may_be_named_otherwise()
    {
        var mocks = Network();

        await MockRun.UpdateAsync(() => _ = new StackReference("net", new StackReferenceArgs { Name = "acme/net/prod" }), mocks);

        Assert.Equal(("acme/net/prod", "acme/net/prod"), (mocks["net"].Id, mocks["net"].Inputs["name"]));
    }

    [Fact]
    public async Task An_output_is_secret_exactly_when_the_stack_says_so()
    {
        var reference = await MockRun.MakeAsync(() => new StackReference("s"), Network());

        Assert.True(await reference.Outputs.IsSecretAsync());
        Assert.True(await reference.GetOutput("vpc").ObserveAsync() is { Value: "vpc-1", IsSecret: false });
        Assert.True(await reference.GetOutput("password").ObserveAsync() is { Value: "hush", IsSecret: true });
        Assert.True(await reference.RequireOutput("vpc").ObserveAsync() is { Value: "vpc-1", IsSecret: false });
        Assert.True(await reference.RequireOutput(Output.Create("password")).ObserveAsync() is { Value: "hush", IsSecret: true });
    }

    [Fact]
    public async Task Without_the_names_of_secrets_an_output_is_as_secret_as_all_of_them()
    {
        var mocks = new DemoMocks
        {
            State = _ => new Dictionary<string, object>
            {
                ["outputs"] = Output.CreateSecret(ImmutableDictionary<string, object>.Empty.Add("vpc", "vpc-1")),
                ["secretOutputNames"] = Unknown.Of<string[]>(),
            },
        };

        var reference = await MockRun.MakeAsync(() => new StackReference("s"), mocks);

        Assert.True(await reference.GetOutput("vpc").ObserveAsync() is { Value: "vpc-1", IsSecret: true });
    }

    [Fact]
    public async Task An_output_whose_name_is_not_known_is_not_known_and_as_secret_as_all_of_them()
    {
        var reference = await MockRun.MakeInPreviewAsync(() => new StackReference("s"), Network());

        Assert.True(await reference.GetOutput(Unknown.Of<string>()).ObserveAsync() is { IsKnown: false, IsSecret: true });
    }

    [Fact]
    public async Task A_missing_output_is_null_or_an_error_as_it_was_asked_for()
    {
        var reference = await MockRun.MakeAsync(() => new StackReference("s"), Network());

        Assert.Null(await reference.GetOutput("nope").ValueAsync());
        Assert.Null(await reference.GetValueAsync("nope"));
        var failure = await Assert.ThrowsAsync<KeyNotFoundException>(reference.RequireOutput("nope").ObserveAsync);
        Assert.Equal("Required output 'nope' does not exist on stack 's'.", failure.Message);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => reference.RequireValueAsync("nope"));
    }

    [Fact]
    public async Task Plain_values_are_given_of_what_is_no_secret_only()
    {
        var reference = await MockRun.MakeAsync(() => new StackReference("s"), Network());

        Assert.Equal("vpc-1", await reference.GetValueAsync("vpc"));
        Assert.Equal("vpc-1", await reference.RequireValueAsync("vpc"));
        Assert.Equal(
            "Cannot call 'GetOutputValueAsync' if the referenced stack has secret outputs. Use 'GetOutput' instead.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => reference.GetValueAsync("password"))).Message);
        Assert.Equal(
            "Cannot call 'RequireOutputValueAsync' if the referenced stack has secret outputs. Use 'RequireOutput' instead.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => reference.RequireValueAsync("password"))).Message);
    }

    [Fact]
    public async Task The_details_tell_a_secret_from_a_plain_value()
    {
        var reference = await MockRun.MakeAsync(() => new StackReference("s"), Network());

        var plain = await reference.GetOutputDetailsAsync("vpc");
        var secret = await reference.GetOutputDetailsAsync("password");
        var missing = await reference.GetOutputDetailsAsync("nope");

        Assert.Equal(("vpc-1", null), (plain.Value, plain.SecretValue));
        Assert.Equal((null, "hush"), (secret.Value, secret.SecretValue));
        Assert.Equal((null, null), (missing.Value, missing.SecretValue));
    }

    /// <summary>A stack with an output that is secret and one that is not.</summary>
    private static DemoMocks Network() => new()
    {
        State = args => new Dictionary<string, object>
        {
            ["name"] = args.Inputs["name"],
            ["outputs"] = new Dictionary<string, object> { ["vpc"] = "vpc-1", ["password"] = Output.CreateSecret("hush") },
            ["secretOutputNames"] = new[] { "password" },
        },
    };
}
