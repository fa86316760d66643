using System.Globalization;
using System.Text;

namespace PmoBackup.Bench;

/// <summary>Rows as COPY text, as like to those of a platform as generated text can be: words repeat, numbers and names do not.</summary>
/// <param name="seed">The same seed gives the same rows.</param>
public sealed class GeneratedRows(int seed)
{
    private const int PieceLength = 256 * 1024;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private static readonly DateTime s_first = new(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] s_statuses = ["draft", "active", "on_hold", "completed", "archived"];
    private static readonly string[] s_actions = ["project.updated", "task.created", "task.completed", "time.logged", "budget.changed", "comment.added"];

    private static readonly string[] s_words = (
        "the of and to in for with on after before because while until project client budget milestone delivery review sprint scope "
        + "change request approved rejected pending invoice payment contract supplier meeting minutes agenda risk issue mitigation "
        + "owner deadline postponed moved by two three weeks days hours estimate actual variance forecast report status green amber red "
        + "steering committee sponsor stakeholder decision action follow up team lead developer designer analyst tester release "
        + "deployment environment staging production incident outage recovery backup restore data migration schema index query slow "
        + "performance requirement acceptance criteria feedback workshop training documentation handover closed opened again waiting "
        + "blocked dependency external vendor licence renewal quarter annual planning resource allocation capacity holiday sick leave "
        + "Zürich München São Paulo office travel expense receipt reimbursed customer satisfaction survey score increased decreased").Split(' ');

    // What programs write into a platform's rows, and what people paste, comes again and again.
    private static readonly string[] s_sentences = MakeSentences(400);

    // An activity log repeats what it tells of: busy projects often, others seldom.
    private static readonly string[] s_projects = MakeSentences(2000);

    private readonly Random _random = new(seed);
    private readonly StringBuilder _rows = new(PieceLength);

    /// <summary>Whether there are enough rows to be worth sending.</summary>
    public bool IsPiece => _rows.Length >= PieceLength;

    /// <summary>Writes the rows so far, and forgets them.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SendAsync(TextWriter writer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var chunk in _rows.GetChunks())
            await writer.WriteAsync(chunk, cancellationToken);
        _rows.Clear();
    }

    /// <summary>Adds an account.</summary>
    /// <param name="id">Its key.</param>
    public void AddAccount(long id) => _rows.Append(Culture, $"{id}\t{1 + (id / 100_000)}\t{_random.Next(-5000, 5000)}\t\n");

    /// <summary>Adds an entry of an activity log.</summary>
    /// <param name="id">Its key.</param>
    public void AddActivity(long id)
    {
        var at = s_first.AddSeconds(id * 37).AddMilliseconds(_random.Next(1000));
        var project = Skewed(s_projects.Length, _random);
        _rows.Append(Culture, $"{id}\t{project + 1}\tuser{Skewed(900, _random)}@example.org\t{Pick(s_actions)}\t");
        for (var sentences = _random.Next(1, 4); sentences > 0; sentences--)
            AddSentence();
        _rows.Append(Culture, $$"""{{'\t'}}{"ip": "10.20.{{Skewed(8, _random)}}.{{Skewed(250, _random)}}",""");
        _rows.Append(Culture, $$""" "before": {"hours": {{_random.Next(400) / 4.0:0.00}}, "status": "{{Pick(s_statuses)}}"},""");
        _rows.Append(Culture, $$""" "after": {"hours": {{_random.Next(400) / 4.0:0.00}}, "status": "{{Pick(s_statuses)}}"},""");
        _rows.Append(Culture, $$""" "project": {"id": {{project + 1}}, "title": "{{s_projects[project]}}", "ownerId": {{project % 97}}},""");
        _rows.Append(Culture, $$""" "tags": ["{{Pick(s_words)}}", "{{Pick(s_words)}}"], "requestId": "{{_random.NextInt64():x16}}"}{{'\t'}}""");
        _rows.Append(Culture, $"{at:yyyy-MM-dd HH:mm:ss.fff}+00\t{(_random.Next(2) == 0 ? at : at.AddSeconds(_random.Next(100_000))):yyyy-MM-dd HH:mm:ss.fff}+00\n");
    }

    /// <summary>Adds a short record.</summary>
    /// <param name="id">Its key.</param>
    public void AddRecord(long id)
    {
        var at = s_first.AddSeconds(id * 61).AddMilliseconds(_random.Next(1000));
        _rows.Append(Culture, $"{id}\t{_random.Next(1, 5000)}\t");
        AddWords(3);
        _rows.Append(Culture, $"\t{Pick(s_words)}.{Pick(s_words)}@example.org\t{_random.Next(2000) * 25}.00\t{Pick(s_statuses)}\t");
        if (_random.Next(5) == 0)
            _rows.Append(@"\N");
        else
            AddSentence();
        _rows.Append(Culture, $"\t{at:yyyy-MM-dd HH:mm:ss.fff}+00\n");
    }

    private static string[] MakeSentences(int count)
    {
        var random = new Random(0);
        return [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(6, 16)).Select(_ => Pick(s_words, random))))];
    }

    private static string Pick(string[] from, Random random) => from[Skewed(from.Length, random)];

    // The first ones are the frequent ones, as in any language.
    private static int Skewed(int count, Random random)
    {
        var at = random.NextDouble();
        return (int)(count * at * at);
    }

    private string Pick(string[] from) => Pick(from, _random);

    private void AddSentence()
    {
        if (_random.Next(6) == 0)
            AddWords(_random.Next(6, 16));
        else
            _rows.Append(Pick(s_sentences));
        _rows.Append(Culture, $" {_random.Next(1, 500)}. ");
    }

    private void AddWords(int count)
    {
        for (var i = 0; i < count; i++)
            _rows.Append(i == 0 ? "" : " ").Append(Pick(s_words));
    }
}
