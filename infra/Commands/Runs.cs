using Pulumi;
using Pulumi.Command.Local;

namespace PmoBackup.Infra.Commands;

/// <summary>How the stack's commands run. Their standard output is what the state keeps: ids, and nothing else.</summary>
internal static class Runs
{
    /// <summary>
    /// For <c>Update</c>, where a changed input must not do it all again: prints what was printed before. Without an
    /// <c>Update</c> Pulumi would run <c>Create</c>.
    /// </summary>
    public const string KeepWhatWasPrinted = "printf '%s\\n' \"${PULUMI_COMMAND_STDOUT-}\"";

    /// <summary>What a line prints, at every preview; for trusted runs only, since it is executed.</summary>
    public static Output<string> AtPreview(Input<string> line, InvokeOutputOptions options)
        => Run.Invoke(new RunInvokeArgs { Command = line, Logging = Logging.None }, options).Apply(result => result.Stdout);
}
