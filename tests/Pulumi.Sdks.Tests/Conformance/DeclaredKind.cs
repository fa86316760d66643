using System.Collections.Immutable;
using Pulumi.Generator;

namespace Pulumi.Sdks.Tests.Conformance;

/// <summary>What a C# type is in the contract's words.</summary>
internal static class DeclaredKind
{
    private static readonly Type[] Wrappers = [typeof(Input<>), typeof(Output<>), typeof(Nullable<>)];
    private static readonly Type[] Lists = [typeof(InputList<>), typeof(List<>), typeof(ImmutableArray<>)];
    private static readonly Type[] Maps = [typeof(InputMap<>), typeof(Dictionary<,>), typeof(ImmutableDictionary<,>)];
    private static readonly Type[] Unions = [typeof(InputUnion<,>), typeof(Union<,>)];

    public static bool IsList(Type type) => Is(type, Lists);

    /// <summary>The kind; <c>ref</c> and <c>enum</c> name the class's place: <c>ref aws:s3/BucketGrant</c>.</summary>
    public static string Of(Type type)
    {
        var arguments = type.GetGenericArguments();
        return type switch
        {
            _ when Is(type, Wrappers) => Of(arguments[0]),
            _ when IsList(type) => $"list<{Of(arguments[0])}>",
            _ when Is(type, Maps) => $"map<{Of(arguments[^1])}>",
            _ when Is(type, Unions) => $"{Of(arguments[0])} | {Of(arguments[1])}",
            _ when type == typeof(string) => "string",
            _ when type == typeof(bool) => "boolean",
            _ when type == typeof(int) || type == typeof(double) => "number",
            _ when type == typeof(object) => "any",
            _ when type == typeof(AssetOrArchive) => "asset",
            _ when type == typeof(Archive) => "archive",
            _ when type.IsDefined(typeof(EnumTypeAttribute), false) => $"enum {Key(type, type.Name)}",
            _ => $"ref {Key(type, WithoutSuffix(type.Name))}",
        };
    }

    /// <summary>The classes of nested types that a type mentions.</summary>
    public static IEnumerable<Type> NestedIn(Type type) => type.IsGenericType
        ? type.GetGenericArguments().SelectMany(NestedIn)
        : type.Namespace!.EndsWith("puts", StringComparison.Ordinal) ? [type] : [];

    /// <summary>The kind that C# has for a declared one: it knows no union of more than two.</summary>
    public static string Expected(string declared)
        => ContractType.Parse(declared, out _) is ContractType.Union { Members.Count: > 2 } ? "any" : declared.TrimEnd('?');

    /// <summary>Pulumi.Aws.S3.Inputs and Pulumi.Aws.S3 are both aws:s3.</summary>
    private static string Key(Type type, string name)
    {
        var parts = type.Namespace!.ToLowerInvariant().Split('.')[1..].Except(["inputs", "outputs"]).ToArray();
        return parts.Length == 1 ? $"{parts[0]}:{name}" : $"{parts[0]}:{parts[1]}/{name}";
    }

    private static string WithoutSuffix(string name)
    {
        string[] suffixes = ["InputArgs", "GetArgs", "Args", "Result"];
        var suffix = suffixes.FirstOrDefault(suffix => name.EndsWith(suffix, StringComparison.Ordinal));
        return suffix == null ? name : name[..^suffix.Length];
    }

    private static bool Is(Type type, Type[] definitions)
        => type.IsGenericType && definitions.Contains(type.GetGenericTypeDefinition());
}
