using PmoBackup.Cli.Parsing;

namespace PmoBackup.Cli.Tests.Parsing;

public sealed class DurationParserTests
{
    [Theory]
    [InlineData("26h", 26 * 3600)]
    [InlineData("90m", 90 * 60)]
    [InlineData("30s", 30)]
    [InlineData("7d", 7 * 86400)]
    [InlineData("1h30m", 5400)]
    [InlineData("1d2h3m4s", 93784)]
    [InlineData("1.5h", 5400)]
    [InlineData("1.1h", 3960)]
    [InlineData("0s", 0)]
    [InlineData("007m", 420)]
    public void What_people_type_is_understood(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), DurationParser.TryParse(text));

    [Fact]
    public void A_fraction_of_a_second_is_kept() =>
        Assert.Equal(TimeSpan.FromMilliseconds(250), DurationParser.TryParse("0.25s"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("26")]
    [InlineData("h")]
    [InlineData("-1h")]
    [InlineData("+1h")]
    [InlineData("1 h")]
    [InlineData(" 1h")]
    [InlineData("1h\n")]
    [InlineData("1H")]
    [InlineData("1w")]
    [InlineData("1ms")]
    [InlineData(".5h")]
    [InlineData("1.h")]
    [InlineData("1,5h")]
    [InlineData("1e3s")]
    [InlineData("30m1h")]
    [InlineData("1h1h")]
    [InlineData("1h30")]
    [InlineData("01:30:00")]
    [InlineData("\u0661h")]
    [InlineData("tomorrow")]
    public void Anything_else_is_no_duration(string text) => Assert.Null(DurationParser.TryParse(text));

    [Theory]
    [InlineData("99999999d")]
    [InlineData("9223372036854775807d9223372036854775807h")]
    [InlineData("79228162514264337593543950335s")]
    [InlineData("999999999999999999999999999999999999999999h")]
    public void A_duration_beyond_all_bounds_is_none(string text) => Assert.Null(DurationParser.TryParse(text));

    [Fact]
    public void The_longest_possible_duration_is_understood() =>
        Assert.Equal(TimeSpan.MaxValue, DurationParser.TryParse("922337203685.4775807s"));
}
