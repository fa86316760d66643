using Pulumi;

namespace Programs;

/// <summary>What a setting is made of.</summary>
internal sealed class SettingArgs : ResourceArgs
{
    [Input("value")] public Input<object>? Value { get; set; }

    [Input("note")] public Input<string>? Note { get; set; }
}
