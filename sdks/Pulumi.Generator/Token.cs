namespace Pulumi.Generator;

/// <summary>
/// A name in the contract, taken apart: <c>aws:s3/bucket:Bucket</c> and <c>aws:s3/BucketGrant</c> are both of module <c>s3</c>.
/// </summary>
public sealed record Token(string Package, string Module, string Name)
{
    private const string ProviderPrefix = "pulumi:providers:";

    /// <summary>Whether it is a provider.</summary>
    public static bool IsProvider(string text) => text.StartsWith(ProviderPrefix, StringComparison.Ordinal);

    /// <summary>Takes a resource's, function's, type's or enum's name apart. The name comes in Pascal case.</summary>
    public static Token Parse(string text)
    {
        if (IsProvider(text))
            return new Token(text[ProviderPrefix.Length..], "", "Provider");
        var parts = text.Split(':');
        // A resource's or function's module names the file in the official package too: "s3/bucket", "index/getRegion".
        var slash = parts[1].LastIndexOf('/');
        return parts.Length == 3
            ? new Token(parts[0], (slash < 0 ? parts[1] : parts[1][..slash]) is var module && module == "index" ? "" : module, Pascal(parts[2]))
            : new Token(parts[0], slash < 0 ? "" : parts[1][..slash], Pascal(parts[1][(slash + 1)..]));
    }

    /// <summary>A name on the wire as C# writes it.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
