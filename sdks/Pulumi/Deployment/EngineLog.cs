using Pulumi.Engine;

namespace Pulumi;

/// <summary>Sends messages to the engine, and remembers whether one of them was an error.</summary>
internal sealed class EngineLog(IEngine engine, PendingWork work)
{
    private volatile bool _hasErrors;

    public bool HasErrors => _hasErrors;

    /// <summary>Sends a message in the background; with a resource it waits for that resource's URN.</summary>
    public Task SendAsync(Severity severity, string message, Resource? resource = null, int streamId = 0, bool ephemeral = false)
    {
        if (severity == Severity.Error)
            _hasErrors = true;
        var sent = Task.Run(SendNowAsync);
        work.Add(sent);
        return sent;

        async Task SendNowAsync()
        {
            try
            {
                await engine.LogAsync(new LogRequest
                {
                    Severity = severity,
                    Message = message,
                    Urn = resource == null ? "" : await UrnOfAsync(resource).ConfigureAwait(false),
                    StreamId = streamId,
                    Ephemeral = ephemeral,
                }).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                _hasErrors = true;
                throw new LogException(e);
            }
        }
    }

    private static async Task<string> UrnOfAsync(Resource resource)
    {
        try
        {
            return await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false) ?? "";
        }
#pragma warning disable CA1031 // Why the resource has no URN is told elsewhere; the message is told all the same.
        catch
#pragma warning restore CA1031
        {
            return "";
        }
    }
}
