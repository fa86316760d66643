using System.Globalization;
using System.IO.Compression;
using PmoBackup.Errors;

namespace PmoBackup.Postgres;

/// <summary>The files of pg_dump's directory format: what each is called and how its content is read.</summary>
public static class ArchiveRows
{
    // Without this, .NET takes a gzip file that was cut short for one that ended.
    static ArchiveRows() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>The ending of pg_dump's files for a compression.</summary>
    /// <param name="compression">For instance <c>gzip:1</c>, <c>zstd:1</c> or <c>none</c>.</param>
    public static string Ending(string compression)
    {
        ArgumentNullException.ThrowIfNull(compression);
        return compression.Split(':')[0] switch
        {
            "gzip" => ".gz",
            "zstd" => ".zst",
            "none" => "",
            _ => throw new UsageException($"The compression '{compression}' is not known.", "Use none, gzip:1 to gzip:9 or zstd:1 to zstd:19."),
        };
    }

    /// <summary>The object id of a large object's file; null for any other file.</summary>
    /// <param name="fileName">A file name of the archive, for instance <c>blob_16402.dat.gz</c>.</param>
    public static uint? LargeObject(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return fileName.StartsWith("blob_", StringComparison.Ordinal)
            && uint.TryParse(fileName["blob_".Length..].Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var oid) ? oid : null;
    }

    /// <summary>Whether a file holds rows of a table.</summary>
    /// <param name="fileName">A file name of the archive, for instance <c>3454.dat.gz</c>.</param>
    public static bool IsTableData(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return fileName.Length > 0 && char.IsAsciiDigit(fileName[0]) && fileName.Contains(".dat", StringComparison.Ordinal);
    }

    /// <summary>Opens the content of a file for reading.</summary>
    /// <param name="fileName">Its name, whose ending tells the compression.</param>
    /// <param name="content">Its bytes as stored.</param>
    public static Stream Decompress(string fileName, Stream content) => Path.GetExtension(fileName) switch
    {
        ".gz" => new GZipStream(content, CompressionMode.Decompress),
        ".zst" => new ZstdStream(content),
        _ => content,
    };
}
