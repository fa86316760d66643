using Pulumi.Tests.Mocking;
using Pulumi.Utilities;

namespace Pulumi.Tests.Core;

public sealed class OutputTests
{
    [Fact]
    public async Task A_plain_value_is_known_and_no_secret_and_depends_on_nothing()
    {
        var seen = await Output.Create(3).ObserveAsync();

        Assert.Equal(3, seen.Value);
        Assert.True(seen.IsKnown);
        Assert.False(seen.IsSecret);
        Assert.Empty(seen.Dependencies);
    }

    [Fact]
    public async Task The_value_of_a_task_is_there_when_the_task_is()
    {
        var later = new TaskCompletionSource<string>();
        var outputs = new[] { Output.Create(later.Task), Output<string>.Create(later.Task), Output.CreateSecret(later.Task) };

        later.SetResult("at last");

        Assert.All(await Output.All(outputs).ValueAsync(), value => Assert.Equal("at last", value));
        var secrecy = await Task.WhenAll(outputs.Select(output => output.IsSecretAsync()));
        Assert.Equal([false, false, true], secrecy);
    }

    [Fact]
    public void No_output_is_made_of_a_task_that_is_null()
    {
        Assert.Throws<ArgumentNullException>("value", () => Output.Create((Task<int>)null!));
        Assert.Throws<ArgumentNullException>("value", () => Output<int>.Create(null!));
        Assert.Throws<ArgumentNullException>("value", () => Output.CreateSecret((Task<int>)null!));
        Assert.Throws<ArgumentNullException>("value", () => Output.CreateSecret((Output<int>)null!));
    }

    [Fact]
    public async Task A_task_that_fails_is_an_output_that_fails()
    {
        var output = Output.Create(Task.FromException<int>(new FormatException("no number")));

        Assert.Equal("no number", (await Assert.ThrowsAsync<FormatException>(output.ObserveAsync)).Message);
    }

    [Fact]
    public async Task A_secret_can_be_made_of_a_value_and_of_an_output()
    {
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret("x")));
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(Output.Create("x"))));
        Assert.Equal("x", await Output.CreateSecret(Output.Create("x")).ValueAsync());
    }

    [Fact]
    public async Task Unsecret_takes_the_secrecy_and_nothing_else()
    {
        var resource = (await MockRun.WidgetsAsync("a"))[0];
        var secret = OutputUtilities.WithDependency(Output.CreateSecret("x"), resource);

        var seen = await Output.Unsecret(secret).ObserveAsync();

        Assert.False(seen.IsSecret);
        Assert.Equal("x", seen.Value);
        Assert.Equal([resource], seen.Dependencies);
        Assert.True(await secret.IsSecretAsync());
    }

    [Fact]
    public async Task Unsecret_does_not_make_known_what_is_not()
    {
        var seen = await Output.Unsecret(Unknown.SecretOf<string>()).ObserveAsync();

        Assert.False(seen.IsKnown);
        Assert.False(seen.IsSecret);
    }

    [Fact]
    public async Task Null_is_a_value()
    {
        var seen = await Output.Create<string>((string)null!).ObserveAsync();

        Assert.Null(seen.Value);
        Assert.True(seen.IsKnown);
    }

    [Fact]
    public async Task Elements_and_number_of_a_list_are_outputs_too()
    {
        var list = Output.All(Output.Create("a"), Output.Create("b"));

        Assert.Equal("a", await list.First().ValueAsync());
        Assert.Equal("b", await list.GetAt(1).ValueAsync());
        Assert.Equal("b", await list.GetAt(Output.Create(1)).ValueAsync());
        Assert.Equal(2, await list.Length().ValueAsync());
        await Assert.ThrowsAsync<IndexOutOfRangeException>(() => list.GetAt(2).ValueAsync());
    }
}
