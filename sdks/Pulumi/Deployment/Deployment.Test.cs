using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Runs a stack against mocks.</summary>
    /// <returns>The resources, the stack among them.</returns>
    /// <exception cref="RunException">The program failed; several failures come as an <see cref="AggregateException"/>.</exception>
    public static async Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new()
        => (await TestAsync(mocks, options, MakeStack<TStack>).ConfigureAwait(false)).Resources;

    /// <inheritdoc cref="TestAsync{TStack}(IMocks, TestOptions?)"/>
    /// <param name="mocks">The other side.</param>
    /// <param name="serviceProvider">Makes the stack.</param>
    /// <param name="options">What the program is told of its run.</param>
    public static async Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
        => (await TestAsync(mocks, options, () => MakeStack<TStack>(serviceProvider)).ConfigureAwait(false)).Resources;

    /// <summary>Runs a program against mocks.</summary>
    /// <returns>Its resources, and its outputs as it returned them.</returns>
    /// <exception cref="RunException">The program failed; several failures come as an <see cref="AggregateException"/>.</exception>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        IDictionary<string, object?> outputs = new Dictionary<string, object?>();
        var (resources, stack) = await TestAsync(testMocks, testOptions, () => new Stack(async () =>
        {
            // For the test alone: they need not be of types that can be sent.
            outputs = await createResources().ConfigureAwait(false);
            return ImmutableDictionary<string, object?>.Empty;
        })).ConfigureAwait(false);
        return (resources.Remove(stack), outputs);
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task{IDictionary{string, object?}}})"/>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
        => TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task{IDictionary{string, object?}}})"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
        => (await TestAsync(testMocks, testOptions, async () =>
        {
            await createResources().ConfigureAwait(false);
            return (IDictionary<string, object?>)ImmutableDictionary<string, object?>.Empty;
        }).ConfigureAwait(false)).Resources;

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task{IDictionary{string, object?}}})"/>
    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
        => TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.CompletedTask;
        });

    /// <summary>Runs a stack against mocks and gives what it sent: more than its resources tell, their parents for one.</summary>
    /// <exception cref="RunException">The program failed; several failures come as an <see cref="AggregateException"/>.</exception>
    internal static async Task<MockEngine> RecordAsync<TStack>(IMocks mocks, ProgramSettings settings) where TStack : Stack, new()
        => (await TestAsync(mocks, settings, MakeStack<TStack>).ConfigureAwait(false)).Engine;

    private static async Task<(ImmutableArray<Resource> Resources, Stack Stack)> TestAsync(
        IMocks mocks, TestOptions? options, Func<Stack> makeStack)
    {
        var (engine, stack) = await TestAsync(mocks, new ProgramSettings
        {
            Project = options?.ProjectName ?? "project",
            Stack = options?.StackName ?? "stack",
            Organization = options?.OrganizationName ?? "organization",
            IsDryRun = options?.IsPreview ?? true,
            RootDirectory = options?.RootDirectory,
        }, makeStack).ConfigureAwait(false);
        return ([.. engine.Resources], stack);
    }

    private static async Task<(MockEngine Engine, Stack Stack)> TestAsync(IMocks mocks, ProgramSettings settings, Func<Stack> makeStack)
    {
        var engine = new MockEngine(mocks, settings);
        Stack? stack = null;
        await new Deployment(engine, settings).RunAsync(() => stack = makeStack(), isProcess: false).ConfigureAwait(false);
        return engine.Errors.Select(error => new RunException(error)).ToList() switch
        {
            [] => (engine, stack!),
            [var only] => throw only,
            var several => throw new AggregateException(several),
        };
    }
}
