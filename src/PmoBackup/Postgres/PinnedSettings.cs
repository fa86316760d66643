namespace PmoBackup.Postgres;

/// <summary>The server settings under which rows are written as text. Dump and comparison must agree on each of them.</summary>
/// <remarks>pg_dump pins only some of these itself. The time-outs are off because a backup waits for nobody but itself.</remarks>
public static class PinnedSettings
{
    private static readonly (string Name, string Value)[] s_values =
    [
        ("TimeZone", "UTC"),
        ("DateStyle", "ISO"),
        ("IntervalStyle", "postgres"),
        ("extra_float_digits", "3"),
        ("bytea_output", "hex"),
        ("lc_monetary", "C"),
        ("xmlbinary", "base64"),
        ("row_security", "off"),
        ("quote_all_identifiers", "off"),
        ("statement_timeout", "0"),
        ("lock_timeout", "0"),
        ("idle_in_transaction_session_timeout", "0"),
        ("idle_session_timeout", "0"),
        ("default_transaction_read_only", "off"),
        ("search_path", ""),
    ];

    /// <summary>The settings in the form of <c>PGOPTIONS</c>.</summary>
    public static string Options { get; } = string.Join(' ', s_values.Select(s => $"-c {s.Name}={s.Value}"));
}
