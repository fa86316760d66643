using System.Reflection;

namespace Pulumi.Tests.Api;

/// <summary>How <see cref="ApiNotation"/> writes a type: as C# does where all namespaces are imported.</summary>
public static class TypeNotation
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(double)] = "double",
    };

    /// <summary>The type's name with its arguments.</summary>
    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsByRef)
            return Of(type.GetElementType()!);
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        var arguments = string.Join(", ", type.GetGenericArguments().Select(Of));
        if (type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
            return $"({arguments})";
        return $"{(type.IsNested ? Of(type.DeclaringType!) + "." : "")}{type.Name.Split('`')[0]}"
            + (arguments.Length > 0 ? $"<{arguments}>" : "");
    }

    /// <summary>The type parameters of a method, or nothing.</summary>
    public static string Arguments(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Of))}>" : "";

    /// <summary>The constraints on a method's type parameters, or nothing.</summary>
    public static string Constraints(MethodInfo method) =>
        Constraints(method.IsGenericMethod ? method.GetGenericArguments() : []);

    /// <summary>The constraints on a type's parameters, or nothing.</summary>
    public static string Constraints(Type type) => Constraints(type.GetGenericArguments());

    private static string Constraints(Type[] parameters) => string.Concat(
        from parameter in parameters
        let flags = parameter.GenericParameterAttributes
        let rules = parameter.GetGenericParameterConstraints().Select(Of)
            .Concat(flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : [])
            .Concat(flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) ? ["struct"] : [])
            .Concat(flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? ["new()"] : [])
        where rules.Any()
        select $" where {parameter.Name} : {string.Join(", ", rules)}");
}
