using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Which properties of a resource class are outputs; looked up and checked once a class.</summary>
internal sealed class ResourceShape
{
    private static readonly ConcurrentDictionary<(Type, bool), ResourceShape> Shapes = new();

    private readonly (string Name, MethodInfo Setter, ConstructorInfo Source)[] _outputs;

    private ResourceShape(Type type, bool all) => _outputs =
    [
        .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           let output = property.GetCustomAttribute<OutputAttribute>()
           // A component's own outputs are made by its constructor, not by the engine.
           where output != null && (all || property.DeclaringType == typeof(Resource))
           select Check(type, property, output),
    ];

    public static ResourceShape Of(Type type, bool all = true)
        => Shapes.GetOrAdd((type, all), static key => new ResourceShape(key.Item1, key.Item2));

    /// <summary>Gives each output property an output that waits for the engine's answer.</summary>
    public ImmutableDictionary<string, IOutputSource> Fill(Resource resource)
    {
        var sources = ImmutableDictionary.CreateBuilder<string, IOutputSource>();
        foreach (var (name, setter, constructor) in _outputs)
        {
            var source = (IOutputSource)constructor.Invoke([resource]);
            setter.Invoke(resource, [source.Output]);
            sources.Add(name, source);
        }
        return sources.ToImmutable();
    }

    private static (string, MethodInfo, ConstructorInfo) Check(Type type, PropertyInfo property, OutputAttribute output)
    {
        var label = $"[Output] {type.FullName}.{property.Name}";
        if (!property.PropertyType.IsConstructedGenericType || property.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
            throw RunException.OutputsHaveIncorrectType([output.Name]);
        var setter = property.DeclaringType!.GetProperty(property.Name)!.GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"{label} did not have a 'set' method");
        var element = property.PropertyType.GenericTypeArguments[0];
        AnswerTypes.Check(label, element);
        return (output.Name ?? property.Name, setter, typeof(OutputSource<>).MakeGenericType(element).GetConstructors()[0]);
    }
}
