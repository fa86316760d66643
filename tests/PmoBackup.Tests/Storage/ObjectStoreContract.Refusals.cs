using PmoBackup.Errors;
using PmoBackup.Storage;

namespace PmoBackup.Tests.Storage;

public abstract partial class ObjectStoreContract
{
    [Fact]
    public async Task An_object_is_never_overwritten()
    {
        var store = await MakeStoreAsync();
        await store.PutAsync("daily/a", "first");

        var refusal = await Assert.ThrowsAsync<ObjectExistsException>(() => store.PutAsync("daily/a", "second"));

        Assert.Equal(ExitCode.Refused, refusal.ExitCode);
        Assert.Equal("first", await store.ReadAsync("daily/a"));
    }

    /// <summary>Whether the service behind the store decides between puts of the same moment.</summary>
    protected virtual bool DecidesBetweenWriters => true;

    [Fact]
    public async Task Of_many_concurrent_writers_of_one_key_exactly_one_wins()
    {
        var store = await MakeStoreAsync();
        const int Writers = 8;
        var reading = 0;
        var allRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        async Task<int?> WriteAsync(int writer)
        {
            // Each has looked whether the key is free, and is in the middle of its upload, before the first one ends.
            var content = new ScriptedStream([(byte)('0' + writer)], _ =>
            {
                if (Interlocked.Increment(ref reading) == Writers)
                    allRead.SetResult();
                return allRead.Task;
            });
            try
            {
                await store.PutAsync(new ObjectKey("daily/a"), content, CancellationToken.None);
                return writer;
            }
            catch (ObjectExistsException)
            {
                return null;
            }
        }

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(i))));

        var winners = outcomes.Where(o => o is not null).Select(o => $"{o}").ToList();
        if (DecidesBetweenWriters)
            Assert.Single(winners);
        Assert.Contains(await store.ReadAsync("daily/a"), winners);
        Assert.Equal(["daily/a"], await store.KeysAsync());
    }

    [Fact]
    public async Task A_put_that_fails_halfway_leaves_no_object_and_tells_the_cause()
    {
        var store = await MakeStoreAsync();
        var cause = new InvalidDataException("The dump broke off.");
        using var content = new ScriptedStream([1, 2, 3], _ => throw cause);

        var thrown = await Assert.ThrowsAsync<InvalidDataException>(
            () => store.PutAsync(new ObjectKey("daily/a"), content, CancellationToken.None));

        Assert.Same(cause, thrown);
        Assert.Null(await store.FindAsync("daily/a"));
        Assert.Empty(await store.KeysAsync());
    }

    [Fact]
    public async Task A_put_that_is_cancelled_leaves_no_object()
    {
        var store = await MakeStoreAsync();
        using var cancellation = new CancellationTokenSource();
        using var content = new ScriptedStream([1, 2, 3], async token =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.PutAsync(new ObjectKey("daily/a"), content, cancellation.Token));

        Assert.Empty(await store.KeysAsync());
    }

    [Fact]
    public async Task A_put_cancelled_by_the_time_the_stream_ends_leaves_no_object()
    {
        var store = await MakeStoreAsync();
        using var cancellation = new CancellationTokenSource();
        using var content = new ScriptedStream([1, 2, 3], _ => cancellation.CancelAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.PutAsync(new ObjectKey("daily/a"), content, cancellation.Token));

        Assert.Empty(await store.KeysAsync());
    }

    [Fact]
    public async Task A_key_can_be_put_again_after_a_put_that_failed()
    {
        var store = await MakeStoreAsync();
        using var content = new ScriptedStream([1, 2, 3], _ => throw new InvalidDataException());
        await Assert.ThrowsAsync<InvalidDataException>(
            () => store.PutAsync(new ObjectKey("daily/a"), content, CancellationToken.None));

        await store.PutAsync("daily/a", "second");

        Assert.Equal("second", await store.ReadAsync("daily/a"));
    }
}
