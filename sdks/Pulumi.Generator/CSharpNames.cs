namespace Pulumi.Generator;

/// <summary>What the official C# says and the declarations do not (sdks/csharp-names.txt).</summary>
public sealed class CSharpNames
{
    private readonly Dictionary<string, string> _modules = [];
    private readonly Dictionary<(string Owner, string Wire), string> _properties = [];
    private readonly Dictionary<(string Owner, string Wire), string> _numbers = [];

    /// <summary>Reads the table.</summary>
    /// <exception cref="FormatException">A line is of no known form.</exception>
    public static CSharpNames Load(string path)
    {
        var names = new CSharpNames();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
            names.Add(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return names;
    }

    /// <summary>The namespace of a module below the package's own; empty for the package itself.</summary>
    /// <exception cref="KeyNotFoundException">The table does not have it.</exception>
    public string Module(Token token)
        => _modules.TryGetValue($"{token.Package}:{(token.Module.Length == 0 ? "-" : token.Module)}", out var name)
            ? name
            : throw new KeyNotFoundException(
                $"csharp-names.txt has no line 'module {token.Package}:{token.Module} ...'; look the C# namespace up.");

    /// <summary>The C# name of a property.</summary>
    public string Property(string owner, string wire) => _properties.GetValueOrDefault((owner, wire)) ?? Token.Pascal(wire);

    /// <summary><c>int</c> or <c>double</c>.</summary>
    /// <exception cref="KeyNotFoundException">The table does not have it.</exception>
    public string Number(string owner, string wire)
        => _numbers.TryGetValue((owner, wire), out var name)
            ? name
            : throw new KeyNotFoundException(
                $"csharp-names.txt has no line 'integer {owner} {wire}' or 'double {owner} {wire}'; look the C# type up.");

    private void Add(string[] words)
    {
        switch (words)
        {
            case ["module", var key, var name]:
                _modules.Add(key, name == "-" ? "" : name);
                break;
            case ["property", var owner, var wire, var name]:
                _properties.Add((owner, wire), name);
                break;
            case ["integer" or "double", var owner, .. { Length: > 0 } wires]:
                foreach (var wire in wires)
                    _numbers.Add((owner, wire), words[0] == "double" ? "double" : "int");
                break;
            default:
                throw new FormatException($"csharp-names.txt: '{string.Join(' ', words)}' is no fact.");
        }
    }
}
