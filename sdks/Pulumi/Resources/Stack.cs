using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>The root of all resources. Its properties marked <see cref="OutputAttribute"/> are the stack's outputs.</summary>
public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    /// <summary>Registers the stack.</summary>
    public Stack(StackOptions? options = null)
        : base(RootType, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}")
        => Deployment.Instance.Deployment.Root = this;

    /// <summary>A stack whose resources and outputs a function makes.</summary>
    internal Stack(Func<Task<IDictionary<string, object?>>> program) : this()
    {
        Outputs = Output.Create(Deployment.Instance.Deployment.Work.DoAsync(RunAsync));
        RegisterOutputs(Outputs);

        async Task<IDictionary<string, object?>> RunAsync()
            => (await program().ConfigureAwait(false)).ToImmutableDictionary();
    }

    internal Output<IDictionary<string, object?>> Outputs { get; private set; }
        = Output.Create<IDictionary<string, object?>>(ImmutableDictionary<string, object?>.Empty);

    /// <summary>Exports the properties, once the constructor has run.</summary>
    /// <exception cref="RunException">A property has no value, or one that is no output.</exception>
    internal void RegisterPropertyOutputs()
    {
        var outputs = GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.DeclaringType?.IsAssignableFrom(typeof(Stack)) != true)
            .Select(property => (property, output: property.GetCustomAttribute<OutputAttribute>()))
            .Where(marked => marked.output != null)
            .Select(marked => KeyValuePair.Create(marked.output!.Name ?? marked.property.Name, marked.property.GetValue(this)))
            .ToList();
        if (NamesOf(outputs.Where(output => output.Value == null)) is { Length: > 0 } missing)
        {
            throw new RunException($"Output(s) '{missing}' have no value assigned. "
                + "[Output] attributed properties must be assigned inside Stack constructor.");
        }
        if (NamesOf(outputs.Where(output => output.Value is not IOutput)) is { Length: > 0 } wrong)
            throw RunException.OutputsHaveIncorrectType([wrong]);
        Outputs = Output.Create<IDictionary<string, object?>>(new Dictionary<string, object?>(outputs));
        RegisterOutputs(Outputs);

        static string NamesOf(IEnumerable<KeyValuePair<string, object?>> pairs) => string.Join(", ", pairs.Select(pair => pair.Key));
    }
}
