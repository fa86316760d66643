using PmoBackup.Infra.Commands;

namespace PmoBackup.Infra.Tests.Commands;

public class CommandLineTests
{
    [Theory]
    [InlineData("plain-word_1.2:/=@")]
    [InlineData("two words")]
    [InlineData("it's")]
    [InlineData("$(touch oops); `touch oops` \"$HOME\" \\ * ? ~ # & | > <")]
    [InlineData("")]
    [InlineData("line\nbreak")]
    [InlineData("ünïcödé")]
    public async Task Whatever_a_word_holds_the_shell_hands_it_on_unchanged(string word)
    {
        using var folder = new CommandFolder();
        folder.Write("pmo", "#!/bin/sh\nprintf '%s|' \"$@\"\n");

        var printed = await new Shell(folder.ProgramFolder).RunAsync(CommandLine.Pmo("hosting").With("--name", word).ToString(),
            null, "");

        Assert.Equal($"hosting|--name|{word}|", printed);
    }

    [Theory]
    [InlineData(7 * 24 * 3600, "7d")]
    [InlineData(36 * 3600, "36h")]
    [InlineData(90 * 60, "90m")]
    [InlineData(45, "45s")]
    [InlineData(3661, "3661s")]
    public void Durations_are_written_as_the_CLI_reads_them(int seconds, string text)
        => Assert.Equal(text, DurationText.Of(TimeSpan.FromSeconds(seconds)));
}
