using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pulumi.Generator;

namespace Pulumi.Sdks.Tests.Generation;

public sealed class ContractToolTests : IClassFixture<ContractTool>
{
    [Fact]
    public async Task The_committed_contract_is_what_the_official_declarations_say()
    {
        using var folder = new TemporaryFolder();
        var contract = folder.File("contract.json");

        await ContractTool.ExtractAsync(contract, Repository.Sdk("tokens.txt"));

        Assert.Equal(await File.ReadAllTextAsync(Repository.Sdk("contract.json")), await File.ReadAllTextAsync(contract));
    }

    [Fact]
    public async Task Adding_a_resource_is_adding_a_token()
    {
        using var folder = new TemporaryFolder();
        var (contract, tokens) = (folder.File("contract.json"), folder.File("tokens.txt"));
        await File.WriteAllLinesAsync(tokens, Repository.Tokens.Append("aws:iam/instanceProfile:InstanceProfile"));
        await ContractTool.ExtractAsync(contract, tokens);

        var files = SdkGenerator.Generate(Contract.Load(contract), Repository.Names);

        Assert.Contains("class InstanceProfile : ", files["Pulumi.Aws/Iam/InstanceProfile.g.cs"], StringComparison.Ordinal);
        Assert.Empty(ErrorsIn(files.Where(file => file.Key.StartsWith("Pulumi.Aws/", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_token_that_nobody_declares_is_refused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("tokens.txt"), "aws:sqs/queue:Cue\n");

        var refusal = await Assert.ThrowsAnyAsync<Exception>(
            () => ContractTool.ExtractAsync(folder.File("contract.json"), folder.File("tokens.txt")));

        Assert.Contains("aws:sqs/queue:Cue", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("contract.json")));
    }

    private static IEnumerable<string> ErrorsIn(IEnumerable<KeyValuePair<string, string>> files)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Pulumi.dll"
                || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create(
            "Pulumi.Aws",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Value, path: file.Key)),
            platform.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return compilation.GetDiagnostics()
            .Where(found => found.Severity >= DiagnosticSeverity.Warning).Select(found => found.ToString());
    }
}
