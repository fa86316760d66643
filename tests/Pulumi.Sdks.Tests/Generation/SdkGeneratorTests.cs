using Pulumi.Generator;

namespace Pulumi.Sdks.Tests.Generation;

public sealed class SdkGeneratorTests
{
    [Fact]
    public void The_committed_sources_are_what_the_generator_writes()
    {
        var committed = new[] { "Pulumi.Aws", "Pulumi.Command" }
            .SelectMany(package => SourceFile.In(Repository.Sdk(package)))
            .ToDictionary(path => Path.GetRelativePath(Repository.Sdk(""), path), File.ReadAllText);

        var written = SdkGenerator.Generate(Repository.Contract, Repository.Names);

        Assert.Equal(written.Keys.Order(StringComparer.Ordinal), committed.Keys.Order(StringComparer.Ordinal));
        Assert.All(written, file => Assert.Equal(file.Value, committed[file.Key]));
    }

    [Fact]
    public void The_versions_are_those_that_the_official_packages_are_pinned_to()
    {
        var pinned = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props"));

        Assert.All(Repository.Contract.Packages, package => Assert.Contains(
            $"Include=\"Pulumi.{Token.Pascal(package.Key)}\" Version=\"{package.Value}\"", pinned, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("module aws:kms Kms", "'module aws:kms ...'")]
    [InlineData("integer aws:kms/key:Key rotationPeriodInDays", "'integer aws:kms/key:Key rotationPeriodInDays'")]
    public void What_the_declarations_lack_has_to_be_looked_up(string missing, string asked)
    {
        string[] table = ["module aws:kms Kms", "integer aws:kms/key:Key rotationPeriodInDays"];
        var contract = new Contract(
            [], new() { ["aws:kms/key:Key"] = new(new() { ["rotationPeriodInDays"] = "number?" }, []) }, [], [], []);
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder.File("with"), table);
        File.WriteAllLines(folder.File("without"), table.Except([missing]));

        Assert.Single(SdkGenerator.Generate(contract, CSharpNames.Load(folder.File("with"))));
        var refusal = Assert.Throws<KeyNotFoundException>(
            () => SdkGenerator.Generate(contract, CSharpNames.Load(folder.File("without"))));
        Assert.Contains(asked, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_looked_up_fact_is_about_something_in_the_contract()
    {
        var contract = Repository.Contract;
        var facts = File.ReadLines(Repository.Sdk("csharp-names.txt")).Select(line => line.Split(' '))
            .Where(words => words[0] is "property" or "integer" or "double").ToList();

        Assert.NotEmpty(facts);
        Assert.All(facts, words => Assert.Empty(
            (words[0] == "property" ? words[2..3] : words[2..]).Except(WireNamesOf(words[1]))));

        IEnumerable<string> WireNamesOf(string owner)
            => contract.Resources.TryGetValue(owner, out var resource) ? resource.Inputs.Keys.Concat(resource.Outputs.Keys)
            : contract.Types.TryGetValue(owner, out var type) ? (type.Inputs ?? type.Outputs)!.Keys
            : contract.Functions[owner].Inputs.Keys.Concat(contract.Functions[owner].Outputs.Keys);
    }

    [Theory]
    [InlineData("list<string")]
    [InlineData("text")]
    [InlineData("map<string | list<any>> | ")]
    public void A_type_that_is_none_is_refused(string text)
        => Assert.Throws<FormatException>(() => ContractType.Parse(text, out _));
}
