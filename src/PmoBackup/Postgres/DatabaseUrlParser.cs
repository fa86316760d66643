using System.Globalization;
using System.Text.RegularExpressions;
using PmoBackup.Errors;

namespace PmoBackup.Postgres;

/// <summary>libpq's two forms of a connection string, and its environment variables.</summary>
internal static partial class DatabaseUrlParser
{
    private const string Hint = "Write it as postgres://user:password@host:5432/database?sslmode=require.";

    private static readonly string[] s_sslModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    // Accepted and left to their defaults: they change how libpq connects, not to what.
    private static readonly string[] s_ignored =
        ["application_name", "channel_binding", "client_encoding", "fallback_application_name", "gssencmode",
         "keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count", "target_session_attrs"];

    public static DatabaseUrl Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new UsageException("The database URL is empty.", Hint);
        return Make(text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase) ? FromUrl(text) : FromKeywords(text));
    }

    public static DatabaseUrl FromEnvironment(Func<string, string?> variable)
    {
        if (variable("DATABASE_URL") is { Length: > 0 } url)
            return Parse(url);
        if (variable("PGSERVICE") is { Length: > 0 })
            throw new UsageException("PGSERVICE is set, and service files are not read.", "Set DATABASE_URL or PGHOST and PGDATABASE.");
        var values = new Dictionary<string, string>();
        foreach (var (name, keyword) in new[]
        {
            ("PGHOST", "host"), ("PGHOSTADDR", "hostaddr"), ("PGPORT", "port"), ("PGUSER", "user"), ("PGDATABASE", "dbname"),
            ("PGPASSWORD", "password"), ("PGPASSFILE", "passfile"), ("PGSSLMODE", "sslmode"), ("PGSSLROOTCERT", "sslrootcert"),
            ("PGCONNECT_TIMEOUT", "connect_timeout"),
        })
        {
            if (variable(name) is { Length: > 0 } value)
                values[keyword] = value;
        }
        if (!values.ContainsKey("host") && !values.ContainsKey("hostaddr") && !values.ContainsKey("dbname"))
            throw new UsageException("No database is named: neither DATABASE_URL nor PGHOST nor PGDATABASE is set.",
                "Set DATABASE_URL, for instance: export DATABASE_URL=postgres://user:password@host:5432/database");
        return Make(values);
    }

    private static DatabaseUrl Make(Dictionary<string, string> values)
    {
        string? Take(string key) => values.Remove(key, out var value) && value.Length > 0 ? value : null;
        foreach (var key in s_ignored)
            values.Remove(key);
        if (values.ContainsKey("host") && values.ContainsKey("hostaddr"))
            throw new UsageException("The database is named by host and by hostaddr at once.", "Name it by one of them: the one to connect to.");
        var host = Take("host") ?? Take("hostaddr") ?? "localhost";
        if (host.Contains(',', StringComparison.Ordinal))
            throw new UsageException("The database URL names several hosts; a backup needs to know which one it reads.", "Name one host.");
        var user = Take("user") ?? Environment.UserName;
        var sslMode = Take("sslmode") ?? "prefer";
        if (!s_sslModes.Contains(sslMode))
            throw new UsageException($"The sslmode '{sslMode}' is not one of {string.Join(", ", s_sslModes)}.");
        var made = new DatabaseUrl
        {
            Host = host,
            Port = Number(Take("port"), "port", 5432, 65535),
            User = user,
            Database = Take("dbname") ?? user,
            Password = Take("password"),
            PasswordFile = Take("passfile"),
            SslMode = sslMode,
            SslRootCertificate = Take("sslrootcert"),
            ConnectTimeout = TimeSpan.FromSeconds(Number(Take("connect_timeout"), "connect_timeout", 15, 1024)),
        };
        return values.Count == 0 ? made : throw new UsageException(
            $"The database URL has a parameter that is not understood: {string.Join(", ", values.Keys.Order(StringComparer.Ordinal))}.", Hint);
    }

    private static int Number(string? text, string name, int otherwise, int maximum) => text is null ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= maximum
            ? number
            : throw new UsageException($"The {name} of the database URL is not a number from 1 to {maximum}.", Hint);

    private static Dictionary<string, string> FromUrl(string text)
    {
        var match = UrlPattern().Match(text);
        if (!match.Success)
            throw new UsageException("The database URL cannot be understood.", Hint);
        var values = new Dictionary<string, string>();
        foreach (var (group, key) in new[] { ("user", "user"), ("password", "password"), ("host", "host"), ("port", "port"), ("db", "dbname") })
        {
            if (match.Groups[group] is { Success: true, Length: > 0 } found)
                values[key] = Unescape(found.Value.Trim('[', ']'));
        }
        foreach (var pair in match.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new UsageException("The query of the database URL is not made of name=value pairs.", Hint);
            values[Unescape(pair[..equals])] = Unescape(pair[(equals + 1)..]);
        }
        return values;
    }

    private static string Unescape(string text)
    {
        var plain = Uri.UnescapeDataString(text);
        return plain.Contains('\0', StringComparison.Ordinal) ? throw new UsageException("The database URL holds a zero byte.", Hint) : plain;
    }

    private static Dictionary<string, string> FromKeywords(string text)
    {
        var matches = KeywordPattern().Matches(text);
        if (matches.Count == 0 || matches.Sum(m => m.Length) != text.Length)
            throw new UsageException("The database URL cannot be understood.", Hint);
        return matches.GroupBy(m => m.Groups["key"].Value).ToDictionary(
            g => g.Key,
            g => g.Last().Groups["quoted"] is { Success: true } quoted ? Unquote(quoted.Value) : Unquote(g.Last().Groups["plain"].Value));
    }

    private static string Unquote(string text) => Regex.Replace(text, @"\\(.)", "$1", RegexOptions.Singleline);

    [GeneratedRegex(@"^postgres(ql)?://((?<user>[^:@/?#]*)(:(?<password>[^@/?#]*))?@)?(?<host>\[[0-9a-fA-F:.%]+\]|[^:@/?#\[\]]*)(:(?<port>[0-9]*))?(/(?<db>[^?#/]*))?(\?(?<query>[^#]*))?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex UrlPattern();

    [GeneratedRegex(@"\s*(?<key>[a-z_]+)\s*=\s*('(?<quoted>([^'\\]|\\.)*)'|(?<plain>([^\s'\\]|\\.)*))\s*", RegexOptions.Singleline)]
    private static partial Regex KeywordPattern();
}
