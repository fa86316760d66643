using System.Collections.Immutable;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

public sealed class InvokeTests
{
    private const string Token = "demo:index:find";

    [Fact]
    public async Task A_function_is_called_with_its_known_inputs_and_its_answer_is_read()
    {
        var mocks = new DemoMocks { Answer = call => new Dictionary<string, object> { ["found"] = $"{call.Args["name"]}!" } };

        var found = await MockRun.MakeAsync(
            () => Deployment.Instance.Invoke<FindResult>(Token, new FindArgs { Name = "a" }), mocks);

        Assert.Equal("a!", (await found.ValueAsync()).Found);
        var call = Assert.Single(mocks.Calls);
        Assert.Equal((Token, "a"), (call.Token, call.Args["name"]));
    }

    [Fact]
    public async Task Its_result_depends_on_what_its_inputs_and_options_depend_on()
    {
        Widget? first = null, second = null;

        var found = await MockRun.MakeAsync(() =>
        {
            (first, second) = (new Widget("first"), new Widget("second"));
            return Deployment.Instance.Invoke<FindResult>(
                Token, new FindArgs { Name = first.Id }, new InvokeOutputOptions { DependsOn = { second } });
        });

        Assert.True((await found.ObserveAsync()).Dependencies.SetEquals([first!, second!]));
    }

