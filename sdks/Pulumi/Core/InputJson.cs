using System.Text.Json;

namespace Pulumi;

/// <summary>An input that is JSON; it reaches the engine as a structure.</summary>
public sealed class InputJson : Input<JsonElement>
{
    /// <summary>An input without JSON.</summary>
    public InputJson() : this(Output.Create(default(JsonElement)))
    {
    }

    private InputJson(Output<JsonElement> output) : base(output)
    {
    }

    /// <summary>From a text that is parsed.</summary>
    public static implicit operator InputJson(string json) => JsonDocument.Parse(json);

    /// <summary>From a document.</summary>
    public static implicit operator InputJson(JsonDocument document) => document.RootElement;

    /// <summary>From an element.</summary>
    public static implicit operator InputJson(JsonElement element) => new(Output.Create(element));

    /// <summary>From an output of a text that is parsed.</summary>
    public static implicit operator InputJson(Output<string> json) => new(json.Apply(text => JsonDocument.Parse(text).RootElement));

    /// <summary>From an output of a document.</summary>
    public static implicit operator InputJson(Output<JsonDocument> document) => new(document.Apply(d => d.RootElement));

    /// <summary>From an output of an element.</summary>
    public static implicit operator InputJson(Output<JsonElement> element) => new(element);
}
