using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Serialization;

/// <summary>Writes outputs and inputs as their values and remembers what they were; reads them with the secrecy of their text.</summary>
internal sealed class OutputConverters(OutputData<string>? text = null) : JsonConverterFactory
{
    /// <summary>Outputs that were not there yet; null was written in their place.</summary>
    public List<IOutput> Open { get; } = [];

    public Traits Seen { get; } = new();

    private OutputData<string>? Text { get; } = text;

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType
        && typeToConvert.GetGenericTypeDefinition() is var generic
        && (generic == typeof(Output<>) || generic == typeof(Input<>) || generic == typeof(InputList<>) || generic == typeof(InputMap<>));

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var generic = typeToConvert.GetGenericTypeDefinition();
        var argument = typeToConvert.GenericTypeArguments[0];
        var value = generic == typeof(InputList<>) ? typeof(ImmutableArray<>).MakeGenericType(argument)
            : generic == typeof(InputMap<>) ? typeof(ImmutableDictionary<,>).MakeGenericType(typeof(string), argument)
            : argument;
        return (JsonConverter?)Activator.CreateInstance(typeof(Of<,>).MakeGenericType(typeToConvert, value), this);
    }

    /// <summary>What the outputs of a text have in common.</summary>
    public sealed class Traits
    {
        private readonly HashSet<Resource> _resources = [];
        private bool _isKnown = true;
        private bool _isSecret;

        public void Add<T>(OutputData<T> data)
        {
            _resources.UnionWith(data.Resources);
            (_isKnown, _isSecret) = data.With(_isKnown, _isSecret);
        }

        public OutputData<string> With(OutputData<string> data) => new(
            data.Resources.Union(_resources), _isKnown ? data.Value : "", _isKnown, _isSecret || data.IsSecret);
    }

    private sealed class Of<T, TValue>(OutputConverters parent) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var value = JsonSerializer.Deserialize<TValue>(ref reader, options)!;
            var output = new Output<TValue>(parent.Text is { } text ? text.Select(value) : OutputData.Known(value));
            return (T)(object)(typeof(T) == typeof(Output<TValue>) ? output : Convert(output));
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var output = (Output<TValue>)(value as IOutput ?? ((IInput)value!).Whole);
            if (!output.DataTask.IsCompletedSuccessfully)
            {
                parent.Open.Add(output);
                writer.WriteNullValue();
                return;
            }
            var data = output.DataTask.Result;
            parent.Seen.Add(data);
            if (data.IsKnown)
                JsonSerializer.Serialize(writer, data.Value, options);
            else
                writer.WriteNullValue();
        }

        /// <summary>By the conversion from an output that each input type has.</summary>
        private static object Convert(Output<TValue> output)
            => typeof(T).GetMethod("op_Implicit", [typeof(Output<TValue>)])!.Invoke(null, [output])!;
    }
}
