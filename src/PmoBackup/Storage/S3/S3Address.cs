using System.Text.RegularExpressions;
using PmoBackup.Errors;

namespace PmoBackup.Storage.S3;

/// <summary>Where a bucket is, and how it is used: <c>s3://bucket/prefix?name=value</c>.</summary>
public sealed partial record S3Address
{
    private const string Hint = "Write it as s3://bucket/prefix, for instance s3://acme-backups/pmo?region=eu-central-1.";

    /// <summary>The bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>What all keys of the store begin with, without a slash at its end; empty for none.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The service (<c>endpoint</c>). Default: AWS.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The region (<c>region</c>). Default: as the environment or the profile says.</summary>
    public string? Region { get; init; }

    /// <summary>The profile of the AWS configuration (<c>profile</c>). Default: the SDK's own chain: environment, web identity,
    /// default profile, role of the task or machine.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether the bucket stands in the path (<c>path-style</c>). Default: where there is an endpoint.</summary>
    public bool? PathStyle { get; init; }

    /// <summary>How objects are locked (<c>lock</c>: governance, compliance, default, off). Default: in the mode of the bucket's
    /// default retention.</summary>
    public LockMode Lock { get; init; }

    /// <summary>The KMS key to encrypt with (<c>kms-key</c>). Default: as the bucket says.</summary>
    public string? KmsKey { get; init; }

    /// <summary>What proves what was sent (<c>checksums</c>: crc32, md5). Default: crc32.</summary>
    public S3Checksums Checksums { get; init; }

    /// <summary>Whether the service is AWS itself.</summary>
    public bool IsAws => Endpoint?.Host.EndsWith(".amazonaws.com", StringComparison.Ordinal) != false;

    /// <summary>Reads an address.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <exception cref="UsageException">It is not the address of a bucket.</exception>
    public static S3Address Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Pattern().Match(text) is not { Success: true } match)
            throw new UsageException("The store's address does not name a bucket.", Hint);
        var prefix = Uri.UnescapeDataString(match.Groups["prefix"].Value).Trim('/');
        if (prefix.Length > 0 && !ObjectKey.IsValid(prefix))
            throw new UsageException("The store's address has a prefix that no object can have.", Hint);
        var address = new S3Address { Bucket = match.Groups["bucket"].Value, Prefix = prefix };
        var names = new HashSet<string>();
        foreach (var setting in match.Groups["settings"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = setting.IndexOf('=', StringComparison.Ordinal);
            var name = at < 0 ? setting : setting[..at];
            var value = at < 0 ? "" : Uri.UnescapeDataString(setting[(at + 1)..]);
            if (value.Length == 0 || !names.Add(name))
                throw new UsageException($"The store's address says '{name}' without a value, or twice.", Hint);
            address = address.With(name, value);
        }
        return address;
    }

    /// <summary>The bucket that a store's address names.</summary>
    /// <param name="url">Its scheme is <c>s3</c>.</param>
    public static S3Address Of(StoreUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return Parse(url.ToString());
    }

    /// <summary>Reads the address of a service.</summary>
    /// <param name="text">For instance <c>https://s3.example.org</c>.</param>
    /// <exception cref="UsageException">It is not one.</exception>
    public static Uri ParseEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
            ? uri
            : throw new UsageException("The S3 endpoint is not a URL of http or https.", "Write it as https://s3.example.org.");

    /// <summary>The store's address, its settings in a fixed order.</summary>
    public StoreUrl ToUrl()
    {
        (string Name, string? Value)[] settings =
        [
            ("endpoint", Endpoint?.ToString().TrimEnd('/')), ("region", Region), ("profile", Profile),
            ("path-style", PathStyle is { } style ? style ? "true" : "false" : null), ("lock", Lock == LockMode.AsBucket ? null : Word(Lock)),
            ("kms-key", KmsKey), ("checksums", Checksums == S3Checksums.Crc32 ? null : Word(Checksums)),
        ];
        var text = settings.Where(s => s.Value is not null)
            .Select(s => $"{s.Name}={Uri.EscapeDataString(s.Value!).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal)}");
        return new StoreUrl("s3", Prefix.Length == 0 ? Bucket : $"{Bucket}/{Prefix}", string.Join('&', text));
    }

    private S3Address With(string name, string value) => name switch
    {
        "endpoint" => this with { Endpoint = ParseEndpoint(value) },
        "region" => this with { Region = value },
        "profile" => this with { Profile = value },
        "path-style" => this with { PathStyle = bool.TryParse(value, out var style) ? style : throw Wrong(name, "true or false") },
        "lock" => this with { Lock = Enum.GetValues<LockMode>().Skip(1).Cast<LockMode?>().FirstOrDefault(m => Word(m!) == value) ?? throw Wrong(name, "governance, compliance, default or off") },
        "kms-key" => this with { KmsKey = value },
        "checksums" => this with { Checksums = Enum.GetValues<S3Checksums>().Cast<S3Checksums?>().FirstOrDefault(c => Word(c!) == value) ?? throw Wrong(name, "crc32 or md5") },
        _ => throw new UsageException($"The store's address has a setting '{name}' that is not known.",
            "There are endpoint, region, profile, path-style, lock, kms-key and checksums."),
    };

    private static UsageException Wrong(string name, string values) => new($"The store's address says '{name}' with a value that it cannot have.", $"It is {values}.");

    private static string Word(object value) => $"{value}".ToLowerInvariant();

    [GeneratedRegex(@"^(?i:s3)://(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/(?<prefix>[^?]*))?(\?(?<settings>.*))?$")]
    private static partial Regex Pattern();
}
