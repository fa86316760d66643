using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi.Sdks.Tests.Conformance;

/// <summary>A property as a class sends or receives it.</summary>
/// <param name="Wire">Its name on the wire.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Optional">Whether it may be missing; null where C# does not tell (lists are empty instead).</param>
internal sealed record WireMember(string Wire, Type Type, bool? Optional)
{
    private const BindingFlags All
        = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>What a class of inputs sends.</summary>
    public static IEnumerable<WireMember> InputsOf(Type type)
        => from member in type.GetMembers(All)
           from attribute in member.GetCustomAttributesData()
           where attribute.AttributeType == typeof(InputAttribute)
           select new WireMember(
               (string)attribute.ConstructorArguments[0].Value!,
               member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType,
               Optional: !(bool)attribute.ConstructorArguments[1].Value!);

    /// <summary>What a resource receives.</summary>
    public static IEnumerable<WireMember> OutputsOf(Type resource)
        => from property in resource.GetProperties(All)
           from attribute in property.GetCustomAttributesData()
           where attribute.AttributeType == typeof(OutputAttribute)
           let output = new NullabilityInfoContext().Create(property).GenericTypeArguments[0]
           select Received((string)attribute.ConstructorArguments[0].Value!, output);

    /// <summary>What a nested type or a function's result receives: its constructor's parameters.</summary>
    public static IEnumerable<WireMember> FieldsOf(Type outputType)
        => from constructor in outputType.GetConstructors(All)
           where constructor.IsDefined(typeof(OutputConstructorAttribute))
           from parameter in constructor.GetParameters()
           select Received(parameter.Name!, new NullabilityInfoContext().Create(parameter));

    private static WireMember Received(string wire, NullabilityInfo value)
        => new(wire, value.Type, DeclaredKind.IsList(value.Type) ? null : value.ReadState == NullabilityState.Nullable);
}
