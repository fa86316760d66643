using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Pulumi.Tests.Serialization;

/// <summary>A text, number or flag, or a list or map of such.</summary>
public sealed record PlainValue(object? Value)
{
    // Not what the wire cannot hold, such as half characters and numbers that are none.
    private static readonly Gen<string> Texts =
        Gen.Elements("", "a", "ä", "b c", "{}", "null", "日本", "😀", "\"quoted\"", "line\nline");

    private static readonly Gen<object?> Leaves = Gen.OneOf(
        Texts.Select(text => (object?)text),
        Gen.Choose(-1_000_000, 1_000_000).Select(number => (object?)(number / 8d)),
        Gen.Elements<object?>(true, false));

    public static Arbitrary<PlainValue> Any()
        => Gen.Sized(size => Values(Math.Min(size, 4))).Select(value => new PlainValue(value)).ToArbitrary();

    /// <summary>The value as a text by which two of them can be compared.</summary>
    public static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        ImmutableArray<object?> list => $"[{string.Join(", ", list.Select(Text))}]",
        ImmutableDictionary<string, object?> map => Text(map),
        _ => value.ToString()!,
    };

    public override string ToString() => Text(Value);

    private static string Text(ImmutableDictionary<string, object?> map)
    {
        var entries = map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(
            entry => $"'{entry.Key}': {Text(entry.Value)}");
        return $"{{{string.Join(", ", entries)}}}";
    }

    private static Gen<object?> Values(int depth)
    {
        if (depth == 0)
            return Leaves;
        var inner = Values(depth - 1);
        var lists = Gen.ArrayOf(Gen.OneOf(inner, Gen.Constant<object?>(null)), 3);
        var maps = Gen.ArrayOf(Gen.Zip(Texts, inner), 3);
        return Gen.OneOf(
            Leaves,
            lists.Select(values => (object?)ImmutableArray.Create(values)),
            maps.Select(pairs => (object?)pairs.DistinctBy(pair => pair.Item1)
                .ToImmutableDictionary(pair => pair.Item1, pair => pair.Item2)));
    }
}
