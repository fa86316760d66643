namespace Pulumi;

/// <summary>An output of whatever type.</summary>
internal interface IOutput
{
    /// <summary>
    /// What has to be there first: a <see cref="Resource"/>, an <see cref="IOutput"/>, a list of them, or null for a task of the
    /// program's own. It is read only to name the resources of a circular wait.
    /// </summary>
    object? WaitsFor { get; }

    bool IsCompleted { get; }

    Task<OutputData<object?>> GetDataAsync();
}
