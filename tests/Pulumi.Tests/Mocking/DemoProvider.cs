namespace Pulumi.Tests.Mocking;

internal sealed class DemoProvider(string name, string package = "demo") : ProviderResource(
    package, name, ResourceArgs.Empty, null);
