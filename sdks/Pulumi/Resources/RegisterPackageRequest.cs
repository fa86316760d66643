namespace Pulumi;

/// <summary>
/// Names a parameterized package in the official SDK. There are none here, and nobody can make one of these: it exists so that
/// calls which pass null compile.
/// </summary>
public sealed class RegisterPackageRequest
{
    private RegisterPackageRequest()
    {
    }
}
