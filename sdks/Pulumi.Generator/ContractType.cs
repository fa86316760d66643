namespace Pulumi.Generator;

/// <summary>A type in the contract's words: <c>list&lt;ref aws:s3/BucketGrant&gt;?</c>.</summary>
public abstract record ContractType
{
    private ContractType()
    {
    }

    /// <summary><c>string</c>, <c>boolean</c>, <c>number</c>, <c>any</c>, <c>asset</c> or <c>archive</c>.</summary>
    public sealed record Simple(string Word) : ContractType;

    /// <summary><c>list&lt;...&gt;</c></summary>
    public sealed record List(ContractType Element) : ContractType;

    /// <summary><c>map&lt;...&gt;</c>, by strings.</summary>
    public sealed record Map(ContractType Element) : ContractType;

    /// <summary><c>ref aws:s3/BucketGrant</c>: an object.</summary>
    public sealed record Reference(string Key) : ContractType;

    /// <summary><c>enum aws:s3/CannedAcl</c></summary>
    public sealed record Enumeration(string Key) : ContractType;

    /// <summary><c>string | ...</c></summary>
    public sealed record Union(IReadOnlyList<ContractType> Members) : ContractType;

    /// <summary>Everything that the type mentions, itself included.</summary>
    public IEnumerable<ContractType> Mentioned()
    {
        IEnumerable<ContractType> inner = this switch
        {
            List list => list.Element.Mentioned(),
            Map map => map.Element.Mentioned(),
            Union union => union.Members.SelectMany(member => member.Mentioned()),
            _ => [],
        };
        return inner.Prepend(this);
    }

    /// <summary>Reads a type; whether it ends in "?" is told by <paramref name="optional"/>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ContractType Parse(string text, out bool optional)
    {
        optional = text.EndsWith('?');
        return ParseUnion(optional ? text[..^1] : text);
    }

    private static ContractType ParseUnion(string text)
    {
        var members = SplitUnion(text).ToArray();
        return members.Length == 1 ? ParseOne(text) : new Union([.. members.Select(ParseOne)]);
    }

    private static IEnumerable<string> SplitUnion(string text)
    {
        const string Or = " | ";
        var (start, depth) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            depth += text[at] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth != 0 || string.CompareOrdinal(text, at, Or, 0, Or.Length) != 0)
                continue;
            yield return text[start..at];
            start = at + Or.Length;
        }

        yield return text[start..];
    }

    private static ContractType ParseOne(string text) => text switch
    {
        "string" or "boolean" or "number" or "any" or "asset" or "archive" => new Simple(text),
        _ when Inside(text, "list<") is { } element => new List(ParseUnion(element)),
        _ when Inside(text, "map<") is { } element => new Map(ParseUnion(element)),
        _ when text.StartsWith("ref ", StringComparison.Ordinal) => new Reference(text[4..]),
        _ when text.StartsWith("enum ", StringComparison.Ordinal) => new Enumeration(text[5..]),
        _ => throw new FormatException($"The contract has no type '{text}'."),
    };

    private static string? Inside(string text, string opening)
        => text.StartsWith(opening, StringComparison.Ordinal) && text.EndsWith('>') ? text[opening.Length..^1] : null;
}
