using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Serialization;

/// <summary>JSON of values that hold outputs.</summary>
internal static class OutputJson
{
    public static Output<string> Serialize<T>(Output<T> value, JsonSerializerOptions? options)
    {
        var waiting = new Next { WaitsFor = value };
        return new Output<string>(SerializeAsync(value, options, waiting), waiting);
    }

    public static Output<T> Deserialize<T>(Output<string> json, JsonSerializerOptions? options)
        => new(DeserializeAsync<T>(json, options), json);

    private static async Task<OutputData<string>> SerializeAsync<T>(Output<T> value, JsonSerializerOptions? options, Next waiting)
    {
        var data = await value.DataTask.ConfigureAwait(false);
        if (!data.IsKnown)
            return data.Select("");
        while (true)
        {
            // What is not there yet is found by writing, waited for, and written anew: nothing blocks a thread.
            var outputs = new OutputConverters();
            var json = JsonSerializer.Serialize(data.Value, With(outputs, options));
            if (outputs.Open.Count == 0)
                return outputs.Seen.With(data.Select(json));
            waiting.WaitsFor = outputs.Open;
            await Task.WhenAll(outputs.Open.Select(output => output.GetDataAsync())).ConfigureAwait(false);
        }
    }

    private static async Task<OutputData<T>> DeserializeAsync<T>(Output<string> json, JsonSerializerOptions? options)
    {
        var data = await json.DataTask.ConfigureAwait(false);
        return data.Select(data.IsKnown ? JsonSerializer.Deserialize<T>(data.Value, With(new OutputConverters(data), options))! : default!);
    }

    private static JsonSerializerOptions With(JsonConverterFactory converter, JsonSerializerOptions? options)
        => new(options ?? JsonSerializerOptions.Default) { Converters = { converter } };
}
