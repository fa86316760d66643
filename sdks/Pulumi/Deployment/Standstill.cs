namespace Pulumi;

/// <summary>
/// Notices that a program can never end. A circle of waiting is certain. Without one, somebody waits for a task that the program
/// brought along, of which nothing is known; when nothing else has happened for a while, it counts as lost.
/// </summary>
internal sealed class Standstill(PendingWork work)
{
    /// <summary>How often it is to look.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = 3 * ProgramSettings.Patience;

    private TimeSpan _still;
    private int _changes;

    /// <summary>Looks again; why the program stands still, or null while it does not.</summary>
    public RunException? Look()
    {
        if (CircularWait.Find(work.Waiting) is { Count: > 0 } circle)
            return CircularWait.ToException(circle);
        var changes = work.Changes;
        _still = work.IsBusy || changes != _changes ? TimeSpan.Zero : _still + BetweenLooks;
        _changes = changes;
        return _still < Patience ? null : Lost();
    }

    private RunException Lost()
    {
        var names = work.Waiting.OfType<Resource>().Select(CircularWait.NameOf).Order(StringComparer.Ordinal).ToList();
        var who = names.Count == 0 ? "An output" : $"What is waiting: {string.Join(", ", names)}. Somewhere among it an output";
        return new RunException($"Nothing has happened for {Patience.TotalSeconds} s, and nothing is under way. {who} waits for a task of "
            + "the program's own that does not end; perhaps the task waits for one of these resources. Register what does not need it first.");
    }
}
