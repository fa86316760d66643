using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Tests.Internals;

/// <summary>Special values in the engine's own notation.</summary>
internal static class Signs
{
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private const string Sign = "4dabf18193072939515e22adb298388d";

    public static Value Secret(Value value) => Special("1b47061264138c4ac30d75fd1eb44270", ("value", value));

    public static Value Resource(string urn, string? id = null, string? version = null)
        => Special("5cf8f73096256a8f31e491e813e4eb8e", ("urn", Text(urn)), ("id", Text(id)), ("packageVersion", Text(version)));

    public static Value Asset(string property, string value)
        => Special("c44067f5952c0a294b673a41bacd8c17", (property, Text(value)));

    public static Value Archive(string property, Value value) => Special("0def7320c3a5731c473e5ecbe6d01bc7", (property, value));

    public static Value OutputValue(params (string Name, Value? Value)[] fields)
        => Special("d0e6a833031e9bbcd3f4e8bde6ca49a4", fields);

    public static Value Special(string sign, params (string Name, Value? Value)[] fields)
    {
        var special = new Struct { Fields = { [Sign] = Value.ForString(sign) } };
        foreach (var (name, value) in fields.Where(field => field.Value != null))
            special.Fields[name] = value;
        return Value.ForStruct(special);
    }

    private static Value? Text(string? text) => text == null ? null : Value.ForString(text);
}
