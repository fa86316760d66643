using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Engine;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>The exit code that tells the engine's language host that the error was shown.</summary>
    private const int ErrorWasShown = 32;

    /// <summary>Runs a program that registers resources; the process exits with the result.</summary>
    /// <returns>0; 32 after an exception, which the engine shows; 1 when an error was logged.</returns>
    /// <exception cref="InvalidOperationException">The program was not started by the engine.</exception>
    public static Task<int> RunAsync(Action action) => RunAsync(() =>
    {
        action();
        return Task.FromResult<IDictionary<string, object?>>(ImmutableDictionary<string, object?>.Empty);
    });

    /// <inheritdoc cref="RunAsync(Action)"/>
    /// <param name="func">Returns the stack's outputs.</param>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RunAsync(() => Task.FromResult(func()));

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task> func) => RunAsync(async () =>
    {
        await func().ConfigureAwait(false);
        return ImmutableDictionary<string, object?>.Empty;
    });

    /// <inheritdoc cref="RunAsync(Func{IDictionary{string, object?}})"/>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null)
        => RunOnEngineAsync(() => new Stack(func));

    /// <summary>Runs a program whose resources a stack's constructor registers, and whose outputs are that stack's properties.</summary>
    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync<TStack>() where TStack : Stack, new() => RunOnEngineAsync(MakeStack<TStack>);

    /// <inheritdoc cref="RunAsync{TStack}()"/>
    /// <param name="serviceProvider">Makes the stack.</param>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider) where TStack : Stack
        => RunOnEngineAsync(() => MakeStack<TStack>(serviceProvider));

    private static async Task<int> RunOnEngineAsync(Func<Stack> makeStack)
    {
        var (settings, monitor, engine) = ProgramSettings.FromEnvironment();
        using var connection = new GrpcEngine(monitor, engine);
        return await new Deployment(connection, settings).RunAsync(makeStack, isProcess: true).ConfigureAwait(false);
    }

    private static TStack MakeStack<TStack>() where TStack : Stack, new()
    {
        var stack = (TStack)Activator.CreateInstance(
            typeof(TStack), BindingFlags.DoNotWrapExceptions, binder: null, args: null, culture: null)!;
        stack.RegisterPropertyOutputs();
        return stack;
    }

    private static TStack MakeStack<TStack>(IServiceProvider serviceProvider) where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        var stack = serviceProvider.GetService(typeof(TStack)) as TStack ?? throw new InvalidOperationException(
            $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
            + "Register the type with the service provider before calling RunAsync.");
        stack.RegisterPropertyOutputs();
        return stack;
    }

    /// <summary>Runs the program to its end.</summary>
    /// <returns>The process's exit code.</returns>
    internal async Task<int> RunAsync(Func<Stack> makeStack, bool isProcess)
    {
        if (Running.Value != null)
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        // Seen by this method's callees alone.
        Running.Value = new DeploymentInstance(this);
        IReadOnlyList<Exception> failures;
        try
        {
            if (isProcess)
                ProductionGuard.Check(Settings, Log);
            makeStack();
            failures = await WaitAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the program throws is shown by the engine.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failures = [e];
        }
        if (failures.Count == 0 && Log.HasErrors)
            return 1;
        if (failures.Count == 0)
            failures = await EndAsync().ConfigureAwait(false);
        var exitCode = await ShowAsync(failures).ConfigureAwait(false);
        // For programs that do not return the result.
        if (isProcess && exitCode != 0)
            Environment.ExitCode = exitCode;
        return exitCode;
    }

    /// <summary>Tells the engine that nothing more will come, and waits until it needs the program no longer.</summary>
    private async Task<IReadOnlyList<Exception>> EndAsync()
    {
        try
        {
            await _engine.SignalAndWaitForShutdownAsync().ConfigureAwait(false);
            return [];
        }
        catch (Grpc.Core.RpcException e)
        {
            return [e];
        }
    }

    private async Task<IReadOnlyList<Exception>> WaitAsync()
    {
        var ended = Work.WhenEndedAsync();
        var standstill = new Standstill(Work);
        while (await Task.WhenAny(ended, Task.Delay(Standstill.BetweenLooks)).ConfigureAwait(false) != ended)
        {
            if (standstill.Look() is { } reason)
                Work.Fail(reason);
        }
        return await ended.ConfigureAwait(false);
    }

    /// <summary>Lets the engine show what went wrong; what cannot reach it goes to standard error.</summary>
    private async Task<int> ShowAsync(IReadOnlyList<Exception> failures)
    {
        var exitCode = failures.Count == 0 ? 0 : 1;
        foreach (var failure in failures)
        {
            if (failure is LogException)
            {
                await Console.Error.WriteLineAsync($"Error occurred trying to send logging message to engine:\n{ExceptionText.Of(failure)}").ConfigureAwait(false);
                continue;
            }
            var (message, resource) = failure switch
            {
                RunException => (failure.Message, null),
                ResourceException { HideStack: true } hidden => (hidden.Message, hidden.Resource),
                ResourceException shown => (ExceptionText.Of(shown), shown.Resource),
                _ => ($"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{ExceptionText.Of(failure)}", null),
            };
            try
            {
                await Log.SendAsync(Severity.Error, message, resource).WaitAsync(ProgramSettings.Patience).ConfigureAwait(false);
                exitCode = ErrorWasShown;
            }
            catch (Exception e) when (e is LogException or TimeoutException)
            {
                await Console.Error.WriteLineAsync($"{message}\n{e.Message}").ConfigureAwait(false);
            }
        }
        return exitCode;
    }
}
