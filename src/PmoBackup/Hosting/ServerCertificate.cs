using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PmoBackup.Hosting;

/// <summary>A certificate that lives as long as a local server does.</summary>
internal static class ServerCertificate
{
    public const string FileName = "server.crt";
    public const string KeyFileName = "server.key";

    // It dies with its folder, and a clock that is wrong must not stop a rehearsal.
    private static readonly DateTimeOffset s_from = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_until = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);

    public static void Write(ServerFolder folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        // It vouches for itself, so that clients can check it with the file beside it.
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var certificate = request.CreateSelfSigned(s_from, s_until);
        folder.WriteSecret(FileName, certificate.ExportCertificatePem());
        folder.WriteSecret(KeyFileName, key.ExportPkcs8PrivateKeyPem());
    }
}
