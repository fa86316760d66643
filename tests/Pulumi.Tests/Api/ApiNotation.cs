using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pulumi.Tests.Api;

/// <summary>
/// What a program can name in an assembly, one line for each type and each member: two assemblies have the same lines exactly
/// when the same programs compile against both (nullability apart). Made by reflection from compiled assemblies.
/// </summary>
public static class ApiNotation
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] ShownAttributes = ["AttributeUsage", "OutputType", "EnumType", "ParamArray", "Obsolete"];

    /// <summary>The lines of a whole assembly, sorted by their characters.</summary>
    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetExportedTypes().SelectMany(Of).Order(StringComparer.Ordinal);

    /// <summary>The lines of one type: itself, and what it declares.</summary>
    public static IEnumerable<string> Of(Type type)
    {
        var name = $"{type.Namespace}.{TypeNotation.Of(type)}";
        yield return $"{name} | {Attributes(type)}{Kind(type)}{Bases(type)}{TypeNotation.Constraints(type)}";
        foreach (var member in type.GetMembers(Declared).Select(Member).Where(line => line.Length > 0))
            yield return $"{name} | {member}";
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly struct" : "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        _ => type.IsSealed ? "sealed class" : "class",
    };

    private static string Bases(Type type)
    {
        if (type.IsEnum)
            return "";
        var contracts = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(contract => contract.IsVisible);
        var bases = contracts.Select(TypeNotation.Of).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            bases.Insert(0, TypeNotation.Of(parent));
        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    private static string Member(MemberInfo member) => member switch
    {
        ConstructorInfo made when Seen(made) => $"{Access(made)}{Attributes(made)}new({Parameters(made)})",
        MethodInfo method when Seen(method) && (!method.IsSpecialName || IsOperator(method)) && !Restates(method) =>
            $"{Attributes(method)}{Access(method)}{Modifiers(method)}{TypeNotation.Of(method.ReturnType)}"
            + $"{Names(method.ReturnParameter)} {method.Name}{TypeNotation.Arguments(method)}({Parameters(method)})"
            + TypeNotation.Constraints(method),
        PropertyInfo property => Property(property),
        FieldInfo { DeclaringType.IsEnum: true, IsStatic: true } value =>
            $"{value.Name} = {Convert.ToInt64(value.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
        FieldInfo field when (field.IsPublic || field.IsFamily) && !field.IsSpecialName =>
            $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}"
            + $"{TypeNotation.Of(field.FieldType)} {field.Name}",
        _ => "",
    };

    private static string Property(PropertyInfo property)
    {
        var readable = property.GetMethod is { } get && Seen(get) ? get : null;
        var writable = property.SetMethod is { } set && Seen(set) ? set : null;
        if ((readable ?? writable) is not { } accessor)
            return "";
        var name = property.GetIndexParameters() is { Length: > 0 } index
            ? $"this[{Parameters(accessor, index)}]" : property.Name;
        return $"{Attributes(property)}{Access(accessor)}{Modifiers(accessor)}{TypeNotation.Of(property.PropertyType)} {name} {{"
            + $"{(readable is null ? "" : " get;")}{(writable is null ? "" : " set;")} }}";
    }

    private static string Parameters(MethodBase method, ParameterInfo[]? parameters = null) =>
        string.Join(", ", (parameters ?? method.GetParameters()).Select((parameter, position) =>
            (position == 0 && method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "")
            + $"{Attributes(parameter)}{(parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")}"
            + $"{TypeNotation.Of(parameter.ParameterType)}{Names(parameter)} {parameter.Name}"
            + (parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue) : "")));

    private static string Names(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<TupleElementNamesAttribute>() is { } names
            ? $"({string.Join(", ", names.TransformNames)})" : "";

    private static string Attributes(ICustomAttributeProvider holder) =>
        string.Concat(
            from attribute in holder is MemberInfo member ? member.GetCustomAttributesData()
                : ((ParameterInfo)holder).GetCustomAttributesData()
            let name = attribute.AttributeType.Name[..^"Attribute".Length]
            where ShownAttributes.Contains(name)
            let arguments = attribute.ConstructorArguments.Select(Literal)
                .Concat(attribute.NamedArguments.Select(argument => $"{argument.MemberName} = {Literal(argument.TypedValue)}"))
            select $"[{name}({string.Join(", ", arguments)})] ");

    private static string Literal(CustomAttributeTypedArgument argument) =>
        Literal(argument.ArgumentType.IsEnum ? Enum.ToObject(argument.ArgumentType, argument.Value!) : argument.Value);

    private static string Literal(object? value) => value switch
    {
        null or DBNull => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool Seen(MethodBase method) =>
        method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && method.DeclaringType is { IsSealed: false });

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method) =>
        method.DeclaringType!.IsInterface ? method.IsAbstract ? "" : "virtual "
        : method.IsStatic ? "static "
        : method.IsAbstract ? "abstract "
        : method.GetBaseDefinition() != method ? "override " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);

    // Equals, GetHashCode and ToString are there in any case.
    private static bool Restates(MethodInfo method) => method.GetBaseDefinition().DeclaringType == typeof(object);
}
