using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Kind = Google.Protobuf.WellKnownTypes.Value.KindOneofCase;

namespace Pulumi.Serialization;

/// <summary>
/// Reads the engine's values: texts, numbers, flags, lists and maps of these, assets, resources and outputs. A value is unknown
/// or secret as soon as a part of it is.
/// </summary>
internal static class Deserializer
{
    public static OutputData<object?> Deserialize(Value value)
    {
        if (Special.SignOf(value) is { } sign && DeserializeSpecial(sign, value.StructValue) is { } special)
            return special;
        return value.KindCase switch
        {
            Kind.StringValue => value.StringValue == Special.Unknown
                ? OutputData.Unknown<object?>()
                : OutputData.Known<object?>(value.StringValue),
            Kind.NumberValue => OutputData.Known<object?>(value.NumberValue),
            Kind.BoolValue => OutputData.Known<object?>(value.BoolValue),
            Kind.NullValue => OutputData.Known<object?>(null),
            Kind.ListValue => DeserializeList(value.ListValue),
            Kind.StructValue => DeserializeMap(value.StructValue),
            _ => throw new InvalidOperationException("Should never get 'None' type when deserializing protobuf"),
        };
    }

    private static OutputData<object?> DeserializeList(ListValue list)
    {
        var values = ImmutableArray.CreateBuilder<object?>(list.Values.Count);
        var (isKnown, isSecret) = (true, false);
        foreach (var element in list.Values)
        {
            var data = Deserialize(element);
            (isKnown, isSecret) = data.With(isKnown, isSecret);
            values.Add(data.Value);
        }
        return new OutputData<object?>([], values.MoveToImmutable(), isKnown, isSecret);
    }

    private static OutputData<object?> DeserializeMap(Struct map)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        var (isKnown, isSecret) = (true, false);
        foreach (var (name, element) in map.Fields)
        {
            // The engine's own notes.
            if (name.StartsWith("__", StringComparison.Ordinal))
                continue;
            var data = Deserialize(element);
            (isKnown, isSecret) = data.With(isKnown, isSecret);
            values.Add(name, data.Value);
        }
        return new OutputData<object?>([], values.ToImmutable(), isKnown, isSecret);
    }

    private static OutputData<object?>? DeserializeSpecial(string sign, Struct special) => sign switch
    {
        Special.Secret => special.Fields.TryGetValue(Special.Inner, out var secret)
            ? Deserialize(secret) with { IsSecret = true }
            : throw new InvalidOperationException("Secrets must have a field called 'value'"),
        Special.Asset => OutputData.Known<object?>(DeserializeAsset(special)),
        Special.Archive => OutputData.Known<object?>(DeserializeArchive(special)),
        Special.Resource => OutputData.Known<object?>(DeserializeResource(special)),
        Special.Output => OutputData.Known<object?>(DeserializeOutput(special)),
        _ => null,
    };

    private static Asset DeserializeAsset(Struct asset)
    {
        if (TextOf(asset, "path") is { } path)
            return new FileAsset(path);
        if (TextOf(asset, "uri") is { } uri)
            return new RemoteAsset(uri);
        if (TextOf(asset, "text") is { } text)
            return new StringAsset(text);
        throw new InvalidOperationException("Value was marked as Asset, but did not conform to required shape.");
    }

    private static Archive DeserializeArchive(Struct archive)
    {
        if (TextOf(archive, "path") is { } path)
            return new FileArchive(path);
        if (TextOf(archive, "uri") is { } uri)
            return new RemoteArchive(uri);
        if (archive.Fields.TryGetValue("assets", out var assets) && assets.KindCase == Kind.StructValue)
        {
            return new AssetArchive(assets.StructValue.Fields.ToDictionary(
                asset => asset.Key,
                asset => Deserialize(asset.Value).Value as AssetOrArchive
                    ?? throw new InvalidOperationException("AssetArchive contained an element that wasn't itself an Asset or Archive.")));
        }
        throw new InvalidOperationException("Value was marked as Archive, but did not conform to required shape.");
    }

    private static Resource DeserializeResource(Struct reference)
    {
        var urn = TextOf(reference, Special.Urn)
            ?? throw new InvalidOperationException("Value was marked as a Resource, but did not conform to required shape.");
        return ResourceTypes.Make(urn, TextOf(reference, "packageVersion")) ?? new DependencyResource(urn);
    }

    private static Output<object?> DeserializeOutput(Struct output)
    {
        var value = output.Fields.TryGetValue(Special.Inner, out var inner) ? Deserialize(inner) : OutputData.Unknown<object?>();
        var isSecret = output.Fields.TryGetValue("secret", out var secret) && secret.BoolValue;
        var urns = output.Fields.TryGetValue("dependencies", out var dependencies) ? dependencies.ListValue?.Values : null;
        return new Output<object?>(value with
        {
            Resources = [.. (urns ?? []).Select(urn => new DependencyResource(urn.StringValue))],
            IsSecret = isSecret,
        });
    }

    private static string? TextOf(Struct special, string name)
        => special.Fields.TryGetValue(name, out var value) && value.KindCase == Kind.StringValue ? value.StringValue : null;
}
