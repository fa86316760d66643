using Pulumi;

namespace Programs;

/// <summary>The provider of the package demo, configured by hand.</summary>
internal sealed class DemoProvider(string name, DemoProviderArgs? args = null, CustomResourceOptions? options = null)
    : ProviderResource("demo", name, args ?? new DemoProviderArgs(), options);
