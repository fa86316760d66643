using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;
using Type = System.Type;

namespace Pulumi.Serialization;

/// <summary>
/// Writes a program's values as the engine reads them, and gathers the resources that they come from. Outputs are waited for.
/// </summary>
/// <param name="keepResources">Whether resources are sent as references; as their ids or URNs otherwise.</param>
/// <param name="waiting">Is told what is being waited for.</param>
internal sealed class Serializer(bool keepResources, Next? waiting = null)
{
    /// <summary>The resources that the value depends on.</summary>
    public HashSet<Resource> Resources { get; } = [];

    /// <summary>The value on the wire.</summary>
    /// <exception cref="InvalidOperationException">Something in it is of a type that cannot be sent.</exception>
    public async Task<Value> SerializeAsync(string label, object? value) => value switch
    {
        null or ValueTuple => Value.ForNull(),
        bool flag => Value.ForBool(flag),
        int number => Value.ForNumber(number),
        double number => Value.ForNumber(number),
        string text => Value.ForString(text),
        InputArgs args => await SerializeFieldsAsync(label, args.GetInputs()).ConfigureAwait(false),
        AssetOrArchive asset => await SerializeAsync(label, asset).ConfigureAwait(false),
        Task => throw new InvalidOperationException(
            $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{label}"),
        IInput input => await SerializeAsync(label, input.Parts).ConfigureAwait(false),
        IUnion union => await SerializeAsync(label, union.Value).ConfigureAwait(false),
        JsonElement json => FromJson(json),
        IOutput output => await SerializeAsync(label, output).ConfigureAwait(false),
        CustomResource resource => await SerializeAsync(label, resource).ConfigureAwait(false),
        ComponentResource component => await SerializeAsync(label, component).ConfigureAwait(false),
        IDictionary map => await SerializeFieldsAsync(label, EntriesOf(label, map)).ConfigureAwait(false),
        IList list => await SerializeAsync(label, list).ConfigureAwait(false),
        Enum choice when choice.GetTypeCode() == TypeCode.Int32 => Value.ForNumber((int)value),
        _ => await SerializeObjectAsync(label, value).ConfigureAwait(false),
    };

    private async Task<Value> SerializeAsync(string label, IOutput output)
    {
        waiting?.WaitsFor = output;
        var data = await output.GetDataAsync().ConfigureAwait(false);
        Resources.UnionWith(data.Resources);
        // What is behind an unknown value is not looked at, and that it was a secret is not said.
        if (!data.IsKnown)
            return Value.ForString(Special.Unknown);
        var value = await SerializeAsync($"{label}.id", data.Value).ConfigureAwait(false);
        return data.IsSecret ? Special.Make(Special.Secret, (Special.Inner, value)) : value;
    }

    private async Task<Value> SerializeAsync(string label, CustomResource resource)
    {
        Resources.Add(resource);
        var id = await SerializeAsync($"{label}.id", resource.Id).ConfigureAwait(false);
        if (!keepResources)
            return id;
        var urn = await SerializeAsync($"{label}.urn", resource.Urn).ConfigureAwait(false);
        return Special.Make(Special.Resource, (Special.Urn, urn), (Special.Id, Special.HasUnknown(id) ? Value.ForString("") : id));
    }

    private async Task<Value> SerializeAsync(string label, ComponentResource component)
    {
        var urn = await SerializeAsync($"{label}.urn", component.Urn).ConfigureAwait(false);
        return keepResources ? Special.Make(Special.Resource, (Special.Urn, urn)) : urn;
    }

    private async Task<Value> SerializeAsync(string label, AssetOrArchive asset)
    {
        if (asset is InvalidAsset or InvalidArchive)
            throw new InvalidOperationException($"Cannot serialize invalid {(asset is Asset ? "asset" : "archive")}");
        var value = await SerializeAsync($"{label}.{asset.Property}", asset.Value).ConfigureAwait(false);
        return Special.Make(asset.Kind, (asset.Property, value));
    }

    private async Task<Value> SerializeAsync(string label, IList list)
    {
        var values = new ListValue();
        if (IsDefault(list))
            return new Value { ListValue = values };
        for (var i = 0; i < list.Count; i++)
            values.Values.Add(await SerializeAsync($"{label}[{i}]", list[i]).ConfigureAwait(false));
        return new Value { ListValue = values };
    }

    private async Task<Value> SerializeFieldsAsync(string label, IEnumerable<KeyValuePair<string, object?>> fields)
    {
        var written = new Dictionary<string, Value>();
        foreach (var (name, value) in fields)
        {
            var field = await SerializeAsync($"{label}.{name}", value).ConfigureAwait(false);
            if (field.KindCase != Value.KindOneofCase.NullValue)
                written[name] = field;
        }
        return MakeStruct(written);
    }

    private async Task<Value> SerializeObjectAsync(string label, object value)
    {
        var type = value.GetType();
        if (type.IsValueType && type.GetCustomAttribute<EnumTypeAttribute>() != null)
            return await SerializeAsync(label, UnderlyingValue(label, type, value)).ConfigureAwait(false);
        if (type.GetCustomAttribute<OutputTypeAttribute>() == null)
            throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{label}");
        var written = new Dictionary<string, Value>();
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        {
            if (!field.IsInitOnly)
                continue;
            var name = char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
            written[name] = await SerializeAsync($"{label}.{name}", field.GetValue(value)).ConfigureAwait(false);
        }
        return MakeStruct(written);
    }

    /// <summary>In order, since a property can be sent as JSON text, which must not differ from run to run.</summary>
    private static Value MakeStruct(IEnumerable<KeyValuePair<string, Value>> fields)
    {
        var made = new Struct();
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.InvariantCulture))
            made.Fields[name] = value;
        return Value.ForStruct(made);
    }

    private static object? UnderlyingValue(string label, Type type, object value)
    {
        var conversion = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
        if (conversion == null || (conversion.ReturnType != typeof(string) && conversion.ReturnType != typeof(double)))
        {
            throw new InvalidOperationException(
                $"Expected {type.FullName} to have an explicit conversion operator to String or Double.\n\t{label}");
        }
        return conversion.Invoke(null, [value]);
    }

    private static Value FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Value.ForString(json.GetString()),
        JsonValueKind.Number => Value.ForNumber(json.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => Value.ForBool(json.GetBoolean()),
        JsonValueKind.Array => Value.ForList([.. json.EnumerateArray().Select(FromJson)]),
        JsonValueKind.Object => MakeStruct(json.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, FromJson(field.Value)))),
        _ => Value.ForNull(),
    };

    private static IEnumerable<KeyValuePair<string, object?>> EntriesOf(string label, IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return entry.Key is string name
                ? new(name, entry.Value)
                : throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{label}");
        }
    }

    /// <summary>An immutable array that nobody made cannot be counted.</summary>
    private static bool IsDefault(IList list) => list is IStructuralEquatable
        && list.GetType() is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && (bool)type.GetProperty(nameof(ImmutableArray<int>.IsDefault))!.GetValue(list)!;
}
