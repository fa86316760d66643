using Pulumi.Engine;

namespace Pulumi;

/// <summary>Messages for whoever watches the engine. They are sent in the background, and the program waits for them at its end.</summary>
public static class Log
{
    /// <summary>A message for those who ask for all of them.</summary>
    /// <param name="message">The text.</param>
    /// <param name="resource">The resource that it is about.</param>
    /// <param name="streamId">Messages of one stream belong together.</param>
    /// <param name="ephemeral">Whether it is shown only while the program runs.</param>
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Send(Severity.Debug, message, resource, streamId, ephemeral);

    /// <inheritdoc cref="Debug"/>
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Send(Severity.Info, message, resource, streamId, ephemeral);

    /// <inheritdoc cref="Debug"/>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Send(Severity.Warning, message, resource, streamId, ephemeral);

    /// <summary>An error: the program goes on, and has failed in the end.</summary>
    /// <inheritdoc cref="Debug"/>
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Send(Severity.Error, message, resource, streamId, ephemeral);

    /// <summary>An exception with its stack trace, as an error.</summary>
    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Error(exception.ToString(), resource, streamId, ephemeral);

    private static void Send(Severity severity, string message, Resource? resource, int? streamId, bool? ephemeral)
        => Deployment.Instance.Deployment.Log.SendAsync(severity, message, resource, streamId ?? 0, ephemeral ?? false);
}
