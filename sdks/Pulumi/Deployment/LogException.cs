namespace Pulumi;

/// <summary>A message did not reach the engine.</summary>
public class LogException : Exception
{
    /// <summary>The error with its cause.</summary>
    public LogException(Exception exception) : base($"Error occurred during logging: {exception?.Message}", exception)
    {
    }
}
