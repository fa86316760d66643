namespace Grpc.Core;

/// <summary>
/// A call that failed, on the other side or on the way. Name and message are those of the well-known gRPC library, since people
/// read them in the engine's output and look them up.
/// </summary>
internal sealed class RpcException(StatusCode statusCode, string detail, Exception? cause = null)
    : Exception($"Status(StatusCode=\"{statusCode}\", Detail=\"{detail}\")", cause)
{
    public StatusCode StatusCode { get; } = statusCode;

    public string Detail { get; } = detail;

    /// <summary>What was being done, and to which resource.</summary>
    public string? During { get; set; }
}
