using System.Reflection;

namespace Pulumi.Tests.Api;

/// <summary>
/// The local SDK against the official one's public members, which are listed beside this file in <see cref="ApiNotation"/>: what
/// compiles against one compiles against the other. Each list says at its head what it leaves out.
/// </summary>
public class ApiTests
{
    public static TheoryData<string, string> Lists => new()
    {
        { "official-api.txt", "Pulumi" },
        { "official-command-api.txt", "Pulumi.Command" },
    };

    [Theory, MemberData(nameof(Lists))]
    public void Every_member_of_the_list_is_there_with_its_shape(string list, string assembly) =>
        AssertNone(Official(list).Except(Ours(assembly)));

    [Theory, MemberData(nameof(Lists))]
    public void No_member_is_there_that_the_official_SDK_lacks(string list, string assembly) =>
        AssertNone(Ours(assembly).Except(Official(list)));

    private static void AssertNone(IEnumerable<string> lines) => Assert.Equal("", string.Join('\n', lines));

    private static string[] Official(string list) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Api", list)).Where(line => line is not ("" or ['#', ..]))];

    private static IEnumerable<string> Ours(string assembly) => ApiNotation.Of(Assembly.Load(assembly));
}
