using System.Net;
using Amazon.Runtime;
using PmoBackup.Errors;
using Polly.Timeout;

namespace PmoBackup.Storage.S3;

/// <summary>What the errors of a bucket's service mean to somebody who keeps backups there.</summary>
internal static class S3Failure
{
    /// <summary>Whether this comes from the SDK or from the way to the service.</summary>
    public static bool IsKnown(Exception e) =>
        e is AmazonClientException or AmazonServiceException or TimeoutRejectedException || IsTransport(e);

    /// <summary>Whether the same request may succeed a moment later.</summary>
    public static bool IsTransient(Exception e) => e switch
    {
        TimeoutRejectedException => true,
        AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests } => true,
        AmazonServiceException { ErrorCode: "SlowDown" or "InternalError" or "RequestTimeout" or "OperationAborted" or "ConditionalRequestConflict" } => true,
        _ => IsTransport(e),
    };

    public static bool IsMissing(AmazonServiceException e) => e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket";

    public static bool IsDenied(AmazonServiceException e) => e.StatusCode == HttpStatusCode.Forbidden;

    /// <summary>The error for people.</summary>
    /// <param name="address">The bucket.</param>
    /// <param name="action">What was tried, to follow "could not".</param>
    /// <param name="cause">What the SDK said.</param>
    public static PmoException Of(S3Address address, string action, Exception cause)
    {
        var (fact, hint) = Explain(address, cause);
        var message = $"The store s3://{address.Bucket} could not {action}: {fact}.";
        return cause is AmazonServiceException { ErrorCode: "InvalidRequest" or "ObjectLockConfigurationNotFoundError" } && fact == NoLock
            ? new PmoException(ExitCode.Refused, message, hint, cause)
            : new UnreachableException(message, hint, cause);
    }

    private const string NoLock = "the bucket has no Object Lock";
    private const string AnotherRegion = "Add ?region=REGION to the store's address, with the bucket's own region, and check the endpoint if one is given.";

    private static (string Fact, string Hint) Explain(S3Address address, Exception cause) => cause switch
    {
        TimeoutRejectedException => ("the service did not answer in time", "Look at the network, and try again."),
        AmazonServiceException e when IsTransient(e) => (
            $"the service answered {(int)e.StatusCode} {e.ErrorCode}".TrimEnd() + ", again and again", "Try again later; the service is overloaded or broken."),
        AmazonServiceException { ErrorCode: "NoSuchBucket" } => (
            "there is no such bucket", "Check the bucket's name and its region; the stack creates it."),
        AmazonServiceException { ErrorCode: "InvalidAccessKeyId" or "SignatureDoesNotMatch" or "InvalidToken" or "InvalidSecurity" or "UnrecognizedClientException" } => (
            "the credentials are wrong", "Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile; they may belong to another service or account."),
        AmazonServiceException { ErrorCode: "ExpiredToken" or "ExpiredTokenException" or "TokenRefreshRequired" } => (
            "the credentials have expired", "Sign in again, or use a role, which renews itself; then run the command again."),
        AmazonServiceException { ErrorCode: "RequestTimeTooSkewed" or "RequestExpired" } => (
            "this machine's clock is more than 15 minutes from the service's", "Let NTP set the clock of this machine."),
        AmazonServiceException { ErrorCode: "PermanentRedirect" or "TemporaryRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException" or "IncorrectEndpoint" } => (
            "the bucket is in another region", AnotherRegion),
        AmazonServiceException { StatusCode: HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect } => (
            "the bucket is in another region", AnotherRegion),
        AmazonServiceException { ErrorCode: "ObjectLockConfigurationNotFoundError" } => (
            NoLock, "Use a bucket that was made with Object Lock, or add lock=off to the store's address."),
        AmazonServiceException { ErrorCode: "InvalidRequest" } e when e.Message.Contains("Object Lock", StringComparison.OrdinalIgnoreCase) => (
            NoLock, "Use a bucket that was made with Object Lock, or add lock=off to the store's address."),
        AmazonServiceException { ErrorCode: "InvalidStorageClass" } => (
            "the service does not know the storage class", "Backups go to STANDARD_IA; use a service that has it."),
        AmazonServiceException { ErrorCode: "QuotaExceeded" or "EntityTooLarge" or "InsufficientCapacity" } e => (
            $"there is no room ({e.ErrorCode})", "Raise the quota, or choose another store. Nothing was kept of what did not fit."),
        AmazonServiceException { ErrorCode: "BadDigest" or "XAmzContentSHA256Mismatch" or "InvalidDigest" } => (
            "what arrived is not what was sent", "Try again; if it stays so, add checksums=md5 to the store's address, for a service that does not know CRC-32."),
        AmazonServiceException { ErrorCode: { } code } when code.StartsWith("KMS", StringComparison.OrdinalIgnoreCase) || code == "InvalidAccessPoint" => (
            $"the key cannot be used ({code})", "Check that the KMS key exists, is enabled, and allows this role to encrypt and to decrypt."),
        AmazonServiceException e when IsDenied(e) => (
            $"this is not allowed ({e.ErrorCode ?? "AccessDenied"})", "Check the role's policy, the bucket's policy, and the permissions of the KMS key."),
        AmazonServiceException e => ($"{e.ErrorCode ?? $"{(int)e.StatusCode}"}{(string.IsNullOrEmpty(e.Message) ? "" : $", {e.Message.TrimEnd('.')}")}",
            "See with --verbose what the service said."),
        AmazonClientException e when e.Message.Contains("region", StringComparison.OrdinalIgnoreCase) => (
            "no region is known", "Set AWS_REGION, or add ?region=REGION to the store's address."),
        AmazonClientException e when e.Message.Contains("credential", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("profile", StringComparison.OrdinalIgnoreCase) => (
            "there are no credentials", "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or AWS_PROFILE, or run where a role is given."),
        _ => ($"the connection failed ({Innermost(cause).Message.TrimEnd('.')})", $"Check the network{(address.Endpoint is { } e ? $" and the endpoint {e}" : "")}, and try again."),
    };

    private static bool IsTransport(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is HttpRequestException or IOException or System.Net.Sockets.SocketException or WebException)
                return true;
        }
        return false;
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
