using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;
using Type = System.Type;

namespace Pulumi.Serialization;

/// <summary>
/// Makes typed values of the engine's answers. What does not fit is the type's default, with a warning: a provider that answers
/// a little differently does not stop a program.
/// </summary>
internal sealed class AnswerReader(Action<string> warn)
{
    /// <summary>Reads a value of the wire.</summary>
    /// <exception cref="InvalidOperationException">No answer can be read into the type.</exception>
    public OutputData<object?> Read(string label, Value value, Type type)
    {
        AnswerTypes.Check(label, type);
        var data = Deserializer.Deserialize(value);
        return data with { Value = Convert(label, data.Value, type) };
    }

    private object? Convert(string label, object? value, Type type)
    {
        var result = TryConvert(label, value, type);
        if (result.Error != null)
            warn(result.Error);
        // Default rather than null, so that it can be put where a value type is wanted.
        return result.Value ?? DefaultOf(type);
    }

    private Result TryConvert(string label, object? value, Type type)
    {
        if (value == null)
            return new(DefaultOf(type));
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(object))
            return new(value);
        if (type == typeof(int))
            return value is double number ? new((int)number) : Unexpected(label, value, typeof(double));
        if (type == typeof(string) || type == typeof(bool) || type == typeof(double))
            return type.IsInstanceOfType(value) ? new(value) : Unexpected(label, value, type);
        if (typeof(AssetOrArchive).IsAssignableFrom(type))
            return new(type.IsInstanceOfType(value) ? value : type == typeof(Archive) ? new InvalidArchive() : new InvalidAsset());
        if (typeof(Resource).IsAssignableFrom(type))
            return value is Resource ? new(value) : Unexpected(label, value, typeof(Resource));
        if (type == typeof(JsonElement))
            return TryConvertJson(label, value);
        if (type.IsEnum)
            return TryConvert(label, value, typeof(int)) is { Error: null } inner ? new(Enum.ToObject(type, inner.Value!)) : Unexpected(label, value, typeof(double));
        if (AnswerTypes.IsEnumStruct(type))
            return TryConvertEnumStruct(label, value, type);
        return type.IsConstructedGenericType ? TryConvertGeneric(label, value, type) : TryConvertObject(label, value, type);
    }

    private static Result TryConvertJson(string label, object value) => AnswerJson.Make(value) switch
    {
        (var json, null) => new(json),
        (_, var misfit) => new(null, $"Unexpected type {misfit.GetType().FullName} when converting {label} to {nameof(JsonElement)}"),
    };

    private static Result TryConvertEnumStruct(string label, object value, Type type)
    {
        if (value is not (string or double))
        {
            return new(null,
                $"Expected {typeof(string).FullName} or {typeof(double).FullName} but got {value.GetType().FullName} deserializing {label}");
        }
        return type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [value.GetType()]) is { } constructor
            ? new(constructor.Invoke([value]))
            : new(null, $"Expected target type {type.FullName} to have a constructor with a single {value.GetType().FullName} parameter.");
    }

    private Result TryConvertGeneric(string label, object value, Type type)
    {
        var generic = type.GetGenericTypeDefinition();
        if (generic == typeof(Union<,>))
            return TryConvertUnion(label, value, type);
        // A list or map of anything is there already.
        if (type.IsInstanceOfType(value))
            return new(value);
        var elements = type.GenericTypeArguments[^1];
        if (generic == typeof(Output<>))
        {
            var result = TryConvert(label, value, elements);
            return result.Error != null ? result : new(Builder(nameof(MakeOutput), elements).Invoke(null, [result.Value]));
        }
        if (generic == typeof(ImmutableArray<>))
        {
            return value is ImmutableArray<object?> list
                ? new(Builder(nameof(MakeList), elements).Invoke(null, [list.Select(element => Convert(label, element, elements))]))
                : Unexpected(label, value, typeof(ImmutableArray<object>));
        }
        return value is ImmutableDictionary<string, object?> map
            ? new(Builder(nameof(MakeMap), elements).Invoke(
                null, [map.Select(entry => KeyValuePair.Create(entry.Key, Convert(label, entry.Value, elements)))]))
            : Unexpected(label, value, typeof(ImmutableDictionary<string, object>));
    }

    private Result TryConvertUnion(string label, object value, Type type)
    {
        var (first, second) = (type.GenericTypeArguments[0], type.GenericTypeArguments[1]);
        if (TryConvert($"{label}.AsT0", value, first) is { Error: null } asFirst)
            return new(type.GetMethod(nameof(Union<,>.FromT0))!.Invoke(null, [asFirst.Value]));
        if (TryConvert($"{label}.AsT1", value, second) is { Error: null } asSecond)
            return new(type.GetMethod(nameof(Union<,>.FromT1))!.Invoke(null, [asSecond.Value]));
        return new(null, $"Expected {first.FullName} or {second.FullName} but got {value.GetType().FullName} deserializing {label}");
    }

    private Result TryConvertObject(string label, object value, Type type)
    {
        if (value is not ImmutableDictionary<string, object?> fields)
            return Unexpected(label, value, typeof(ImmutableDictionary<string, object>));
        var constructor = AnswerTypes.ConstructorOf(type)!;
        return new(constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
        {
            var name = parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!;
            return Convert($"{type.FullName}({parameter.Name})", fields.GetValueOrDefault(name), parameter.ParameterType);
        })]));
    }

    private static object? DefaultOf(Type type)
        => type.IsValueType && Nullable.GetUnderlyingType(type) == null ? Activator.CreateInstance(type) : null;

    private static Result Unexpected(string label, object value, Type expected)
        => new(null, $"Expected {expected.FullName} but got {value.GetType().FullName} deserializing {label}");

    private static MethodInfo Builder(string name, Type element)
        => typeof(AnswerReader).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(element);

    private static Output<T> MakeOutput<T>(object? value) => Output.Create((T)value!);

    private static ImmutableArray<T> MakeList<T>(IEnumerable<object?> values) => [.. values.Select(value => (T)value!)];

    private static ImmutableDictionary<string, T> MakeMap<T>(IEnumerable<KeyValuePair<string, object?>> entries)
        => entries.ToImmutableDictionary(entry => entry.Key, entry => (T)entry.Value!);

    private readonly record struct Result(object? Value, string? Error = null);
}
