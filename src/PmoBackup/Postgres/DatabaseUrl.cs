using Npgsql;
using PmoBackup.Errors;

namespace PmoBackup.Postgres;

/// <summary>The one type for a connection string. Its text form has no password in it.</summary>
public sealed record DatabaseUrl
{
    private static readonly string[] s_authorities =
    [
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".postgresql", "root.crt"),
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
    ];

    /// <summary>A host name, an address, or the folder of a Unix socket. Default: localhost.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>The TCP port, 1 to 65535. Default: 5432.</summary>
    public int Port { get; init; } = 5432;

    /// <summary>The role that connects.</summary>
    public required string User { get; init; }

    /// <summary>The database. Default, as in libpq: named like the role.</summary>
    public required string Database { get; init; }

    /// <summary>libpq's <c>sslmode</c>: disable, allow, prefer (default), require, verify-ca or verify-full.</summary>
    public string SslMode { get; init; } = "prefer";

    /// <summary>The file of trusted certificate authorities; null for the system's.</summary>
    public string? SslRootCertificate { get; init; }

    /// <summary>A password file in libpq's format; null for <c>~/.pgpass</c>.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>How long connecting may take, at least one second. Default: 15 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The password; null to use a password file or none.</summary>
    internal string? Password { get; init; }

    /// <summary>Reads <c>postgres://user:password@host:port/database?sslmode=…</c> or <c>host=… dbname=…</c>.</summary>
    /// <param name="text">Either of libpq's two forms.</param>
    /// <exception cref="UsageException">It is neither, or has a parameter that is not understood. The text, which may hold a
    /// password, is not repeated in the message.</exception>
    public static DatabaseUrl Parse(string text) => DatabaseUrlParser.Parse(text);

    /// <summary>Takes <c>DATABASE_URL</c>, or libpq's own variables (<c>PGHOST</c>, <c>PGDATABASE</c>, …).</summary>
    /// <param name="variable">Looks up an environment variable; null where it is not set.</param>
    /// <exception cref="UsageException">None is set, or one cannot be understood.</exception>
    public static DatabaseUrl FromEnvironment(Func<string, string?> variable) => DatabaseUrlParser.FromEnvironment(variable);

    /// <summary>The same server, role and password, another database.</summary>
    /// <param name="database">The other database.</param>
    public DatabaseUrl WithDatabase(string database) => this with { Database = database };

    /// <summary>The same server and database, another role.</summary>
    /// <param name="user">The role.</param>
    /// <param name="password">Its password; null for none.</param>
    public DatabaseUrl WithUser(string user, string? password) => this with { User = user, Password = password };

    /// <summary>The same with the password of <c>PGPASSWORD</c>, where the URL itself has none; as libpq does.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    public DatabaseUrl WithEnvironmentPassword(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return Password is null && variable("PGPASSWORD") is { Length: > 0 } password ? this with { Password = password } : this;
    }

    /// <summary>Whether a password was given, not what it is.</summary>
    public bool HasPassword => Password is not null;

    /// <summary>What Npgsql needs. Holds the password: never print it.</summary>
    /// <param name="applicationName">Shown in <c>pg_stat_activity</c>.</param>
    /// <param name="options">Server settings in the form of <c>PGOPTIONS</c>.</param>
    internal NpgsqlConnectionStringBuilder ToNpgsql(string applicationName, string options) => new()
    {
        Host = Host,
        Port = Port,
        Username = User,
        Database = Database,
        Password = Password,
        Passfile = PasswordFile,
        SslMode = SslMode switch
        {
            "disable" => Npgsql.SslMode.Disable,
            "allow" => Npgsql.SslMode.Allow,
            "require" => Npgsql.SslMode.Require,
            "verify-ca" => Npgsql.SslMode.VerifyCA,
            "verify-full" => Npgsql.SslMode.VerifyFull,
            _ => Npgsql.SslMode.Prefer,
        },
        RootCertificate = SslRootCertificate,
        Timeout = (int)Math.Clamp(ConnectTimeout.TotalSeconds, 1, 1024),
        CommandTimeout = 0,
        // A session that holds locks is silent for hours; what lies between must not take it for dead.
        TcpKeepAlive = !Host.StartsWith('/'),
        TcpKeepAliveTime = Host.StartsWith('/') ? 0 : 30,
        TcpKeepAliveInterval = Host.StartsWith('/') ? 0 : 10,
        Pooling = false,
        ApplicationName = applicationName,
        Options = options,
        IncludeErrorDetail = false,
    };

    /// <summary>libpq's variables for a child process; every other <c>PG…</c> variable is removed from what it inherits.</summary>
    /// <param name="applicationName">Shown in <c>pg_stat_activity</c>.</param>
    /// <param name="options">The value of <c>PGOPTIONS</c>.</param>
    internal IReadOnlyDictionary<string, string?> ToLibpqEnvironment(string applicationName, string options)
    {
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("PG", StringComparison.Ordinal) || name is "DATABASE_URL")
            .ToDictionary(name => name, _ => (string?)null);
        variables["PGHOST"] = Host;
        variables["PGPORT"] = Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        variables["PGUSER"] = User;
        variables["PGDATABASE"] = Database;
        variables["PGPASSWORD"] = Password;
        variables["PGPASSFILE"] = PasswordFile;
        variables["PGSSLMODE"] = SslMode;
        variables["PGSSLROOTCERT"] = SslRootCertificate ?? (SslMode.StartsWith("verify", StringComparison.Ordinal) ? SystemAuthorities() : null);
        variables["PGCONNECT_TIMEOUT"] = ((int)ConnectTimeout.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        variables["PGAPPNAME"] = applicationName;
        variables["PGOPTIONS"] = options;
        variables["LC_ALL"] = "C";
        return variables;
    }

    // Npgsql trusts the system's authorities by itself; libpq looks for a file of the user's, unless it is told where they are.
    private static string? SystemAuthorities() => s_authorities.FirstOrDefault(File.Exists);

    /// <summary>The address without its password.</summary>
    public override string ToString() =>
        $"{User}@{Host}:{Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}/{Database}";
}
