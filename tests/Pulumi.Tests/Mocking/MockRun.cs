using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi.Tests.Mocking;

/// <summary>Runs a program against mocks.</summary>
internal static class MockRun
{
    public static async Task<DemoMocks> UpdateAsync(Action program, DemoMocks? mocks = null)
    {
        mocks ??= new DemoMocks();
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, program);
        return mocks;
    }

    public static async Task<DemoMocks> PreviewAsync(Action program, DemoMocks? mocks = null)
    {
        mocks ??= new DemoMocks();
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = true }, program);
        return mocks;
    }

    /// <summary>What the program makes, when it has run.</summary>
    public static async Task<T> MakeAsync<T>(Func<T> program, DemoMocks? mocks = null)
    {
        T made = default!;
        await UpdateAsync(() => { made = program(); }, mocks);
        return made;
    }

    /// <inheritdoc cref="MakeAsync{T}(Func{T}, DemoMocks?)"/>
    public static async Task<T> MakeInPreviewAsync<T>(Func<T> program, DemoMocks? mocks = null)
    {
        T made = default!;
        await PreviewAsync(() => { made = program(); }, mocks);
        return made;
    }

    /// <summary>What the program is told when it fails in one way.</summary>
    public static async Task<string> FailureAsync(Action program, DemoMocks? mocks = null)
        => (await Assert.ThrowsAsync<RunException>(() => UpdateAsync(program, mocks))).Message;

    /// <summary>Several resources, to depend on.</summary>
    public static Task<ImmutableArray<Widget>> WidgetsAsync(params string[] names)
        => MakeAsync(() => names.Select(name => new Widget(name)).ToImmutableArray());
}
