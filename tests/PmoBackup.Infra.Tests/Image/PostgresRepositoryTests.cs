using PmoBackup.Infra.Tests.Commands;
using Pulumi.TestEngine;

namespace PmoBackup.Infra.Tests.Image;

/// <summary>Whom apt is told to trust; curl and gpg are stand-ins that print what the real ones printed.</summary>
public sealed class PostgresRepositoryTests : IDisposable
{
    private const string Key = """
        pub:-:4096:1:7FCC7D46ACCC4CF8:1318537154:::-:::scSC::::::23::0:
        fpr:::::::::B97B0AFCAA1A47F044F244A07FCC7D46ACCC4CF8:
        uid:-::::1483540543::690A171644E1C59F7E5E68775492644846BBC421::PostgreSQL Debian Repository::::::::::0:
        """;

    private const string AnotherKey = """
        pub:-:255:22:5937B956744637D1:1795500000:::-:::scSC:::::ed25519:::0:
        fpr:::::::::5A4CC8058A844B6DC5CE5A775937B956744637D1:
        uid:-::::1795500000::0000000000000000000000000000000000000000::PostgreSQL Debian Repository::::::::::0:
        """;

    private const string Subkey = """
        sub:-:4096:1:1111111111111111:1318537154::::::e::::::23:
        fpr:::::::::1111111111111111111111111111111111111111:
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pmo-repository-");

    public static TheoryData<string> Trusted => [Key, $"{Key}\n{Subkey}"];

    public static TheoryData<string> Distrusted => ["", AnotherKey, $"{Key}\n{AnotherKey}", $"{AnotherKey}\n{Key}"];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Trusted))]
    public async Task PostgreSQLs_own_key_alone_signs_its_repository(string keys)
    {
        await AddAsync(keys);

        Assert.Equal(
            "Types: deb\nURIs: https://apt.postgresql.org/pub/repos/apt\nSuites: noble-pgdg\nComponents: main\nSigned-By: /etc/apt/keyrings/postgresql.asc\n",
            await File.ReadAllTextAsync(PathOf("root/etc/apt/sources.list.d/postgresql.sources")));
        Assert.Equal("the key\n", await File.ReadAllTextAsync(PathOf("root/etc/apt/keyrings/postgresql.asc")));
        Assert.Contains("--proto =https", await File.ReadAllTextAsync(PathOf("curl-words")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Distrusted))]
    public async Task Another_key_or_one_beside_it_adds_nothing(string keys)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => AddAsync(keys));

        Assert.Contains("Nothing was added.", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(PathOf("root")));
    }

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private async Task AddAsync(string keys)
    {
        Place("curl", $"printf '%s\\n' \"$*\" >'{PathOf("curl-words")}'\nwhile [ $1 != --output ]; do shift; done\necho 'the key' >\"$2\"");
        Place("gpg", $"cat <<'EOF'\n{keys}\nEOF");
        await File.WriteAllTextAsync(PathOf("os-release"), "NAME=Ubuntu\nVERSION_CODENAME=noble\n");
        var shell = new Shell(_folder.FullName);
        shell.Environment["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        shell.Environment["OS_RELEASE"] = PathOf("os-release");
        await shell.RunAsync($"'{Repository.PathOf("eng/postgres-repository.sh")}' '{PathOf("root")}'", null, "");
    }

    private void Place(string program, string script)
    {
        File.WriteAllText(PathOf(program), $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(PathOf(program), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
