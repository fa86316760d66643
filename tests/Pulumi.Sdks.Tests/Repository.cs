using Pulumi.Generator;

namespace Pulumi.Sdks.Tests;

/// <summary>The files of this repository that the tests look at.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    public static Contract Contract { get; } = Contract.Load(Sdk("contract.json"));

    public static CSharpNames Names { get; } = CSharpNames.Load(Sdk("csharp-names.txt"));

    /// <summary>The tokens that the packages are to hold.</summary>
    public static IEnumerable<string> Tokens
        => File.ReadLines(Sdk("tokens.txt")).Where(line => line.Length > 0 && line[0] != '#');

    public static string Sdk(string name) => Path.Combine(Root, "sdks", name);

    private static string FindRoot(DirectoryInfo folder)
        => File.Exists(Path.Combine(folder.FullName, "PmoBackupInfra.sln")) ? folder.FullName : FindRoot(folder.Parent!);
}
