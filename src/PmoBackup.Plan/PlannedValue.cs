using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Kind = Google.Protobuf.WellKnownTypes.Value.KindOneofCase;

namespace PmoBackup.Plan;

/// <summary>Inputs as JSON for people and for comparisons.</summary>
internal static class PlannedValue
{
    /// <summary>Stands for a secret, whose value is told to nobody.</summary>
    public const string Secret = "[secret]";

    /// <summary>Stands for what is known once the resources exist.</summary>
    public const string Later = "[known after up]";

    public static JsonObject ToJson(Struct inputs) => new(inputs.Fields
        .OrderBy(input => input.Key, StringComparer.Ordinal)
        .Select(input => KeyValuePair.Create(input.Key, ToJson(input.Value))));

    private static JsonNode? ToJson(Value value) => Special.SignOf(value) switch
    {
        Special.Secret => Secret,
        Special.Resource => value.StructValue.Fields[Special.Urn].StringValue,
        _ => value.KindCase switch
        {
            Kind.StringValue => value.StringValue == Special.Unknown ? Later : value.StringValue,
            Kind.NumberValue => value.NumberValue,
            Kind.BoolValue => value.BoolValue,
            Kind.ListValue => new JsonArray([.. value.ListValue.Values.Select(ToJson)]),
            Kind.StructValue => ToJson(value.StructValue),
            _ => null,
        },
    };
}
