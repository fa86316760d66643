using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Catalog;

/// <summary>The bytes of a manifest: written with its own digest inside, and refused when they are not what was written.</summary>
public static class ManifestDocument
{
    private const string DigestMember = "sha256";

    /// <summary>The manifest as it is stored.</summary>
    /// <param name="manifest">Its digest is filled in here.</param>
    public static byte[] Write(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var document = JsonNode.Parse(CanonicalJson.Write(manifest))!.AsObject();
        document[DigestMember] = DigestOf(document);
        return CanonicalJson.Write(document);
    }

    /// <summary>Reads a manifest and checks it: format version, digest, address, and that its files stay in its own folder.</summary>
    /// <param name="json">The stored bytes.</param>
    /// <param name="address">Where they were found.</param>
    /// <exception cref="CorruptedException">It is not the manifest that was written there.</exception>
    /// <exception cref="RefusedException">It has a format version that this program does not know.</exception>
    public static Manifest Read(byte[] json, BackupAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            var document = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new JsonException("not an object");
            RefuseUnknownVersion(document, address);
            if (!CanonicalJson.Write(document).AsSpan().SequenceEqual(json))
                throw Damaged(address, "it is not in canonical form");
            if ((string?)document[DigestMember] != DigestOf(document))
                throw Damaged(address, "its digest does not fit its content");
            var manifest = CanonicalJson.Read<Manifest>(json);
            return Problem(manifest, address) is { } problem ? throw Damaged(address, problem) : manifest;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Damaged(address, "it is not JSON of the expected form", e);
        }
    }

    private static string? Problem(Manifest manifest, BackupAddress address)
    {
        if (new BackupAddress(manifest.Class, manifest.Database, manifest.Id) != address)
            return $"it belongs to backup {manifest.Id} of {manifest.Database} ({manifest.Class})";
        if (manifest.Files.Count == 0 || manifest.Files.Any(f => f is null || f.SizeBytes < 0 || f.Sha256.Length != 64))
            return "its list of files is not one";
        if (manifest.Files.Any(f => !ObjectKey.IsValid(f.Path) || f.Path.Split('/')[0] == KeyLayout.ManifestName))
            return "it names a file outside of its own folder";
        return manifest.Files.Select(f => f.Path).Distinct().Count() == manifest.Files.Count ? null : "it names a file twice";
    }

    private static void RefuseUnknownVersion(JsonObject document, BackupAddress address)
    {
        if (document["formatVersion"] is not JsonValue value || !value.TryGetValue<int>(out var version))
            throw new JsonException("no format version");
        if (version != Manifest.CurrentFormatVersion)
            throw new RefusedException($"The manifest of backup {address.Id} has format version {version}; this program reads version {Manifest.CurrentFormatVersion}.",
                "Use the version of pmo-backup that wrote it, or a newer one.");
    }

    private static string DigestOf(JsonObject document)
    {
        var rest = document.DeepClone().AsObject();
        rest.Remove(DigestMember);
        return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(rest)));
    }

    private static CorruptedException Damaged(BackupAddress address, string why, Exception? inner = null) => new(
        $"The manifest of backup {address.Id} ({address.Class}, {address.Database}) is damaged: {why}.",
        "Nothing was touched. Type 'pmo-backup list' and use another backup.", inner);
}
