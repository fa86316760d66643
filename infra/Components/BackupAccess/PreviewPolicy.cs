using PmoBackup.Infra.Iam;
using PmoBackup.Infra.Settings;

namespace PmoBackup.Infra.Components;

/// <summary>What <c>pulumi preview</c> needs: to read what the stack declares, and its state. No content, and no secrets' values.</summary>
internal static class PreviewPolicy
{
    public static PolicyDocument For(StackSettings settings, StackNames names) =>
        new([.. StackReading.For(settings, names), .. PulumiState.Statements(settings, canWrite: false)]);
}
