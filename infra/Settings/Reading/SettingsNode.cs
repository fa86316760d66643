using System.Globalization;
using System.Text.Json.Nodes;

namespace PmoBackup.Infra.Settings.Reading;

/// <summary>
/// A group of settings while it is read. What cannot stand is noted and replaced by something harmless, so that reading goes on
/// and all violations are found at once.
/// </summary>
internal sealed class SettingsNode(JsonObject values, string path, char separator, List<Violation> violations)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>A text that must be there.</summary>
    public string Text(string key, SettingRule rule) => OptionalText(key, rule) ?? Missing(key, rule.Problem, rule.Example, "");

    /// <summary>A text that may be missing; an empty one is missing.</summary>
    public string? OptionalText(string key, SettingRule rule)
    {
        if (Value(key) is not { } value)
            return null;
        if (value is JsonValue text && text.TryGetValue(out string? given))
            return given.Length == 0 ? null : Checked(Path(key), given, rule);
        // The number as a text: what is checked besides it must not be wrong too.
        return Wrong(key, value, "must be text, in quotes", rule.Example, Plain(value));
    }

    /// <summary>A whole number; without a default it must be there.</summary>
    public int Number(string key, int least, int most, int? standard = null) => OptionalNumber(key, least, most) ?? standard
        ?? Missing(key, Range(least, most), least, least);

    /// <summary>A whole number that may be missing.</summary>
    public int? OptionalNumber(string key, int least, int most)
    {
        if (Value(key) is not { } value)
            return null;
        return int.TryParse(Plain(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : Wrong(key, value, Range(least, most), least, (int?)least);
    }

    /// <summary>True or false.</summary>
    public bool Flag(string key, bool standard)
    {
        if (Value(key) is not { } value)
            return standard;
        return bool.TryParse(Plain(value), out var flag) ? flag : Wrong(
            key, value, "must be true or false", standard ? "true" : "false", standard);
    }

    /// <summary>A list of texts, empty where it is missing.</summary>
    public IReadOnlyList<string> Texts(string key, SettingRule rule)
    {
        if (Value(key) is not { } value)
            return [];
        if (value is not JsonArray list)
            return Wrong<IReadOnlyList<string>>(key, value, "must be a list", $"[{rule.Example}]", []);
        return [.. list.Select((item, n) => Checked($"{Path(key)}[{n}]", Plain(item), rule))];
    }

    /// <summary>A group that must be there.</summary>
    public SettingsNode Section(string key)
    {
        if (OptionalSection(key) is { } section)
            return section;
        return Missing(key, "must be there", $"{key}:", new SettingsNode([], Path(key), '.', []));
    }

    /// <summary>A group that may be missing.</summary>
    public SettingsNode? OptionalSection(string key) => Value(key) switch
    {
        null => null,
        JsonObject group => new SettingsNode(group, Path(key), '.', violations),
        var other => Wrong<SettingsNode?>(key, other, "must be a group of settings", $"{key}:", null),
    };

    /// <summary>A list of groups, empty where it is missing.</summary>
    public IReadOnlyList<SettingsNode> Sections(string key)
    {
        if (Value(key) is not { } value)
            return [];
        if (value is not JsonArray list)
            return Wrong<IReadOnlyList<SettingsNode>>(key, value, "must be a list", $"{key}:", []);
        List<SettingsNode> sections = [];
        for (var n = 0; n < list.Count; n++)
        {
            if (list[n] is JsonObject group)
                sections.Add(new SettingsNode(group, $"{Path(key)}[{n}]", '.', violations));
            else
                violations.Add(
                    new Violation($"{Path(key)}[{n}]", Plain(list[n]), "must be a group of settings",
                    "Give it names and values."));
        }
        return sections;
    }

    /// <summary>Notes what only a look at several settings shows.</summary>
    public void Refuse(string key, string problem, string fix) =>
        Refuse(key, Value(key) is { } value ? Plain(value) : null, problem, fix);

    /// <summary>The same of a setting in a group below this one.</summary>
    public void Refuse(string key, string? value, string problem, string fix) =>
        violations.Add(new Violation(Path(key), value, problem, fix));

    /// <summary>Ends the group: what nobody asked for is a slip of the pen, and would be ignored else.</summary>
    public void End()
    {
        foreach (var (key, value) in values.Where(v => !_known.Contains(v.Key)))
        {
            violations.Add(new Violation(
                Path(key), Plain(value), "is no setting",
                    $"Remove it; here one can set {string.Join(", ", _known.Order(StringComparer.Ordinal))}."));
        }
    }

    private static string Range(int least, int most) => most == int.MaxValue
        ? string.Create(CultureInfo.InvariantCulture, $"must be a whole number, {least} at least")
        : string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}");

    private static string Plain(JsonNode? value) => value switch
    {
        null => "null",
        JsonValue text when text.TryGetValue(out string? given) => given,
        _ => value.ToJsonString(),
    };

    private static string Fix(string key, object example) =>
        string.Create(CultureInfo.InvariantCulture, $"Set it, for instance: pulumi config set --path '{key}' {example}");

    private string Checked(string place, string given, SettingRule rule)
    {
        if (!rule.Holds(given))
            violations.Add(new Violation(place, given, rule.Problem, Fix(place, rule.Example)));
        return given;
    }

    private T Wrong<T>(string key, JsonNode value, string problem, object example, T instead)
    {
        violations.Add(new Violation(Path(key), Plain(value), problem, Fix(Path(key), example)));
        return instead;
    }

    private T Missing<T>(string key, string problem, object example, T instead)
    {
        violations.Add(new Violation(Path(key), null, problem, Fix(Path(key), example)));
        return instead;
    }

    private JsonNode? Value(string key)
    {
        _known.Add(key);
        return values[key];
    }

    private string Path(string key) => $"{path}{separator}{key}";
}
