using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The outputs of another stack.</summary>
public class StackReference : CustomResource
{
    /// <summary>Reads a stack.</summary>
    /// <param name="name">The resource's name, and the stack's (<c>organization/project/stack</c>) where the inputs say none.</param>
    /// <param name="args">The stack's name where it differs.</param>
    /// <param name="options">How the engine treats it.</param>
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base("pulumi:pulumi:StackReference", name, new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name }))
    {
    }

    /// <summary>The stack's name.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    /// <summary>All outputs; secret as a whole when one of them is.</summary>
    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    /// <summary>The names of the secret outputs.</summary>
    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>An output, null where the stack has none of that name; secret exactly when the stack says so.</summary>
    public Output<object?> GetOutput(Input<string> name)
        => Output.Tuple(name, (Input<ImmutableDictionary<string, object>>)Outputs)
            .Apply(both => both.Item2.GetValueOrDefault(both.Item1))
            .WithSecrecy(IsSecretAsync(name));

    /// <summary>An output that must be there.</summary>
    public Output<object> RequireOutput(Input<string> name)
        => Output.Tuple(name, (Input<string>)Name, (Input<ImmutableDictionary<string, object>>)Outputs)
            .Apply(all => all.Item3.TryGetValue(all.Item1, out var value)
                ? value
                : throw new KeyNotFoundException($"Required output '{all.Item1}' does not exist on stack '{all.Item2}'."))
            .WithSecrecy(IsSecretAsync(name));

    /// <summary>An output's plain value, told apart by whether it is secret.</summary>
    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).DataTask.ConfigureAwait(false);
        return data.IsSecret
            ? new StackReferenceOutputDetails { SecretValue = data.Value }
            : new StackReferenceOutputDetails { Value = data.Value };
    }

    /// <summary>An output's plain value.</summary>
    /// <exception cref="InvalidOperationException">It is secret.</exception>
    public async Task<object?> GetValueAsync(Input<string> name)
        => Plain(await GetOutput(name).DataTask.ConfigureAwait(false), "GetOutput");

    /// <summary>The plain value of an output that must be there.</summary>
    /// <exception cref="InvalidOperationException">It is secret.</exception>
    public async Task<object> RequireValueAsync(Input<string> name)
        => Plain(await RequireOutput(name).DataTask.ConfigureAwait(false), "RequireOutput");

    private static T Plain<T>(OutputData<T> data, string instead) => data.IsSecret
        ? throw new InvalidOperationException(
            $"Cannot call '{instead}ValueAsync' if the referenced stack has secret outputs. Use '{instead}' instead.")
        : data.Value;

    private async Task<bool> IsSecretAsync(Input<string> name)
    {
        var asked = await name.ToOutput().DataTask.ConfigureAwait(false);
        var secrets = await SecretOutputNames.DataTask.ConfigureAwait(false);
        if (!asked.IsKnown || !secrets.IsKnown)
            return (await Outputs.DataTask.ConfigureAwait(false)).IsSecret;
        return !secrets.Value.IsDefault && secrets.Value.Contains(asked.Value);
    }
}
