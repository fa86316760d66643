using System.Globalization;
using System.Text.RegularExpressions;
using PmoBackup.Catalog;
using PmoBackup.Tools;

namespace PmoBackup.Postgres;

/// <summary>An archive's table of contents, as <c>pg_restore --list</c> prints it.</summary>
public sealed partial class ArchiveToc
{
    private ArchiveToc(IReadOnlyList<TocEntry> entries) => Entries = entries;

    /// <summary>The entries, in the archive's order.</summary>
    public IReadOnlyList<TocEntry> Entries { get; }

    /// <summary>Object ids of the tables that the archive creates.</summary>
    public IReadOnlySet<uint> Tables => Entries.Where(e => e.IsTable).Select(e => e.Oid).ToHashSet();

    /// <summary>The dump id of the rows of each table, by the table's object id.</summary>
    public IReadOnlyDictionary<uint, int> TableData => Entries.Where(e => e.IsTableData).ToDictionary(e => e.Oid, e => e.DumpId);

    /// <summary>Reads the table of contents.</summary>
    /// <param name="tools">The tools to read with.</param>
    /// <param name="archive">Where the archive is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ToolFailedException">pg_restore does not understand it.</exception>
    public static async Task<ArchiveToc> ReadAsync(PostgresTools tools, ArchiveInput archive, CancellationToken cancellationToken)
    {
        var text = await archive.ReadTextAsync(new ToolCommand(tools.Restore, "--list"), cancellationToken);
        return new ArchiveToc([.. text.Split('\n').Select(line => EntryPattern().Match(line)).Where(m => m.Success).Select(m => new TocEntry(
            int.Parse(m.Groups["id"].ValueSpan, CultureInfo.InvariantCulture),
            uint.Parse(m.Groups["oid"].ValueSpan, CultureInfo.InvariantCulture),
            m.Groups["rest"].Value, m.Value))]);
    }

    /// <summary>The values that the archive sets sequences to: the truth about them, since sequences obey no snapshot.</summary>
    /// <param name="tools">The tools to read with.</param>
    /// <param name="archive">Where the archive is.</param>
    /// <param name="folder">An existing folder for a list file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<SequenceEntry>> ReadSequencesAsync(
        PostgresTools tools, ArchiveInput archive, string folder, CancellationToken cancellationToken)
    {
        var lines = Entries.Where(e => e.IsSequenceValue).Select(e => e.Line).ToList();
        if (lines.Count == 0)
            return [];
        var list = Path.Combine(folder, "sequences.list");
        await File.WriteAllLinesAsync(list, lines, cancellationToken);
        var script = await archive.ReadTextAsync(
            new ToolCommand(tools.Restore, "--file=-", $"--use-list={list}"), cancellationToken);
        File.Delete(list);
        return [.. SetValuePattern().Matches(script).Select(Sequence)
            .OrderBy(s => s.Schema, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }

    private static SequenceEntry Sequence(Match match)
    {
        var text = match.Groups["name"].Value.Replace("''", "'", StringComparison.Ordinal);
        if (match.Groups["e"].Success)
            text = text.Replace(@"\\", @"\", StringComparison.Ordinal);
        var (schema, name) = SqlName.ParseQualified(text)
            ?? throw new Errors.CorruptedException($"The archive sets a sequence whose name cannot be read: {text}");
        return new SequenceEntry(schema, name, long.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture),
            match.Groups["called"].Value == "true");
    }

    [GeneratedRegex(@"^(?<id>\d+); \d+ (?<oid>\d+) (?<rest>.*)$")]
    private static partial Regex EntryPattern();

    [GeneratedRegex(@"SELECT pg_catalog\.setval\( ?(?<e>E)?'(?<name>([^']|'')*)', (?<value>-?\d+), (?<called>true|false)\);", RegexOptions.Singleline)]
    private static partial Regex SetValuePattern();
}
