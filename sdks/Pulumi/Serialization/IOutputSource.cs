namespace Pulumi.Serialization;

/// <summary>Gives one output of a resource its value, when the engine has answered.</summary>
internal interface IOutputSource
{
    /// <summary>What the output is of.</summary>
    Type Type { get; }

    object Output { get; }

    void SetText(string value, bool isKnown);

    void Set(OutputData<object?> data);

    void TryFail(Exception exception);

    /// <summary>For what the answer did not hold.</summary>
    void TrySetDefault(bool isKnown);
}
