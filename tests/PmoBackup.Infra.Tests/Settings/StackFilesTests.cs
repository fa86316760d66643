using PmoBackup.Infra.Safety;
using PmoBackup.Infra.Settings.Reading;

namespace PmoBackup.Infra.Tests;

/// <summary>The files that are shipped, read as Pulumi reads them.</summary>
public class StackFilesTests
{
    [Theory]
    [InlineData("prod", true)]
    [InlineData("staging", false)]
    public void The_shipped_stacks_stand_and_are_safe(string stack, bool isProduction)
    {
        var settings = ShippedStack.Settings(stack);

        Assert.Equal(isProduction, settings.IsProduction);
        Invariants.Require(StackFacts.Of(settings));
    }

    [Fact]
    public void Every_setting_is_declared_with_its_type_and_described()
    {
        var declared = Declared();

        Assert.Equal(SettingsReader.Keys.Order(StringComparer.Ordinal), declared.Keys.Order(StringComparer.Ordinal));
        Assert.All(declared, setting =>
        {
            Assert.Contains(setting.Value["type"], new[] { "string", "object", "array" });
            Assert.Contains(setting.Value.ContainsKey("default") ? "efault" : "equired", (string)setting.Value["description"],
                StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_member_of_a_group_that_is_read_is_described()
    {
        var text = string.Concat(Declared().Values.Select(setting => setting["description"]));

        Assert.All(
            typeof(Settings.StackSettings).Assembly.GetTypes()
                .Where(type => type.Namespace == "PmoBackup.Infra.Settings" && type.Name.EndsWith(
                    "Settings", StringComparison.Ordinal) && type.Name != "StackSettings")
                .SelectMany(type => type.GetProperties().Where(property => property.SetMethod is not null))
                .Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..])
                // A time is set in hours.
                .Select(name => name == "expiresAfter" ? "expiresAfterHours" : name),
            name => Assert.Matches($@"\b{name}\b", text));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("staging")]
    public void What_the_stacks_set_is_declared_and_of_the_declared_type(string stack)
    {
        var declared = Declared();

        Assert.All(ShippedStack.Raw(stack).Where(c => c.Key.StartsWith("pmo-backup:", StringComparison.Ordinal)), set => Assert.Equal(
            declared[set.Key["pmo-backup:".Length..]]["type"],
            set.Value switch { IDictionary<object, object> => "object", IList<object> => "array", _ => "string" }));
        Assert.All(
            declared.Where(d => !d.Value.ContainsKey("default")), required =>
                Assert.True(ShippedStack.Raw(stack).ContainsKey($"pmo-backup:{required.Key}"), required.Key));
    }

    private static Dictionary<string, Dictionary<string, object>> Declared() =>
        ShippedStack.Yaml<Dictionary<string, object>>("Pulumi.yaml")["config"] is IDictionary<object, object> config
            ? config.ToDictionary(c => (string)c.Key, c => ((IDictionary<object, object>)c.Value).ToDictionary(
                v => (string)v.Key, v => v.Value))
            : [];
}
