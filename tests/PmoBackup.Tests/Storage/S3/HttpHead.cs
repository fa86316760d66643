using System.Globalization;

namespace PmoBackup.Tests.Storage.S3;

/// <summary>The head of a request or an answer.</summary>
internal sealed record HttpHead(string Text)
{
    public string FirstLine => Text[..Text.IndexOf("\r\n", StringComparison.Ordinal)];

    public long Length => long.Parse(Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);

    public bool IsChunked => Header("Transfer-Encoding") is not null;

    public string? Header(string name) => Lines.FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    public string Without(string name) => string.Join("\r\n", Lines.Where(l => !l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)));

    public string WithLength(long length) => string.Join("\r\n", Lines.Select(
        l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}") : l));

    private string[] Lines => Text.Split("\r\n");
}
