using System.Text;
using System.Text.RegularExpressions;
using PmoBackup.Errors;

namespace PmoBackup.Hosting;

/// <summary>What is appended to a local server's postgresql.conf.</summary>
internal static partial class ServerConfiguration
{
    public static string Text(LocalServerOptions options, ServerFolder folder)
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["unix_socket_directories"] = folder.Path,
            ["unix_socket_permissions"] = "0700",
            ["password_encryption"] = "scram-sha-256",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["cluster_name"] = "pmo-backup",
            ["ssl"] = options.Tls ? "on" : "off",
        };
        if (options.Tls)
        {
            settings["ssl_cert_file"] = folder.At(ServerCertificate.FileName);
            settings["ssl_key_file"] = folder.At(ServerCertificate.KeyFileName);
        }
        if (!options.Durable)
        {
            // Nothing is lost that was not going to be thrown away, and loading is several times as fast.
            foreach (var name in new[] { "fsync", "full_page_writes", "synchronous_commit", "autovacuum" })
                settings[name] = "off";
            settings["wal_level"] = "minimal";
            settings["max_wal_senders"] = "0";
            settings["checkpoint_timeout"] = "1h";
            settings["max_wal_size"] = "4GB";
        }
        foreach (var (name, value) in options.Settings)
            settings[name] = value;
        var text = new StringBuilder("\n");
        foreach (var (name, value) in settings)
            text.Append(name).Append(" = '").Append(Quote(name, value)).Append("'\n");
        return text.ToString();
    }

    private static string Quote(string name, string value)
    {
        if (!NamePattern().IsMatch(name) || value.AsSpan().IndexOfAny("\n\r\0") >= 0)
            throw new UsageException($"The server setting '{name}' cannot be written to postgresql.conf.");
        return value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.]*\z")]
    private static partial Regex NamePattern();
}
