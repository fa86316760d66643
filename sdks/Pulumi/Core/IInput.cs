namespace Pulumi;

/// <summary>An input of whatever type.</summary>
internal interface IInput
{
    /// <summary>The output of the whole value: unknown or secret as soon as one part of it is.</summary>
    IOutput Whole { get; }

    /// <summary>For a list or a map the output of its elements as inputs, each with a secrecy of its own.</summary>
    IOutput Parts => Whole;
}
