using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Something whose fields and properties marked <see cref="InputAttribute"/> are sent to the engine.</summary>
public abstract class InputArgs
{
    /// <summary>Made by the classes of inputs.</summary>
    protected InputArgs()
    {
    }

    /// <summary>The inputs by their names on the wire, null where nothing was given.</summary>
    /// <exception cref="ArgumentNullException">A required input is missing.</exception>
    internal IEnumerable<KeyValuePair<string, object?>> GetInputs() => InputShape.Of(GetType()).Read(this);
}
