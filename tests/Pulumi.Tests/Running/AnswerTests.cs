using Google.Protobuf.WellKnownTypes;
using Pulumi.Engine;
using Pulumi.Tests.Internals;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Running;

/// <summary>What becomes of the engine's answers.</summary>
public sealed class AnswerTests
{
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
        Assert.Equal(
            "Expected System.Double but got System.String deserializing Pulumi.Tests.Mocking.Widget.size", warning.Message);
    }

    [Fact]
    public async Task A_function_that_refuses_its_inputs_names_each()
    {
        var engine = new FakeEngine
        {
            Invoke = _ => new InvokeResponse
            {
                Failures =
                {
                    new CheckFailure { Property = "name", Reason = "too short" },
                    new CheckFailure { Property = "limit", Reason = "missing" },
                },
            },
        };

        Assert.Equal(32, await engine.RunAsync(() => Deployment.Instance.Invoke<object>("demo:index:find", InvokeArgs.Empty)));

        Assert.Contains(
            "Invoke of 'demo:index:find' failed: too short (name); missing (limit)", Assert.Single(engine.Messages).Message,
            StringComparison.Ordinal);
    }
}
