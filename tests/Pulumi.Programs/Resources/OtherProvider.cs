using Pulumi;

namespace Programs;

/// <summary>The provider of a package that has no resources here.</summary>
internal sealed class OtherProvider(string name) : ProviderResource("other", name, ResourceArgs.Empty, null);
