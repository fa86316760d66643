using System.Collections.Concurrent;
using System.Reflection;
using Google.Protobuf;

namespace Pulumi.Serialization;

/// <summary>Which members of a class are inputs; looked up once a class.</summary>
internal sealed class InputShape
{
    private const BindingFlags Instance = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance;
    private static readonly ConcurrentDictionary<Type, InputShape> Shapes = new();

    private readonly (string Member, InputAttribute Input, Func<object, object?> Read)[] _inputs;
    private readonly string _type;

    private InputShape(Type type)
    {
        _type = type.FullName ?? type.Name;
        var fields = type.GetFields(Instance)
            .Select(field => (field.Name, field.GetCustomAttribute<InputAttribute>(), (Func<object, object?>)field.GetValue));
        var properties = type.GetProperties(Instance)
            .Select(property => (property.Name, property.GetCustomAttribute<InputAttribute>(), (Func<object, object?>)property.GetValue));
        _inputs = [.. fields.Concat(properties).Where(input => input.Item2 != null)!];
    }

    public static InputShape Of(Type type) => Shapes.GetOrAdd(type, static type => new InputShape(type));

    public IEnumerable<KeyValuePair<string, object?>> Read(object args)
    {
        var values = new List<KeyValuePair<string, object?>>(_inputs.Length);
        foreach (var (member, input, read) in _inputs)
        {
            var label = $"[Input] {_type}.{member}";
            var value = read(args);
            if (input.IsRequired && value == null)
                throw new ArgumentNullException(member, $"{label} is required but was not given a value");
            values.Add(new(input.Name, input.Json && value != null ? ToJson(label, value) : value));
        }
        return values;
    }

    private static Output<string> ToJson(string label, object value)
    {
        var waiting = new Next();
        return new Output<string>(GetAsync(), waiting);

        async Task<OutputData<string>> GetAsync()
        {
            var data = OutputData.Known<object?>(value);
            if (value is IInput input)
            {
                waiting.WaitsFor = input.Whole;
                data = await input.Whole.GetDataAsync().ConfigureAwait(false);
            }
            return data.Select(data.IsKnown ? await FormatAsync(data.Value).ConfigureAwait(false) : "");
        }

        async Task<string> FormatAsync(object? plain) => JsonFormatter.Default.Format(
            await new Serializer(keepResources: false, waiting).SerializeAsync(label, plain).ConfigureAwait(false));
    }
}
