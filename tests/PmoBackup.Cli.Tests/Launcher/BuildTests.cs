namespace PmoBackup.Cli.Tests.Launcher;

public sealed class BuildTests : IDisposable
{
    private readonly Checkout _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Fact]
    public async Task The_first_call_builds_and_the_second_does_not()
    {
        await _checkout.RunAsync("list", "--json");
        var second = await _checkout.RunAsync("list", "--json");

        Assert.Equal(new Finished(0, $"ran list --json in {_checkout.Root}\n", ""), second);
        Assert.Equal(1, _checkout.Builds);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("older")]
    [InlineData("added")]
    [InlineData("deleted")]
    public async Task A_source_that_differs_is_built(string how)
    {
        var source = _checkout.PathOf("src/PmoBackup.Cli/Program.cs");
        await _checkout.RunAsync("list");
        if (how == "changed")
            await File.WriteAllTextAsync(source, "return 1;");
        else if (how == "older")
            File.SetLastWriteTimeUtc(source, DateTime.UnixEpoch);
        else if (how == "added")
            _checkout.Write("src/PmoBackup/New.cs", "");
        else
            File.Delete(source);

        await _checkout.RunAsync("list");

        Assert.Equal(2, _checkout.Builds);
    }

    [Fact]
    public async Task What_a_build_writes_is_no_source()
    {
        await _checkout.RunAsync("list");
        _checkout.Write("src/PmoBackup.Cli/obj/Generated.cs", "");

        await _checkout.RunAsync("list");

        Assert.Equal(1, _checkout.Builds);
    }

    [Fact]
    public async Task Two_calls_at_once_build_once()
    {
        _checkout.Write("gate", "");
        var first = _checkout.RunAsync("list");
        while (_checkout.Builds == 0)
            await Task.Delay(10);
        var second = _checkout.RunAsync("list");
        File.Delete(_checkout.PathOf("gate"));

        Assert.Equal([0, 0], (await Task.WhenAll(first, second)).Select(result => result.ExitCode));
        Assert.Equal(1, _checkout.Builds);
    }

    [Fact]
    public async Task A_build_that_fails_shows_its_errors_and_is_tried_again()
    {
        _checkout.Write("broken", "");

        var failed = await _checkout.RunAsync("list");
        File.Delete(_checkout.PathOf("broken"));
        var mended = await _checkout.RunAsync("list");

        Assert.Equal(70, failed.ExitCode);
        Assert.Contains("error CS1002: ; expected", failed.Error, StringComparison.Ordinal);
        Assert.Equal("", failed.Out);
        Assert.Equal(0, mended.ExitCode);
    }

    [Fact]
    public async Task It_works_through_a_link_and_keeps_the_current_folder()
    {
        using var elsewhere = new TemporaryFolder();
        var link = elsewhere.File("link");
        File.CreateSymbolicLink(link, _checkout.PathOf("pmo"));

        var result = await _checkout.RunAtAsync(link, elsewhere.Path, [], "show", "an id");

        Assert.Equal($"ran show an id in {elsewhere.Path}\n", result.Out);
    }

    [Fact]
    public async Task Without_the_SDK_it_says_how_to_install_it()
    {
        File.Delete(_checkout.PathOf("bin/dotnet"));

        var result = await _checkout.RunAsync("list");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("The .NET SDK is not installed.", result.Error, StringComparison.Ordinal);
        Assert.Contains("apt-get install -y dotnet-sdk-10.0", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_SDK_that_is_too_old_is_told_apart_from_an_error_in_the_code()
    {
        _checkout.WriteProgram("dotnet", "exit 145");

        var result = await _checkout.RunAsync("list");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("not the SDK that global.json asks for", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData]
    public async Task The_help_is_that_of_the_program_and_the_words_of_the_launcher(params string[] arguments)
    {
        var result = await _checkout.RunAsync(arguments);

        Assert.StartsWith("ran --help in", result.Out, StringComparison.Ordinal);
        Assert.Contains("  demo [options] ", result.Out, StringComparison.Ordinal);
    }
}
