using System.Reflection;

namespace PmoBackup;

/// <summary>The version of this program.</summary>
public static class ProductVersion
{
    /// <summary>The version in words, for instance <c>0.1.0</c>.</summary>
    public static string Text { get; } = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
