using System.Globalization;
using System.Text.RegularExpressions;
using PmoBackup.Infra.Components;
using PmoBackup.Infra.Settings;
using PmoBackup.Postgres;
using Pulumi.TestEngine;

namespace PmoBackup.Infra.Tests.Image;

public partial class DockerfileTests
{
    [Fact]
    public void Every_base_is_pinned_by_its_digest_or_is_an_earlier_stage()
    {
        List<string> stages = [];
        foreach (var from in Dockerfile.All("FROM"))
        {
            var words = from.Split(' ');
            Assert.True(stages.Contains(words[0]) || PinnedBase().IsMatch(words[0]), from);
            if (words.Length > 1)
                stages.Add(words[2]);
        }
        Assert.Equal(2, Dockerfile.All("FROM").Count(from => PinnedBase().IsMatch(from.Split(' ')[0])));
    }

    [Fact]
    public void What_is_copied_is_there_and_gets_past_the_ignored()
    {
        var allowed = File.ReadAllLines(Repository.PathOf(".dockerignore")).Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var copied = Dockerfile.All("COPY").Where(copy => !copy.StartsWith("--from=", StringComparison.Ordinal))
            .SelectMany(copy => copy.Split(' ')[..^1]).Select(path => path.TrimEnd('/')).ToList();

        Assert.All(copied, path => Assert.True(Path.Exists(Repository.PathOf(path)), path));
        Assert.Equal(copied.Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
        Assert.Equal("*", File.ReadLines(Repository.PathOf(".dockerignore")).First(line => !line.StartsWith('#')));
    }

    [Fact]
    public void The_CLI_is_published_from_what_its_projects_need()
    {
        var publish = Dockerfile.All("RUN").Single(run => run.Contains("dotnet publish", StringComparison.Ordinal));
        var project = Path.Combine(Repository.PathOf(publish.Split(' ')[2]), "PmoBackup.Cli.csproj");

        Assert.True(File.Exists(project), project);
        Assert.Contains("<AssemblyName>pmo-backup</AssemblyName>", File.ReadAllText(project), StringComparison.Ordinal);
        Assert.Contains("src/ src/", Dockerfile.All("COPY"));
        // A build reads them from above the project.
        Assert.All(
            new[] { ".editorconfig", "BannedSymbols.txt", "Directory.Build.props", "Directory.Packages.props", "global.json" },
            file => Assert.Contains(Dockerfile.All("COPY"), copy => copy.Split(' ').Contains(file)));
    }

    [Fact]
    public void The_clients_are_those_of_every_supported_version()
        => Assert.Equal(SupportedVersions.All, Majors(ClientPackage()));

    [Fact]
    public void A_drill_finds_a_server_like_the_databases_of_the_stacks_and_one_for_every_version()
    {
        var servers = Majors(ServerPackage());

        Assert.Contains(new RdsDatabaseSettings { InstanceClass = "", StorageGb = 0 }.Version, servers);
        Assert.Contains(new RenderDatabaseSettings { Plan = "", Region = "", DiskSizeGb = 0 }.Version, servers);
        Assert.Equal(SupportedVersions.Newest, servers.Max());
    }

    [Theory]
    [InlineData("age")]
    [InlineData("zstd")]
    [InlineData("ca-certificates")]
    public void What_the_CLI_starts_or_trusts_is_installed(string package) => Assert.Contains(package, Installed());

    [Fact]
    public async Task The_CLI_finds_what_a_package_installs_without_being_told_where()
    {
        // The image's packages are of the same make as this machine's: each version below /usr/lib/postgresql.
        var tools = await PostgresTools.FindAllAsync(_ => null, CancellationToken.None);

        Assert.Contains(tools, found => found.Folder == string.Create(CultureInfo.InvariantCulture, $"/usr/lib/postgresql/{found.Major}/bin"));
        Assert.DoesNotContain(Dockerfile.All("ENV"), variable => variable.Contains("PMO_PG_BIN", StringComparison.Ordinal));
    }

    [Fact]
    public void PostgreSQLs_repository_is_trusted_by_the_fingerprint_of_its_key()
    {
        var repository = Dockerfile.Instructions.SkipWhile(i => i != ("FROM", "runtime AS repository")).TakeWhile(i => i != ("FROM", "runtime"));

        Assert.Contains(("RUN", "/eng/postgres-repository.sh"), repository);
        Assert.Contains("--from=repository /etc/apt/keyrings/postgresql.asc /etc/apt/keyrings/", Dockerfile.All("COPY"));
        Assert.DoesNotContain("gnupg", Installed());
        Assert.DoesNotContain("curl", Installed());
    }

    [Fact]
    public void It_runs_as_tasks_do_not_as_root_and_writes_to_its_scratch_only()
    {
        var (user, group) = (TaskContainer.User.Split(':')[0], TaskContainer.User.Split(':')[1]);

        Assert.Equal(TaskContainer.User, Dockerfile.Last("USER"));
        Assert.Equal(TaskContainer.Scratch, Dockerfile.Last("VOLUME"));
        var made = Dockerfile.All("RUN").Single(run => run.Contains("useradd", StringComparison.Ordinal));
        Assert.Contains($"useradd --uid {user} --gid {group}", made, StringComparison.Ordinal);
        Assert.Contains($"--owner={user} --group={group} --mode=0700 {TaskContainer.Scratch}", made, StringComparison.Ordinal);
        // What is changed below a volume after it is declared is lost.
        var words = Dockerfile.Image.Select(i => i.Word).ToList();
        Assert.True(words.IndexOf("VOLUME") > words.LastIndexOf("RUN"));
        Assert.Contains($"TMPDIR={TaskContainer.Scratch}", Dockerfile.Last("ENV"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_the_command_and_nothing_watches_it()
    {
        Assert.Equal("""["pmo-backup"]""", Dockerfile.Last("ENTRYPOINT"));
        Assert.Equal("NONE", Dockerfile.Last("HEALTHCHECK"));
        Assert.Contains("ln -s /app/pmo-backup /usr/local/bin/pmo-backup", Dockerfile.All("RUN"));
        Assert.All(
            new[] { "title", "description", "version", "revision" },
            label => Assert.Contains($"org.opencontainers.image.{label}=", Dockerfile.Last("LABEL"), StringComparison.Ordinal));
    }

    [Fact]
    public void No_secret_is_baked_in() => Assert.All(
        Dockerfile.Instructions.Where(i => i.Word is "ARG" or "ENV" or "LABEL" or "COPY"),
        i => Assert.DoesNotMatch("(?i)password|passwd|secret|token|api_?key|aws_|credential|\\.pem|\\.pgpass", i.Arguments));

    private static string[] Installed() =>
        Dockerfile.Image.Where(i => i.Word == "RUN" && i.Arguments.Contains("apt-get install", StringComparison.Ordinal)).SelectMany(i => i.Arguments.Split(' ')).ToArray();

    private static IEnumerable<int> Majors(Regex package) => Installed().Select(word => package.Match(word)).Where(match => match.Success)
        .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Order();

    [GeneratedRegex(@"^mcr\.microsoft\.com/dotnet/(sdk|runtime):10\.0\.\d+-noble@sha256:[0-9a-f]{64}$")]
    private static partial Regex PinnedBase();

    [GeneratedRegex(@"^postgresql-client-(\d+)$")]
    private static partial Regex ClientPackage();

    [GeneratedRegex(@"^postgresql-(\d+)$")]
    private static partial Regex ServerPackage();
}
