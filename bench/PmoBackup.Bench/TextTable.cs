using System.Text;

namespace PmoBackup.Bench;

/// <summary>Rows of words in columns; the first column on the left, the others on the right.</summary>
/// <param name="header">The names of the columns.</param>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] row) => _rows.Add(row);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, header.Length).Select(column => _rows.Max(r => r[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows)
            text.Append(row[0].PadRight(widths[0])).AppendJoin("", row.Skip(1).Select((word, i) => "  " + word.PadLeft(widths[i + 1]))).Append('\n');
        return text.ToString();
    }
}
