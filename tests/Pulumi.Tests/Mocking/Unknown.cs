using Pulumi.Utilities;

namespace Pulumi.Tests.Mocking;

/// <summary>Outputs that are not known yet, as a preview has them.</summary>
internal static class Unknown
{
    public static Output<T> Of<T>() => OutputUtilities.CreateUnknown(default(T)!);

    public static Output<T> SecretOf<T>() => Output.CreateSecret(Of<T>());
}
