using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using PmoBackup.Catalog;
using PmoBackup.Tests.Backup;

namespace PmoBackup.Tests.Catalog;

public sealed class SchemaTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public void The_manifests_schema_has_every_member_and_requires_what_is_always_there() => Agree(
        "manifest", ManifestDocument.Write(Samples.FullManifest), ManifestDocument.Write(Samples.Manifest));

    [Fact]
    public void The_inventorys_schema_has_every_member_and_requires_what_is_always_there() => Agree(
        "inventory", CanonicalJson.Write(Samples.FullInventory), CanonicalJson.Write(Samples.Inventory));

    [Theory]
    [InlineData("directory")]
    [InlineData("custom")]
    public async Task The_documents_of_a_real_backup_are_what_the_schemas_say(string format)
    {
        using var scene = new BackupScene(await postgres.CreateDatabaseAsync(EveryKind.Sql));
        scene.Options = scene.Options with { Format = format, Labels = new Dictionary<string, string> { ["a"] = "b" } };
        var manifest = (await scene.RunAsync()).Manifest;

        Assert.Empty(Schema("manifest").Contradictions(JsonNode.Parse(ManifestDocument.Write(manifest))!));
        Assert.Empty(Schema("inventory").Contradictions(
            JsonNode.Parse(CanonicalJson.Write(await scene.Catalog.ReadInventoryAsync(manifest, CancellationToken.None)))!));
    }

    [Fact]
    public void The_comparison_itself_finds_what_is_wrong()
    {
        var document = JsonNode.Parse(ManifestDocument.Write(Samples.Manifest))!;
        document["files"]![0]!["more"] = 1;
        document["source"]!.AsObject().Remove("lsn");
        document["format"] = "tar";

        Assert.Equal(3, Schema("manifest").Contradictions(document).Count());
    }

    private static void Agree(string name, byte[] full, byte[] sparse)
    {
        var schema = Schema(name);
        Assert.Empty(schema.Contradictions(JsonNode.Parse(full)!));
        Assert.Empty(schema.Contradictions(JsonNode.Parse(sparse)!));
        Assert.Empty(schema.MissingFromFull(JsonNode.Parse(full)!));
        Assert.Empty(schema.OptionalInSparse(JsonNode.Parse(sparse)!));
    }

    private static SchemaShape Schema(string name, [CallerFilePath] string here = "") => new(JsonNode.Parse(
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", $"{name}.schema.json")))!);
}
