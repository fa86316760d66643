namespace Pulumi.Testing;

/// <summary>Plays the engine and its providers in a test.</summary>
public interface IMocks
{
    /// <summary>A resource was registered or is read.</summary>
    /// <returns>Its id, and its properties as a dictionary.</returns>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>A provider's function was called.</summary>
    /// <returns>The result's fields as a dictionary.</returns>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>A component or the stack told its outputs.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
