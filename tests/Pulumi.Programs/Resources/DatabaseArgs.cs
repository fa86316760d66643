using Pulumi;

namespace Programs;

/// <summary>What a database is made of.</summary>
internal sealed class DatabaseArgs : ResourceArgs
{
    [Input("owner")] public Input<string>? Owner { get; set; }

    [Input("storageGb")] public Input<int>? StorageGb { get; set; }
}
