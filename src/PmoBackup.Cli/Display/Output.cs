using System.CommandLine;
using System.Text.Json;
using PmoBackup.Errors;

namespace PmoBackup.Cli.Display;

/// <summary>Results on standard output, talk on standard error.</summary>
internal sealed class Output
{
    private readonly App _app;
    private bool _hasResult;

    public Output(App app, ParseResult arguments)
    {
        _app = app;
        IsJson = arguments.GetValue(GlobalOptions.Json);
        IsQuiet = arguments.GetValue(GlobalOptions.Quiet);
        IsVerbose = arguments.GetValue(GlobalOptions.Verbose);
    }

    /// <summary>Whether the result is for a program.</summary>
    public bool IsJson { get; }

    /// <summary>Whether notes and progress are unwanted.</summary>
    public bool IsQuiet { get; }

    /// <summary>Whether details are wanted.</summary>
    public bool IsVerbose { get; }

    /// <summary>Where notes go instead while progress bars are drawn; null for standard error.</summary>
    public Action<string>? NotesRedirected { get; set; }

    /// <summary>Writes the command's result, once.</summary>
    /// <param name="document">What a program gets with <c>--json</c>.</param>
    /// <param name="writeText">Writes what a person gets.</param>
    public void WriteResult<T>(T document, Action<TextWriter> writeText)
    {
        _hasResult = true;
        try
        {
            if (IsJson)
                _app.Out.WriteLine(JsonSerializer.Serialize(document, JsonFormat.Options(_app.Terminal.OutputIsTerminal)));
            else
                writeText(_app.Out);
        }
        catch (IOException e)
        {
            throw new PmoException(ExitCode.Partial, $"The work is done, but its result cannot be printed: {e.Message}.", "Type the command's --json again elsewhere, or pmo-backup list.", e);
        }
    }

    /// <summary>Tells something worth knowing, unless <c>--quiet</c>.</summary>
    public void Note(string text)
    {
        if (!IsQuiet)
            (NotesRedirected ?? _app.Error.WriteLine)(text);
    }

    /// <summary>Tells what is wrong with a result, even with <c>--quiet</c>.</summary>
    public void Warn(string text) => (NotesRedirected ?? _app.Error.WriteLine)(text);

    /// <summary>Tells a detail, with <c>--verbose</c> only.</summary>
    public void Detail(string text)
    {
        if (IsVerbose)
            Note(text);
    }

    /// <summary>Tells how the command failed: always on standard error, with <c>--json</c> on standard output too.</summary>
    /// <param name="failure">What to tell.</param>
    /// <param name="exception">Its cause, shown with <c>--verbose</c>; null for none.</param>
    public void WriteFailure(Failure failure, Exception? exception)
    {
        failure = failure.Redacted();
        _app.Error.WriteLine($"{Coloured("31;1", "error:")} {failure.Message}");
        if (failure.Hint is not null)
            _app.Error.WriteLine($"{Coloured("36", "hint:")}  {failure.Hint}");
        if (IsVerbose && exception is not null and not OperationCanceledException)
            _app.Error.WriteLine(Redaction.Of(exception.ToString()));
        // One document at most: a result that is already out stays the only one.
        if (IsJson && !_hasResult)
            WriteResult(FailureDocument.Of(failure), _ => { });
    }

    private string Coloured(string code, string text) => _app.Terminal.UsesColour ? $"\e[{code}m{text}\e[0m" : text;
}
