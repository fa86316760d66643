using Pulumi.TestEngine;

namespace Pulumi.Tests.Wire;

public sealed class RegistrationTests
{
    private const string Urn = "urn:pulumi:dev::demo::";

    [Fact]
    public async Task What_a_resource_needs_is_answered_before_the_resource_is_sent()
    {
        var result = await Run.UpdateAsync("OrderedResources");

        string[] order = ["demo-dev", "first", "by-input", "by-option", "by-parent", "in-apply"];
        Assert.Equal(order, result.Requests("RegisterResource").Select(e => e.Text("name")));
        var registrations = order.Select(result.Registration).ToList();
        Assert.All(registrations.Skip(1).Zip(registrations), pair => Assert.True(pair.Second.Answered < pair.First.At));
    }

    [Fact]
    public async Task Resources_that_do_not_need_each_other_are_under_way_at_once()
    {
        var scenario = Scenario.Parse("""{ "config": { "demo:count": "9" }, "hang": ["widget-0", "widget-7", "widget-8"] }""");
        await using var run = await (await EngineServer.SharedAsync()).OpenAsync(isPreview: false, scenario);

        using var program = LanguageHost.OfTestPrograms.Start("ManyResources", run.Monitor, run.Engine, scenario: scenario);

        await Task.WhenAll(run.WaitForAsync("widget-0"), run.WaitForAsync("widget-7"), run.WaitForAsync("widget-8"));
    }

    [Fact]
    public async Task The_stack_comes_first_and_is_everybodys_parent()
    {
        var result = await Run.UpdateAsync("OneResource");

        Json.AssertEqual(
            """
            {
              "type": "pulumi:pulumi:Stack", "name": "demo-dev", "object": {}, "hooks": {},
              "acceptSecrets": true, "acceptResources": true, "supportsResultReporting": true
            }
            """, result.Requests("RegisterResource").First().Request);
        Assert.Equal($"{Urn}pulumi:pulumi:Stack::demo-dev", result.Registration("only").Text("parent"));
    }

    [Fact]
    public async Task Every_option_has_its_field()
    {
        var result = await Run.UpdateAsync("EveryField");

        Json.AssertEqual(
            $$"""
            {
              "type": "demo:index:Widget", "name": "all", "custom": true, "parent": "{{Urn}}pulumi:pulumi:Stack::demo-dev",
              "object": { "size": 2, "label": "two", "peer": "https://other.example.test", "tags": { "owner": "platform" } },
              "dependencies": ["{{Urn}}demo:index:Widget::other"],
              "propertyDependencies":
                { "size": {}, "label": {}, "peer": { "urns": ["{{Urn}}demo:index:Widget::other"] }, "tags": {} },
              "provider": "{{Urn}}pulumi:providers:demo::cloud::cloud-id",
              "protect": false, "retainOnDelete": true, "deleteBeforeReplace": true, "deleteBeforeReplaceDefined": true,
              "ignoreChanges": ["label"], "replaceOnChanges": ["size"], "additionalSecretOutputs": ["endpoint"],
              "deletedWith": "{{Urn}}demo:index:Widget::other",
              "aliases": [{ "spec": { "name": "former", "noParent": false } }, { "urn": "{{Urn}}demo:index:Widget::older" }],
              "customTimeouts": { "create": "300000000000ns", "delete": "1500000000ns" },
              "importId": "existing-7", "version": "1.2.3", "pluginDownloadURL": "https://plugins.example.test",
              "acceptSecrets": true, "acceptResources": true, "supportsResultReporting": true, "hooks": {}
            }
            """, result.Registration("all").Request);
    }

    [Fact]
    public async Task A_value_of_many_megabytes_goes_and_comes_back_whole()
    {
        var result = await Run.UpdateAsync("BigValue", """{ "config": { "demo:megabytes": "8" } }""");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(8 << 20, (int)result.Inputs("length")["size"]!);
    }
}