    [Fact]
    public async Task It_is_not_called_with_an_unknown_input()
    {
        var mocks = new DemoMocks();

        var found = await MockRun.MakeInPreviewAsync(
            () => Deployment.Instance.Invoke<FindResult>(Token, new FindArgs { Name = Unknown.SecretOf<string>() }), mocks);

        Assert.True(await found.ObserveAsync() is { IsKnown: false, IsSecret: false, Dependencies.IsEmpty: true });
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task It_is_not_called_with_an_input_that_holds_something_unknown()
    {
        var mocks = new DemoMocks();
        InputList<string> names = ["a", Unknown.Of<string>()];

        var found = await MockRun.MakeInPreviewAsync(() => new[]
        {
            Deployment.Instance.Invoke<FindResult>(Token, new FindArgs { Name = "a", Names = names }),
            Deployment.Instance.Invoke<FindResult>(Token, new FindArgs { Name = "a", More = new WidgetArgs { Parts = names } }),
        }, mocks);

        foreach (var output in found)
            Assert.False(await output.IsKnownAsync());
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task It_is_not_called_before_all_resources_behind_its_inputs_exist()
    {
        var mocks = new DemoMocks { Id = _ => null };

        var found = await MockRun.MakeInPreviewAsync(() =>
        {
            var widget = new Widget("w", new WidgetArgs { Label = "a" });
            var group = new Group(
                "g", null, group => _ = new Widget("child", null, new CustomResourceOptions { Parent = group }));
            return new[]
            {
                Deployment.Instance.Invoke<FindResult>(Token, new FindArgs { Name = widget.Label.Apply(label => label!) }),
                Deployment.Instance.Invoke<FindResult>(
                    Token, new FindArgs { Name = "a" }, new InvokeOutputOptions { DependsOn = { group } }),
            };
        }, mocks);

        foreach (var output in found)
            Assert.True(await output.ObserveAsync() is { IsKnown: false, Dependencies.IsEmpty: true });
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task One_secret_in_the_answer_makes_all_of_it_secret()
    {
        var mocks = new DemoMocks
        {
            Answer = _ => new Dictionary<string, object> { ["found"] = "a", ["more"] = Output.CreateSecret(1) },
        };

        var found = await MockRun.MakeAsync(
            () => Deployment.Instance.Invoke<FindResult>(Token, new FindArgs { Name = "a" }), mocks);

        Assert.True((await found.ObserveAsync()).IsSecret);
    }

    [Fact]
    public async Task A_function_with_one_result_gives_that()
    {
        var mocks = new DemoMocks { Answer = _ => new Dictionary<string, object> { ["only"] = "one" } };

        var (output, plain) = await MockRun.MakeAsync(() => (
            Deployment.Instance.InvokeSingle<string>(Token, InvokeArgs.Empty),
            Deployment.Instance.InvokeSingleAsync<string>(Token, InvokeArgs.Empty)), mocks);

        Assert.Equal("one", await output.ValueAsync());
        Assert.Equal("one", await plain);
    }

    [Fact]
    public async Task Every_form_of_the_call_is_the_same_call()
    {
        var mocks = new DemoMocks { Answer = _ => new Dictionary<string, object> { ["found"] = "a" } };
        var args = new FindArgs { Name = "a" };

        var results = await MockRun.MakeAsync(() =>
        {
            var run = Deployment.Instance;
            var options = new InvokeOptions();
            var outputOptions = new InvokeOutputOptions();
            return (
                new[]
                {
                    run.Invoke<FindResult>(Token, args, options), run.Invoke<FindResult>(Token, args, outputOptions),
                    run.Invoke<FindResult>(Token, args, options, null), run.Invoke<FindResult>(Token, args, outputOptions, null),
                }.Select(output => output.Apply(result => result.Found)).Concat(
                [
                    run.InvokeSingle<string>(Token, args, options), run.InvokeSingle<string>(Token, args, outputOptions),
                    run.InvokeSingle<string>(Token, args, options, null), run.InvokeSingle<string>(
                        Token, args, outputOptions, null),
                ]).ToArray(),
                new[] { run.InvokeSingleAsync<string>(Token, args), run.InvokeSingleAsync<string>(Token, args, options, null) },
                new[] { run.InvokeAsync(Token, args, options), run.InvokeAsync(Token, args, options, null) },
                run.InvokeAsync<FindResult>(Token, args, options, null));
        }, mocks);

        Assert.All(await Output.All(results.Item1).ListAsync(), found => Assert.Equal("a", found));
        Assert.Equal(["a", "a"], await Task.WhenAll(results.Item2));
        await Task.WhenAll(results.Item3);
        Assert.Equal("a", (await results.Item4).Found);
        Assert.Equal(13, mocks.Calls.Count);
    }

    [Fact]
    public async Task Plain_calls_give_plain_results()
    {
        var mocks = new DemoMocks { Answer = _ => new Dictionary<string, object> { ["found"] = Output.CreateSecret("a") } };
        FindResult? found = null;

        await Deployment.TestAsync(mocks, new Testing.TestOptions(), async () =>
        {
            found = await Deployment.Instance.InvokeAsync<FindResult>(Token, new FindArgs { Name = "a" });
            await Deployment.Instance.InvokeAsync(Token, new FindArgs { Name = "b" });
        });

        Assert.Equal("a", found!.Found);
        Assert.Equal(["a", "b"], mocks.Calls.Select(call => call.Args["name"]));
    }

    [Fact]
    public async Task Without_inputs_there_are_none()
    {
        var mocks = await MockRun.UpdateAsync(
            () => Deployment.Instance.Invoke<ImmutableDictionary<string, object>>(Token, null!));

        Assert.Empty(Assert.Single(mocks.Calls).Args);
    }

    [Fact]
    public async Task A_required_input_that_is_missing_is_named()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(
            () => MockRun.MakeAsync(() => Deployment.Instance.Invoke<FindResult>(Token, new FindArgs())));

        Assert.Contains(
            "[Input] Pulumi.Tests.Running.InvokeTests+FindArgs.Name is required but was not given a value (Parameter 'Name')",
            failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_that_fails_fails_the_program()
    {
        var mocks = new DemoMocks { Answer = _ => throw new InvalidOperationException("nothing found") };

        var message = await MockRun.FailureAsync(
            () => Deployment.Instance.Invoke<FindResult>(Token, new FindArgs { Name = "a" }), mocks);

        Assert.Contains("nothing found", message, StringComparison.Ordinal);
    }

    private sealed class FindArgs : InvokeArgs
    {
        [Input("name", required: true)]
        public Input<string>? Name { get; set; }

        [Input("names")]
        public InputList<string>? Names { get; set; }

        [Input("more")]
        public WidgetArgs? More { get; set; }
    }

    [OutputType]
    private sealed class FindResult
    {
        [OutputConstructor]
        private FindResult(string found) => Found = found;

        public string Found { get; }
    }
}
