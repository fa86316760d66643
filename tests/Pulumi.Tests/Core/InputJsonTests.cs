using System.Text.Json;
using Pulumi.Tests.Mocking;

namespace Pulumi.Tests.Core;

public sealed class InputJsonTests
{
    private const string Json = """{"a":[1,true,null]}""";

    [Fact]
    public async Task Texts_documents_and_elements_are_JSON_and_outputs_of_them_too()
    {
        var document = JsonDocument.Parse(Json);
        InputJson[] all =
        [
            Json, document, document.RootElement, Output.Create(Json), Output.Create(document), Output.Create(
                document.RootElement),
        ];

        foreach (var json in all)
            Assert.Equal(Json, (await json.ValueAsync()).GetRawText());
    }

    [Fact]
    public async Task A_new_one_holds_nothing()
        => Assert.Equal(JsonValueKind.Undefined, (await new InputJson().ValueAsync()).ValueKind);

    [Fact]
    public void A_text_that_is_no_JSON_is_refused_at_once() => Assert.ThrowsAny<JsonException>(() => (InputJson)"{");

    [Fact]
    public async Task An_output_of_a_text_that_is_no_JSON_fails()
    {
        InputJson json = Output.Create("{");

        await Assert.ThrowsAnyAsync<JsonException>(() => json.ObserveAsync());
    }

    [Fact]
    public async Task It_is_as_secret_as_its_text()
    {
        InputJson json = Output.CreateSecret(Json);

        Assert.True((await json.ObserveAsync()).IsSecret);
    }
}
