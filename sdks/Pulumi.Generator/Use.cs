namespace Pulumi.Generator;

/// <summary>What a class is for; it decides the names of the nested types and how values are wrapped.</summary>
public enum Use
{
    /// <summary>A resource's inputs.</summary>
    Args,

    /// <summary>What is known of a resource that is looked up.</summary>
    State,

    /// <summary>A resource's outputs.</summary>
    Output,

    /// <summary>Plain arguments of a function.</summary>
    InvokeArgs,

    /// <summary>Arguments of a function that may be outputs.</summary>
    InvokeInput,

    /// <summary>A function's result.</summary>
    Result,
}
