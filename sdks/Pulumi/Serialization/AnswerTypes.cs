using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Which types an answer can be read into.</summary>
internal static class AnswerTypes
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object), typeof(JsonElement),
        typeof(Asset), typeof(Archive), typeof(AssetOrArchive), typeof(Resource),
        typeof(ImmutableDictionary<string, object>), typeof(ImmutableArray<object>),
    ];

    private static readonly ConcurrentDictionary<Type, bool> Checked = new();

    /// <summary>Looks at the type and all types within it, once.</summary>
    /// <exception cref="InvalidOperationException">An answer cannot be read into it.</exception>
    public static void Check(string label, Type type)
    {
        if (Checked.ContainsKey(type))
            return;
        Check(label, type, []);
        Checked.TryAdd(type, true);
    }

    /// <summary>The constructor that takes an answer's fields.</summary>
    public static ConstructorInfo? ConstructorOf(Type type)
    {
        var all = type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance);
        return all.FirstOrDefault(constructor => constructor.GetCustomAttribute<OutputConstructorAttribute>() != null)
            ?? (all.Where(constructor => constructor.IsPublic).ToArray() is [var only] ? only : null);
    }

    public static bool IsEnumStruct(Type type) => type.IsValueType && type.GetCustomAttribute<EnumTypeAttribute>() != null;

    private static void Check(string label, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || Plain.Contains(type) || type.IsSubclassOf(typeof(Resource))
            || (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int)))
        {
            return;
        }
        if (IsEnumStruct(type))
            CheckEnumStruct(type);
        else if (type.IsConstructedGenericType)
            CheckGeneric(label, type, seen);
        else
            CheckObject(label, type, seen);
    }

    private static void CheckEnumStruct(Type type)
    {
        foreach (var inner in new[] { typeof(string), typeof(double) })
        {
            if (type.GetConstructor(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, [inner]) == null)
                continue;
            if (type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type])?.ReturnType == inner)
                return;
            throw new InvalidOperationException(
                $"{type.FullName} had [EnumTypeAttribute], but did not contain an explicit conversion operator to {inner.FullName}.");
        }
        throw new InvalidOperationException(
            $"{type.FullName} had [EnumTypeAttribute], but did not contain constructor with a single String or Double parameter.");
    }

    private static void CheckGeneric(string label, Type type, HashSet<Type> seen)
    {
        var generic = type.GetGenericTypeDefinition();
        if (generic == typeof(ImmutableDictionary<,>) && type.GenericTypeArguments[0] != typeof(string))
        {
            throw new InvalidOperationException($"""
                {label} contains invalid type {type.FullName}:
                    The only allowed ImmutableDictionary 'TKey' type is 'String'.
                """);
        }
        if (generic != typeof(Nullable<>) && generic != typeof(Union<,>) && generic != typeof(ImmutableArray<>)
            && generic != typeof(ImmutableDictionary<,>) && generic != typeof(Output<>))
        {
            throw new InvalidOperationException($"""
                {label} contains invalid type {type.FullName}:
                    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>
                """);
        }
        foreach (var argument in type.GenericTypeArguments)
            Check(label, argument, seen);
    }

    private static void CheckObject(string label, Type type, HashSet<Type> seen)
    {
        if (type.GetCustomAttribute<OutputTypeAttribute>() == null)
        {
            throw new InvalidOperationException($"""
                {label} contains invalid type {type.FullName}. Allowed types are:
                    String, Boolean, Int32, Double,
                    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or
                    a class explicitly marked with the [OutputTypeAttribute].
                """);
        }
        var constructor = ConstructorOf(type) ?? throw new InvalidOperationException(
            $"{type.FullName} had [OutputTypeAttribute], but did not contain constructor marked with [OutputConstructorAttribute].");
        foreach (var parameter in constructor.GetParameters())
            Check($"{type.FullName}({parameter.Name})", parameter.ParameterType, seen);
    }
}
