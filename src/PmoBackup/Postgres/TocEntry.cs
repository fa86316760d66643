using System.Globalization;

namespace PmoBackup.Postgres;

/// <summary>One line of an archive's table of contents.</summary>
/// <param name="DumpId">The archive's own number, which also names the file with a table's rows.</param>
/// <param name="Oid">The object id on the source; 0 where there is none.</param>
/// <param name="Description">Kind, schema, name and owner, separated by single blanks.</param>
/// <param name="Line">The whole line, as <c>--use-list</c> wants it.</param>
public sealed record TocEntry(int DumpId, uint Oid, string Description, string Line)
{
    /// <summary>Whether it creates a table.</summary>
    public bool IsTable => Is("TABLE") && IsCatalogObject;

    /// <summary>Whether it holds the rows of a table.</summary>
    public bool IsTableData => Is("TABLE DATA") && !IsCatalogObject;

    /// <summary>Whether it sets the value of a sequence.</summary>
    public bool IsSequenceValue => Is("SEQUENCE SET") && !IsCatalogObject;

    // The table DATA.x is "TABLE DATA x" too; only what is a row of a system catalog names that catalog.
    private bool IsCatalogObject => !Line.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{DumpId}; 0 "), StringComparison.Ordinal);

    /// <summary>Whether it is of a kind.</summary>
    /// <param name="kind">The kind in the words of the table of contents, for instance <c>FK CONSTRAINT</c>.</param>
    public bool Is(string kind) => Description.StartsWith(kind + " ", StringComparison.Ordinal);
}
