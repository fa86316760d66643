using PmoBackup.Errors;

namespace PmoBackup.Plan.Tests;

/// <summary>Settings are read as the engine would hand them to the program.</summary>
public sealed class StackFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pmo-plan-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Scalars_are_texts_and_lists_and_maps_are_JSON()
    {
        Write("Pulumi.yaml", "name: demo\nruntime: dotnet\n");
        Write("Pulumi.dev.yaml", """
            config:
              aws:region: eu-central-1
              demo:account: "012345678901"
              count: 3
              enabled: true
              demo:list: [1, "2", {a: null}]
            """);

        var file = StackFile.Read(_folder.FullName, "dev");

        Assert.Equal("demo", file.Project);
        Assert.Equal("eu-central-1", file.Config["aws:region"]);
        Assert.Equal("012345678901", file.Config["demo:account"]);
        Assert.Equal("3", file.Config["demo:count"]);
        Assert.Equal("true", file.Config["demo:enabled"]);
        Assert.Equal("""[1,"2",{"a":null}]""", file.Config["demo:list"]);
    }

    [Fact]
    public void Defaults_of_the_project_stand_where_the_stack_says_nothing()
    {
        Write("Pulumi.yaml", """
            name: demo
            config:
              colour: {type: string, default: blue}
              size: {type: integer, default: 3}
              demo:sizes: {type: array, items: {type: integer}, default: [1, 2]}
              other: {type: string}
            """);
        Write("Pulumi.dev.yaml", "config: {demo:size: 4}");

        var config = StackFile.Read(_folder.FullName, "dev").Config;

        Assert.Equal("blue", config["demo:colour"]);
        Assert.Equal("4", config["demo:size"]);
        Assert.Equal("[1,2]", config["demo:sizes"]);
        Assert.False(config.ContainsKey("demo:other"));
    }

    [Fact]
    public void Encrypted_values_are_not_shown_not_even_encrypted()
    {
        Write("Pulumi.yaml", "name: demo");
        Write("Pulumi.dev.yaml", """
            config:
              key: {secure: AAAAcipher}
              demo:nested: {token: {secure: BBBBcipher}, plain: 1}
            """);

        var config = StackFile.Read(_folder.FullName, "dev").Config;

        Assert.Equal("[encrypted]", config["demo:key"]);
        Assert.Equal("""{"token":"[encrypted]","plain":1}""", config["demo:nested"]);
    }

    [Fact]
    public void A_stack_without_a_file_names_those_that_have_one()
    {
        Write("Pulumi.yaml", "name: demo");
        Write("Pulumi.one.yaml", "");
        Write("Pulumi.two.yaml", "");

        var refusal = Assert.Throws<UsageException>(() => StackFile.Read(_folder.FullName, "three"));

        Assert.Contains("one, two", refusal.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config: [")]
    [InlineData("- a\n- b")]
    public void What_is_no_such_YAML_is_refused_with_its_line(string text)
    {
        Write("Pulumi.yaml", "name: demo");
        Write("Pulumi.dev.yaml", text);

        var refusal = Assert.Throws<UsageException>(() => StackFile.Read(_folder.FullName, "dev"));

        Assert.Matches("line [0-9]+", refusal.Message);
    }

    [Fact]
    public void A_folder_without_a_project_is_refused()
    {
        var refusal = Assert.Throws<UsageException>(() => StackFile.Read(_folder.FullName, "dev"));

        Assert.Contains("Pulumi.yaml cannot be read", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--folder", refusal.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_the_stack_refuses_are_told_and_nothing_is_planned()
    {
        Write("Pulumi.yaml", "name: pmo-backup");
        Write("Pulumi.dev.yaml", "config: {aws:region: eu-central-1, pmo-backup:environment: stagging}");

        var (exitCode, output, error) = await Run.PlanAsync("--stack", "dev", "--folder", _folder.FullName);

        Assert.Equal(2, exitCode);
        Assert.Equal("", output);
        Assert.Contains("stagging", error, StringComparison.Ordinal);
        Assert.Contains("vault", error, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
