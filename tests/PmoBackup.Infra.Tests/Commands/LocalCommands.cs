using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace PmoBackup.Infra.Tests.Commands;

/// <summary>
/// An engine with Pulumi.Command's provider: it runs the very lines that a stack declares, and keeps what happened from one
/// <c>up</c> to the next. Its rules are the provider's:
/// Create runs when there is no state, and again where a trigger changed (then the old one's Delete runs, from the old inputs);
/// Update runs when any other input changed (Create where there is no Update); Delete runs for what is declared no more, in
/// reverse; a Create that fails leaves no state, an Update that fails leaves the old one; nothing runs in a preview but
/// functions.
/// </summary>
internal sealed class LocalCommands(string folder) : IMocks
{
    private readonly Shell _shell = new(folder);
    private readonly ConcurrentDictionary<string, bool> _declared = new();
    private readonly List<(string Delete, Kept State)> _replaced = [];
    private ImmutableList<Kept> _state = [];
    private bool _isPreview;

    /// <summary>Variables of the process that runs <c>pulumi</c>.</summary>
    public Dictionary<string, string> Environment => _shell.Environment;

    /// <summary>
    /// What the last run executed, in its order: <c>create</c>, <c>update</c>, <c>delete</c>, <c>preview</c> and the resource's
    /// name.
    /// </summary>
    public ConcurrentQueue<string> Ran { get; } = new();

    /// <summary>The state of a resource; null when there is none.</summary>
    public Kept? State(string name) => _state.SingleOrDefault(kept => kept.Name == name);

    /// <summary>Brings everything to what is declared.</summary>
    /// <exception cref="RunException">A command failed; what was done before it stays done.</exception>
    public async Task UpAsync(Action declare)
    {
        await DeclareAsync(declare, isPreview: false);
        foreach (var (delete, kept) in _replaced)
            await DeleteAsync(kept, delete);
        foreach (var kept in _state.Where(kept => !_declared.ContainsKey(kept.Name)).Reverse().ToList())
        {
            await DeleteAsync(kept, kept.Text("delete"));
            _state = _state.Remove(kept);
        }
    }

    /// <summary>Only looks.</summary>
    public Task PreviewAsync(Action declare) => DeclareAsync(declare, isPreview: true);

    /// <inheritdoc/>
    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        if (args.Type != "command:local:Command")
            return ($"{args.Name}-id", args.Inputs.SetItem("arn", $"arn:of:{args.Name}").SetItem("publicIp", "203.0.113.7"));
        _declared[args.Name!] = true;
        var old = State(args.Name!);
        if (_isPreview)
            return (old is null ? null : args.Name, old is null ? args.Inputs : args.Inputs.SetItem("stdout", old.Stdout));
        var kept = await ApplyAsync(new Kept(args.Name!, args.Inputs, ""), old);
        lock (_declared)
            _state = old is null ? _state.Add(kept) : _state.Replace(old, kept);
        return (args.Name, kept.Inputs.SetItem("stdout", kept.Stdout).SetItem("stderr", ""));
    }

    /// <inheritdoc/>
    public async Task<object> CallAsync(MockCallArgs args)
    {
        Ran.Enqueue("preview");
        return args.Args.SetItem("stdout", await _shell.RunAsync((string)args.Args["command"], null, "")).SetItem("stderr", "");
    }

    private async Task DeclareAsync(Action declare, bool isPreview)
    {
        _isPreview = isPreview;
        Ran.Clear();
        _declared.Clear();
        _replaced.Clear();
        await Deployment.TestAsync(this,
            new TestOptions { ProjectName = "pmo-backup", StackName = "prod", IsPreview = isPreview }, declare);
    }

    private async Task<Kept> ApplyAsync(Kept wanted, Kept? old)
    {
        if (old is null)
            return await RunAsync("create", wanted, wanted.Text("create"), "");
        if (!wanted.SameAs(old, "triggers"))
        {
            _replaced.Add((old.Text("delete"), old));
            return await RunAsync("create", wanted, wanted.Text("create"), "");
        }
        return wanted.SameAs(old) ? old
            : await RunAsync("update", wanted, wanted.Text("update") is { Length: > 0 } update ? update : wanted.Text("create"),
            old.Stdout);
    }

    private async Task<Kept> RunAsync(string what, Kept wanted, string line, string printedBefore)
    {
        Ran.Enqueue($"{what} {wanted.Name}");
        return wanted with { Stdout = await _shell.RunAsync(line, wanted.Environment, printedBefore) };
    }

    private async Task DeleteAsync(Kept kept, string line)
    {
        if (line.Length == 0)
            return;
        Ran.Enqueue($"delete {kept.Name}");
        await _shell.RunAsync(line, kept.Environment, kept.Stdout);
    }
}
