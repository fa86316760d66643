using Pulumi.Generator;

// Writes sdks/Pulumi.Aws and sdks/Pulumi.Command anew: dotnet run --project sdks/Pulumi.Generator [-- SDKS [OUTPUT]]
var sdks = Path.GetFullPath(args.ElementAtOrDefault(0) ?? "sdks");
var output = Path.GetFullPath(args.ElementAtOrDefault(1) ?? sdks);
var files = SdkGenerator.Generate(
    Contract.Load(Path.Combine(sdks, "contract.json")), CSharpNames.Load(Path.Combine(sdks, "csharp-names.txt")));

foreach (var folder in files.Keys.Select(path => path.Split(Path.DirectorySeparatorChar)[0]).Distinct())
{
    foreach (var old in SourceFile.In(Directory.CreateDirectory(Path.Combine(output, folder)).FullName).ToList())
        File.Delete(old);
}

foreach (var (path, text) in files)
{
    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(output, path))!);
    File.WriteAllText(Path.Combine(output, path), text);
}

Console.WriteLine($"{files.Count} files written.");
