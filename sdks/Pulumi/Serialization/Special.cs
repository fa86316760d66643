using Google.Protobuf.WellKnownTypes;
using Kind = Google.Protobuf.WellKnownTypes.Value.KindOneofCase;

namespace Pulumi.Serialization;

/// <summary>The signs by which both sides tell special values from plain ones.</summary>
internal static class Special
{
    public const string Key = "4dabf18193072939515e22adb298388d";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";
    public const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public const string Id = "id";
    public const string Urn = "urn";
    public const string Inner = "value";

    /// <summary>The sign of a special value, null for a plain one.</summary>
    public static string? SignOf(Value value)
        => value.KindCase == Kind.StructValue
            && value.StructValue.Fields.TryGetValue(Key, out var sign)
            && sign.KindCase == Kind.StringValue
            ? sign.StringValue
            : null;

    /// <summary>Whether something in the value is not known yet.</summary>
    public static bool HasUnknown(Value value) => value.KindCase switch
    {
        Kind.StringValue => value.StringValue == Unknown,
        Kind.ListValue => value.ListValue.Values.Any(HasUnknown),
        Kind.StructValue => value.StructValue.Fields.Values.Any(HasUnknown),
        _ => false,
    };

    /// <summary>A special value; fields without a value are left out.</summary>
    public static Value Make(string sign, params (string Name, Value? Value)[] fields)
    {
        var special = new Struct { Fields = { [Key] = Value.ForString(sign) } };
        foreach (var (name, value) in fields)
        {
            if (value != null)
                special.Fields[name] = value;
        }
        return Value.ForStruct(special);
    }
}
