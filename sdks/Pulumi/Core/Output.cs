using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Makes outputs and puts them together.</summary>
public static partial class Output
{
    /// <summary>An output that is there already.</summary>
    public static Output<T> Create<T>(T value) => new(OutputData.Known(value));

    /// <summary>An output that has the task's value.</summary>
    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    /// <summary>A secret: the engine encrypts it in the state and does not show it.</summary>
    public static Output<T> CreateSecret<T>(T value) => new(OutputData.Known(value, isSecret: true));

    /// <inheritdoc cref="CreateSecret{T}(T)"/>
    public static Output<T> CreateSecret<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Output<T>.FromTask(value, isSecret: true);
    }

    /// <summary>The same output, secret from here on.</summary>
    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.With(data => data with { IsSecret = true });
    }

    /// <summary>The same output, no longer secret.</summary>
    public static Output<T> Unsecret<T>(Output<T> output) => output.With(data => data with { IsSecret = false });

    /// <summary>Whether the output is secret, when it is there.</summary>
    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.DataTask.ConfigureAwait(false)).IsSecret;

    /// <summary>All of them as one list: unknown when one is unknown, secret when one is secret.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => All(inputs.Select(input => (Output<T>)input));

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs)
    {
        var all = outputs.ToArray();
        return new Output<ImmutableArray<T>>(GetAsync(), all);

        async Task<OutputData<ImmutableArray<T>>> GetAsync()
        {
            var combined = new Combination();
            var values = ImmutableArray.CreateBuilder<T>(all.Length);
            foreach (var output in all)
                values.Add(combined.Add(await output.DataTask.ConfigureAwait(false)));
            return combined.With(values.MoveToImmutable());
        }
    }

    /// <summary>Puts outputs and values into a text, in the invariant culture.</summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        ArgumentNullException.ThrowIfNull(formattableString);
        return All(formattableString.GetArguments().Select(ToObject))
            .Apply(values => string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));
    }

    /// <summary>The value as JSON, by System.Text.Json; outputs and inputs inside it are waited for.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return OutputJson.Serialize(value, options);
    }

    /// <summary>The JSON as a value, by System.Text.Json.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return OutputJson.Deserialize<T>(json, options);
    }

    private static Output<object?> ToObject(object? value) => value switch
    {
        IInput input => ToObject(input.Whole),
        IOutput output => new Output<object?>(output.GetDataAsync(), output),
        _ => Create(value),
    };

    /// <summary>Gathers what several outputs have in common.</summary>
    private sealed class Combination
    {
        private readonly ImmutableHashSet<Resource>.Builder _resources = ImmutableHashSet.CreateBuilder<Resource>();
        private bool _isKnown = true;
        private bool _isSecret;

        public T Add<T>(OutputData<T> data)
        {
            _resources.UnionWith(data.Resources);
            (_isKnown, _isSecret) = data.With(_isKnown, _isSecret);
            return data.Value;
        }

        public OutputData<T> With<T>(T value) => new(_resources.ToImmutable(), value, _isKnown, _isSecret);
    }
}
