namespace PmoBackup.Restore;

/// <summary>What pg_restore complained about, sorted into what does not matter and what does.</summary>
/// <param name="keptSchemas">Schemas that emptying the target left in place.</param>
public sealed class RestoreMessages(IReadOnlyCollection<string> keptSchemas)
{
    private const string Prefix = "pg_restore: error: ";

    // Each of these is about something that a role without superuser rights may not change and that is right already,
    // or a setting that an older server does not know and does not need.
    private static readonly (string Words, string Reason)[] s_harmless =
    [
        ("schema \"public\" already exists", "every new database has it"),
        ("must be owner of schema public", "only a comment on the schema public was left out"),
        ("must be owner of extension", "only a comment on an extension was left out"),
        ("unrecognized configuration parameter \"transaction_timeout\"", "the server is older than pg_restore"),
        ("unrecognized configuration parameter \"idle_session_timeout\"", "the server is older than pg_restore"),
    ];

    private readonly List<string> _errors = [];
    private readonly List<string> _harmless = [];

    /// <summary>Errors that matter, the server's words.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_errors)
                return [.. _errors];
        }
    }

    /// <summary>Errors that do not matter, each with its reason.</summary>
    public IReadOnlyList<string> Harmless
    {
        get
        {
            lock (_errors)
                return [.. _harmless.Distinct()];
        }
    }

    /// <summary>Takes one line of pg_restore's standard error.</summary>
    /// <param name="line">The line.</param>
    public void Add(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        // The names of objects and the statements that it repeats may hold any words.
        if (!line.StartsWith(Prefix, StringComparison.Ordinal))
            return;
        var message = line[Prefix.Length..].Replace("could not execute query: ERROR:  ", "", StringComparison.Ordinal);
        var known = s_harmless.Concat(keptSchemas.Select(s => (Words: $"schema \"{s}\" already exists", Reason: "it holds an extension of another role and was left in place")))
            .FirstOrDefault(h => message.Contains(h.Words, StringComparison.Ordinal));
        lock (_errors)
        {
            if (known.Words is null)
                _errors.Add(message);
            else
                _harmless.Add($"{message} ({known.Reason})");
        }
    }

    /// <summary>What to do about the errors; null where the words speak for themselves.</summary>
    public string? Hint => Errors switch
    {
        var e when Any(e, "is not available") || Any(e, "extension control file") => "Install the extension's package on the target server.",
        var e when Any(e, "permission denied to create extension") => "Let an administrator of the target create the extension first, or restore as a role that may.",
        var e when Any(e, "out of shared memory") => "Raise max_locks_per_transaction on the target server.",
        var e when Any(e, "No space left on device") || Any(e, "could not extend file") => "The target server's disk is full: make room and run the command again.",
        _ => null,
    };

    private static bool Any(IReadOnlyList<string> errors, string words) => errors.Any(e => e.Contains(words, StringComparison.Ordinal));
}
