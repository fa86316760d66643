using System.Text.Json.Nodes;
using Pulumi.TestEngine;

namespace Pulumi.Tests.Wire;

public sealed class ValueTests
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_secret_is_marked_and_what_is_made_of_it_too(bool isPreview)
    {
        var result = isPreview ? await Run.PreviewAsync("SecretsAndUnknowns") : await Run.UpdateAsync("SecretsAndUnknowns");

        Json.AssertEqual($$"""{ "size": 1, "label": {{Secret("s3cr3t")}} }""", result.Inputs("source"));
        Json.AssertEqual(
            $$"""
            { "size": 2, "label": {{Secret("password=s3cr3t")}}, "tags": { "open": "yes", "hidden": {{Secret("s3cr3t")}} } }
            """,
            result.Inputs("derived"));
    }

    [Fact]
    public async Task A_preview_says_what_is_not_known_yet()
    {
        var result = await Run.PreviewAsync("SecretsAndUnknowns");

        Json.AssertEqual($$"""{ "size": 3, "label": "{{Unknown}}", "peer": "{{Unknown}}" }""", result.Inputs("late"));
        Json.AssertEqual($$"""{ "password": {{Secret("s3cr3t")}}, "endpoint": "{{Unknown}}" }""", StackOutputs(result));
    }

    [Fact]
    public async Task An_update_knows_it()
    {
        var result = await Run.UpdateAsync("SecretsAndUnknowns");

        const string Endpoint = "https://source.example.test";
        Json.AssertEqual(
            $$"""{ "size": 3, "label": "{{Endpoint}}", "peer": {{Secret($"{Endpoint}/s3cr3t")}} }""", result.Inputs("late"));
        Json.AssertEqual($$"""{ "password": {{Secret("s3cr3t")}}, "endpoint": "{{Endpoint}}" }""", StackOutputs(result));
    }

    [Fact]
    public async Task The_properties_of_a_stack_are_its_outputs()
    {
        var result = await Run.UpdateAsync("StackResults");

        Json.AssertEqual(
            $$"""{ "Endpoint": "https://box.example.test", "doubleSize": 6, "Token": {{Secret("t")}} }""", StackOutputs(result));
    }

    private static string Secret(string value) =>
        $$"""{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "{{value}}" }""";

    private static JsonNode? StackOutputs(ProgramResult result) =>
        result.Requests("RegisterResourceOutputs").Single(e => e.Urn == result.Registration("demo-dev").Urn).Request["outputs"];
}
