using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Finds the classes that are marked <see cref="ResourceTypeAttribute"/>.</summary>
internal static class ResourceTypes
{
    private static readonly Lazy<ILookup<string, (Version? Version, Type Type)>> Known = new(Discover);
    private static readonly ConcurrentDictionary<(string, string?), Type?> Found = new();

    /// <summary>An object of the class that stands for the type of a URN; null where the program has none.</summary>
    public static Resource? Make(string urn, string? version)
    {
        if (Found.GetOrAdd((Urn.TypeOf(urn), version), static key => Find(key.Item1, key.Item2)) is not { } type)
            return null;
        var constructor = type.GetConstructors().Single(constructor => constructor.GetParameters().Length == 3);
        ResourceOptions options = typeof(CustomResource).IsAssignableFrom(type)
            ? new CustomResourceOptions { Urn = urn }
            : new ComponentResourceOptions { Urn = urn };
        return (Resource)constructor.Invoke([Urn.NameOf(urn), null, options]);
    }

    /// <summary>The newest class of the same major version that is not older than what is asked for.</summary>
    private static Type? Find(string token, string? version)
    {
        var asked = Parse(version);
        return Known.Value[token]
            .Where(known => asked == null || known.Version == null || (known.Version >= asked && known.Version.Major == asked.Major))
            .OrderByDescending(known => known.Version ?? asked)
            .Select(known => known.Type)
            .FirstOrDefault();
    }

    private static Version? Parse(string? version)
        => version != null && Version.TryParse(version.TrimStart('v').Split('-', '+')[0], out var parsed) ? parsed : null;

    private static ILookup<string, (Version?, Type)> Discover() => (
        from assembly in ReferencedAssemblies()
        from type in assembly.GetTypes()
        where typeof(Resource).IsAssignableFrom(type)
        let resource = type.GetCustomAttribute<ResourceTypeAttribute>()
        where resource != null
        select (resource.Type, Class: (Parse(resource.Version), type))).ToLookup(found => found.Type, found => found.Class);

    private static IEnumerable<Assembly> ReferencedAssemblies()
    {
        var seen = new HashSet<string>();
        var open = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic));
        while (open.TryDequeue(out var assembly))
        {
            if (IsFramework(assembly.GetName()) || !seen.Add(assembly.FullName!))
                continue;
            var references = assembly.GetReferencedAssemblies();
            if (references.Any(reference => reference.Name == typeof(Resource).Assembly.GetName().Name))
                yield return assembly;
            foreach (var reference in references.Where(reference => !IsFramework(reference)))
                open.Enqueue(Assembly.Load(reference));
        }
    }

    private static bool IsFramework(AssemblyName name)
        => name.FullName.StartsWith("System", StringComparison.Ordinal) || name.Name is "netstandard" or "mscorlib";
}
