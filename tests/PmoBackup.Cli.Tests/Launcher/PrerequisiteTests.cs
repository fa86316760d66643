namespace PmoBackup.Cli.Tests.Launcher;

public sealed class PrerequisiteTests : IDisposable
{
    private const string EverythingMissing = "Not installed: initdb pg_ctl postgres pg_dump pg_restore zstd.";
    private const string Command = "apt-get install -y --no-install-recommends postgresql postgresql-client zstd";
    private readonly Checkout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task Who_is_not_root_is_told_the_command_to_type()
    {
        Become(1000);
        OfferPackages();

        var result = await _checkout.RunAsync("demo");

        Assert.Equal(3, result.ExitCode);
        Assert.Equal($"pmo: {EverythingMissing}\npmo: Type: sudo {Command}\n", result.Error);
        Assert.False(File.Exists(_checkout.PathOf("apt")));
    }

    [Fact]
    public async Task Only_what_is_missing_is_named()
    {
        Become(1000);
        OfferPackages();
        _checkout.WriteProgram("zstd", "");
        _checkout.WriteProgram("pg_dump", "");
        _checkout.WriteProgram("pg_restore", "");

        var result = await _checkout.RunAsync("demo");

        Assert.EndsWith("--no-install-recommends postgresql\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_apt_the_other_way_is_told()
    {
        Become(0);

        var result = await _checkout.RunAsync("demo");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("PMO_PG_BIN", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Root_gets_the_packages_without_a_server_being_started()
    {
        Become(0);
        OfferPackages();
        Directory.CreateDirectory(_checkout.PathOf("system/usr/sbin"));

        var result = await _checkout.RunAsync("demo", "--json");

        Assert.Equal((0, $"ran demo --json in {_checkout.Root}\n"), (result.ExitCode, result.Out));
        Assert.Equal(
            ["install policy 101 cluster false", "update", "install policy 101 cluster false"],
            await File.ReadAllLinesAsync(_checkout.PathOf("apt")));
        Assert.False(File.Exists(_checkout.PathOf("system/usr/sbin/policy-rc.d")));
    }

    [Fact]
    public async Task A_policy_of_the_machine_stays_as_it_is()
    {
        Become(0);
        OfferPackages();
        _checkout.Write("system/usr/sbin/policy-rc.d", "theirs");
        _checkout.Write("system/etc/postgresql-common/createcluster.conf", "theirs");

        await _checkout.RunAsync("demo");

        Assert.Equal("theirs", await File.ReadAllTextAsync(_checkout.PathOf("system/usr/sbin/policy-rc.d")));
        Assert.Equal("theirs", await File.ReadAllTextAsync(_checkout.PathOf("system/etc/postgresql-common/createcluster.conf")));
    }

    [Fact]
    public async Task Programs_are_found_in_the_folder_that_the_environment_names()
    {
        Become(0);
        OfferPackages();
        _checkout.WriteProgram("zstd", "");
        foreach (var program in (string[])["initdb", "pg_ctl", "postgres", "pg_dump", "pg_restore"])
            _checkout.WriteProgram($"elsewhere/{program}", "");

        var result = await _checkout.RunAtAsync(
            _checkout.PathOf("pmo"), _checkout.Root, new() { ["PMO_PG_BIN"] = _checkout.PathOf("bin/elsewhere") }, "demo");

        Assert.Equal(0, result.ExitCode);
        Assert.False(File.Exists(_checkout.PathOf("apt")));
    }

    [Theory]
    [InlineData("initdb pg_ctl postgres pg_dump pg_restore zstd node npm radosgw radosgw-admin ceph-mon monmaptool ceph-osd ceph curl", "test")]
    [InlineData("node npm", "bench", "sdk")]
    [InlineData("initdb pg_ctl postgres pg_dump pg_restore zstd", "bench", "restore")]
    public async Task Each_word_needs_what_it_runs_and_no_more(string missing, params string[] words)
    {
        Become(1000);
        OfferPackages();

        var result = await _checkout.RunAsync(words);

        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith($"pmo: Not installed: {missing}.\n", result.Error, StringComparison.Ordinal);
    }

    private void Become(int user) => _checkout.WriteProgram("id", $"echo {user}");

    /// <summary>An apt-get that knows the packages after an update only, as on a fresh machine.</summary>
    private void OfferPackages() => _checkout.WriteProgram("apt-get", $$"""
        cd '{{_checkout.Root}}'
        if [[ " $* " == *" update "* ]]; then echo update >>apt; exit; fi
        policy=$(grep -so 101 system/usr/sbin/policy-rc.d)
        cluster=$(grep -so false system/etc/postgresql-common/createcluster.conf)
        known=$(grep -s update apt)
        echo "install policy $policy cluster $cluster" >>apt
        [[ -n $known ]] || exit 100
        mkdir -p system/usr/lib/postgresql/17/bin
        for program in initdb pg_ctl postgres pg_dump pg_restore; do
            echo >system/usr/lib/postgresql/17/bin/$program
            chmod +x system/usr/lib/postgresql/17/bin/$program
        done
        echo >bin/zstd
        chmod +x bin/zstd
        """);
}
