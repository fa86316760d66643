using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using PmoBackup.Errors;
using PmoBackup.Postgres;
using PmoBackup.Tools;

namespace PmoBackup.Hosting;

/// <summary>A private, throw-away PostgreSQL server on this machine, reachable over loopback and a Unix socket only. It runs in
/// a session of its own, so that an interrupt at the terminal does not reach it before its owner has finished with it.</summary>
public sealed class LocalServer : IAsyncDisposable
{
    private const string SuperUser = "postgres";
    private const string PasswordFile = "password";
    private const int PortAttempts = 5;
    private const int LogTailLength = 4_000;

    private readonly LocalServerOptions _options;
    private readonly ServerFolder _folder;
    private readonly string _password = RandomNumberGenerator.GetHexString(40, lowercase: true);
    private bool _isLetGo;

    private LocalServer(LocalServerOptions options, ServerFolder folder) => (_options, _folder) = (options, folder);

    /// <summary>The folder that holds everything of this server: data, log, certificate, socket.</summary>
    public string Folder => _folder.Path;

    /// <summary>The TCP port on 127.0.0.1, 1024 to 65535.</summary>
    public int Port { get; private set; }

    /// <summary>The folder of its Unix socket.</summary>
    public string SocketFolder => _folder.Path;

    /// <summary>Makes and starts a server, after removing what killed processes have left of theirs.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="cancellationToken">Ends the start; no process and no folder is left.</param>
    /// <exception cref="UsageException">An option cannot work.</exception>
    /// <exception cref="MissingToolException">A program is not installed.</exception>
    /// <exception cref="ToolFailedException">The server could not be made or started; carries the end of its log.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<LocalServer> StartAsync(LocalServerOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        var user = ServerUser.Choose();
        var server = new LocalServer(options, ServerFolder.Create(options.ParentFolder, user));
        try
        {
            await ServerFolder.SweepAsync(options.ParentFolder, user);
            await server.InitializeAsync(cancellationToken);
            await server.LaunchAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>How its superuser connects over TCP, with TLS where the server has it.</summary>
    /// <param name="database">The database.</param>
    public DatabaseUrl Url(string database = "postgres") => new()
    {
        Host = "127.0.0.1",
        Port = Port,
        User = SuperUser,
        Database = database,
        Password = _password,
        SslMode = _options.Tls ? "verify-ca" : "disable",
        SslRootCertificate = _options.Tls ? _folder.At(ServerCertificate.FileName) : null,
    };

    /// <summary>How its superuser connects over the Unix socket.</summary>
    /// <param name="database">The database.</param>
    public DatabaseUrl SocketUrl(string database) =>
        Url(database) with { Host = SocketFolder, SslMode = "disable", SslRootCertificate = null };

    /// <summary>Lets the server outlive this program: disposing and later sweeps leave it alone.</summary>
    /// <returns>How to reach and how to stop it.</returns>
    /// <exception cref="InvalidOperationException">It was kept or disposed before.</exception>
    public KeptServer Keep()
    {
        if (_isLetGo)
            throw new InvalidOperationException("The server was kept or disposed before.");
        _isLetGo = true;
        _folder.WriteSecret("pgpass", string.Create(CultureInfo.InvariantCulture, $"*:{Port}:*:{SuperUser}:{_password}\n"));
        File.Delete(_folder.At(ServerOwner.FileName));
        var stop = _folder.User.Command(Program("pg_ctl"), "stop", "-m", "immediate", "-D", _folder.Data);
        var quoted = new[] { stop.Executable }.Concat(stop.Arguments)
            .Select(word => word.Contains(' ', StringComparison.Ordinal) ? $"'{word}'" : word);
        return new KeptServer(_folder.At("pgpass"), $"{string.Join(' ', quoted)} && rm -r '{Folder}'");
    }

    /// <summary>Stops the server and deletes its folder. May be called more than once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isLetGo)
            return;
        _isLetGo = true;
        await (_options.Durable
            ? _folder.StopAndDeleteAsync(ServerProcesses.FastShutdown, TimeSpan.FromSeconds(60))
            : _folder.StopAndDeleteAsync(ServerProcesses.ImmediateShutdown, TimeSpan.FromSeconds(10)));
    }

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        var configuration = ServerConfiguration.Text(_options, _folder);
        _folder.WriteSecret(PasswordFile, _password);
        await RunAsync("initdb", cancellationToken,
            "-D", _folder.Data, "-U", SuperUser, "-E", _options.Encoding, "--locale", _options.Locale ?? ServerLocale.Default(_options.Encoding),
            "--lc-messages", "C", "--auth-host", "scram-sha-256", "--auth-local", "scram-sha-256", "--pwfile", _folder.At(PasswordFile),
            _options.Durable ? "--no-instructions" : "--no-sync");
        File.Delete(_folder.At(PasswordFile));
        if (_options.Tls)
            ServerCertificate.Write(_folder);
        await File.AppendAllTextAsync(Path.Combine(_folder.Data, "postgresql.conf"), configuration, cancellationToken);
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            Port = FreePort();
            try
            {
                await RunAsync("pg_ctl", cancellationToken, "start", "-w", "-t", "60", "-D", _folder.Data, "-l", _folder.Log,
                    "-o", "-p " + Port.ToString(CultureInfo.InvariantCulture));
                return;
            }
            catch (ToolFailedException e)
            {
                var log = LogTail();
                // Between our looking and the server's binding, the port was free for everybody.
                if (attempt < PortAttempts && log.Contains("Address already in use", StringComparison.Ordinal))
                    File.Delete(_folder.Log);
                else
                    throw new ToolFailedException("The local server", e.ToolExitCode, log.Length > 0 ? log : e.ErrorTail);
            }
        }
    }

    private async Task RunAsync(string program, CancellationToken cancellationToken, params IReadOnlyList<string> arguments)
    {
        try
        {
            await ToolRunner.ReadAsync(_folder.User.Command(Program(program), arguments), cancellationToken);
        }
        catch (ToolFailedException e)
        {
            throw new ToolFailedException(program, e.ToolExitCode, e.ErrorTail);
        }
    }

    private string Program(string name) => Path.GetFullPath(Path.Combine(_options.BinFolder, name));

    private string LogTail()
    {
        var log = File.Exists(_folder.Log) ? File.ReadAllText(_folder.Log).Trim() : "";
        return log.Length > LogTailLength ? log[^LogTailLength..] : log;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
