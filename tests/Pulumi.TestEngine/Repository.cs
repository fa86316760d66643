namespace Pulumi.TestEngine;

/// <summary>Where this checkout is.</summary>
public static class Repository
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>A path under the root.</summary>
    /// <param name="path">With forward slashes.</param>
    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>An assembly of another project, built as the running one is: with the same configuration and framework.</summary>
    /// <param name="project">The project's folder under the root.</param>
    /// <param name="assembly">The file's name.</param>
    public static string AssemblyOf(string project, string assembly)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, project, "bin", built.Parent!.Name, built.Name, assembly);
    }

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "PmoBackupInfra.sln")) ? folder.FullName : FindRoot(folder.Parent!);
}
