namespace Pulumi.Generator;

/// <summary>A function: its arguments and the fields of its result, name to type.</summary>
public sealed record FunctionContract(OrderedDictionary<string, string> Inputs, OrderedDictionary<string, string> Outputs);
