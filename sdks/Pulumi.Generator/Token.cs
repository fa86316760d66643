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
        var place = parts[1].Split('/');
        if (parts.Length == 2)
            return new Token(parts[0], place.Length == 1 ? "" : place[0], Pascal(place[^1]));
        // The official package has a module for each file: "s3/bucket", "index/getRegion".
        return new Token(parts[0], place[0] == "index" ? "" : place[0], Pascal(parts[2]));
    }

    /// <summary>A name on the wire as C# writes it.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
