namespace PmoBackup.Cli.Display;

/// <summary>Columns of text, aligned to the left.</summary>
internal static class TextTable
{
    /// <summary>Writes rows under each other, two spaces between columns, none at the end of a line.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rows">All of one length; headings are the first row. Names may hold anything: control characters become a
    /// question mark, so that a row stays a line.</param>
    public static void Write(TextWriter output, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.Select(row => row.Select(Printable).ToList()).ToList();
        if (all.Count == 0)
            return;
        var widths = Enumerable.Range(0, all[0].Count).Select(column => all.Max(row => row[column].Length)).ToList();
        foreach (var row in all)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string Printable(string cell) => cell.Any(char.IsControl) ? new([.. cell.Select(c => char.IsControl(c) ? '?' : c)]) : cell;
}
