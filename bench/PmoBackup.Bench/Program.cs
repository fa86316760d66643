using System.Runtime.InteropServices;
using PmoBackup.Bench;
using PmoBackup.Errors;

using var cancelled = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
try
{
    if (args is [BenchChild.Word, ..])
        return await BenchChild.RunAsync(args[1..], cancelled.Token);
    if (args is ["--help" or "-h" or "help", ..])
    {
        Console.WriteLine(BenchOptions.Usage);
        return 0;
    }
    var options = BenchOptions.Parse(args, Environment.GetEnvironmentVariable);
    return options.Subject == "sdk"
        ? await SdkBench.RunAsync(options, cancelled.Token)
        : await BenchRun.RunAsync(options, cancelled.Token);
}
catch (PmoException e)
{
    await Console.Error.WriteLineAsync(e.Hint is null ? e.Message : $"{e.Message}\n{e.Hint}");
    return (int)e.ExitCode;
}
catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
{
    return 130;
}

void Cancel(PosixSignalContext signal)
{
    signal.Cancel = true;
    cancelled.Cancel();
}
