using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace PmoBackup.Tests.Catalog;

/// <summary>Any name that PostgreSQL allows for a database.</summary>
public sealed record DatabaseName(string Text)
{
    private static readonly Gen<string> Character = Gen.Frequency(
        (3, Gen.Elements("a", "Z", "0", "_", "-", "p")),
        (3, Gen.Elements(".", "/", "\\", "%", "'", "\"", " ", "\n", "\t", "~", "+", "2", "E", "F", "\x7f")),
        (2, Gen.Elements("ü", "ß", "Ж", "漢", "😀", "e\u0301", "\ufeff", "\ufffd")),
        (1, Gen.Choose(1, 0xd7ff).Select(c => ((char)c).ToString())));

    public static Arbitrary<DatabaseName> Any() => Arb.From(
        from length in Gen.Choose(1, 63)
        from characters in Gen.ArrayOf(Character, length)
        select new DatabaseName(Fitting(characters)));

    // As many of the characters as 63 bytes have room for.
    private static string Fitting(string[] characters)
    {
        var text = new StringBuilder();
        var bytes = 0;
        foreach (var character in characters.TakeWhile(c => (bytes += Encoding.UTF8.GetByteCount(c)) <= 63))
            text.Append(character);
        return text.ToString();
    }
}
