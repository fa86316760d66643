using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Amazon.S3;
using Amazon.S3.Model;

namespace PmoBackup.Tests;

/// <summary>One real S3 for all tests of this assembly: started by the first that asks, stopped after the last test. A day of its
/// lifecycle rules lasts a second.</summary>
public static class SharedS3
{
    /// <summary>How long a day of a lifecycle rule lasts.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromSeconds(1);

    private static readonly SemaphoreSlim s_gate = new(1);
    private static readonly string s_folder = Path.Combine(Path.GetTempPath(), $"pmo-s3-{Guid.NewGuid():n}");
    private static Dictionary<string, string>? s_environment;

    private static string Script => Path.Combine(Root, "eng", "s3-server.sh");

    private static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Where it is.</summary>
    public static async Task<Uri> GetAsync() => new((await StartAsync())["AWS_ENDPOINT_URL"]);

    /// <summary>The SDK itself, as the owner of all buckets, for what a test arranges and looks at.</summary>
    public static async Task<AmazonS3Client> ClientAsync()
    {
        var environment = await StartAsync();
        return new AmazonS3Client(environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"], new AmazonS3Config
        {
            ServiceURL = environment["AWS_ENDPOINT_URL"],
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
            RequestChecksumCalculation = Amazon.Runtime.RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = Amazon.Runtime.ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    /// <summary>Makes a bucket.</summary>
    /// <param name="locked">Whether with versions and Object Lock.</param>
    /// <returns>Its name.</returns>
    public static async Task<string> MakeBucketAsync(bool locked = false)
    {
        using var client = await ClientAsync();
        var name = $"t-{Guid.NewGuid():n}";
        await client.PutBucketAsync(new PutBucketRequest { BucketName = name, ObjectLockEnabledForBucket = locked });
        return name;
    }

    public static async Task StopAsync()
    {
        if (s_environment is not null)
            await RunAsync("stop", s_folder);
    }

    private static async Task<Dictionary<string, string>> StartAsync()
    {
        await s_gate.WaitAsync();
        try
        {
            if (s_environment is not null)
                return s_environment;
            var output = await RunAsync("start", s_folder, $"{FreePort()}", $"{Day.TotalSeconds}");
            var environment = output.Split('\n').Select(l => l.Split('=', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1]);
            // The stores under test find their keys as the AWS SDK does: in a profile.
            var credentials = Path.Combine(s_folder, "credentials");
            await File.WriteAllTextAsync(credentials, $"""
                [writer]
                aws_access_key_id = {environment["AWS_ACCESS_KEY_ID"]}
                aws_secret_access_key = {environment["AWS_SECRET_ACCESS_KEY"]}
                [other]
                aws_access_key_id = {environment["OTHER_ACCESS_KEY_ID"]}
                aws_secret_access_key = {environment["OTHER_SECRET_ACCESS_KEY"]}
                [unknown]
                aws_access_key_id = NOBODYHASTHISKEY0001
                aws_secret_access_key = {environment["AWS_SECRET_ACCESS_KEY"]}
                [wrong]
                aws_access_key_id = {environment["AWS_ACCESS_KEY_ID"]}
                aws_secret_access_key = {environment["OTHER_SECRET_ACCESS_KEY"]}

                """);
            Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", credentials);
            return s_environment = environment;
        }
        finally
        {
            s_gate.Release();
        }
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Script, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{Script} ended with {process.ExitCode}: {await error}");
    }

    // The server takes a row of ports from here on, all below those that the system gives to clients.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(200, 320) * 100;
            if (Enumerable.Range(port, 20).All(IsFree))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "PmoBackupInfra.sln"))
        ? folder : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository."));
}
