using System.Diagnostics.CodeAnalysis;
using PmoBackup.Errors;
using PmoBackup.Storage;
using PmoBackup.Storage.S3;

namespace PmoBackup.Tests.Storage.S3;

/// <summary>A bucket behind a way that breaks.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xUnit disposes of what it is told by IAsyncLifetime.")]
public sealed class S3FaultTests : IAsyncLifetime
{
    private static readonly ObjectKey s_key = new("daily/a");
    private readonly byte[] _large = S3Scene.Bytes((6 * PartSize.UnitBytes) + 1);
    private FaultyProxy _proxy = null!;
    private S3Store _store = null!;

    public async Task InitializeAsync()
    {
        _proxy = new FaultyProxy(await SharedS3.GetAsync());
        _store = await S3Scene.OpenAsync("lock=off", endpoint: _proxy.Endpoint, options: S3Scene.Quick with { Patience = TimeSpan.FromSeconds(20) });
    }

    public async Task DisposeAsync() => await _proxy.DisposeAsync();

    public static TheoryData<string> Hiccups => ["cut", "500", "503", "lost"];

    private static Fault FaultOf(string hiccup) => hiccup switch
    {
        "cut" => new Fault(FaultKind.CutRequest, 4 * 1024 * 1024),
        "500" => new Fault(FaultKind.Status, 500, "InternalError"),
        "503" => new Fault(FaultKind.Status, 503, "SlowDown"),
        _ => new Fault(FaultKind.LoseAnswer),
    };

    [Theory]
    [MemberData(nameof(Hiccups))]
    public async Task A_hiccup_in_part_3_of_7_is_overcome(string hiccup)
    {
        _proxy.Break(2, r => r.Contains("partNumber=3", StringComparison.Ordinal), FaultOf(hiccup));

        await _store.PutAsync(s_key, new MemoryStream(_large), CancellationToken.None);

        Assert.Equal(_large, await S3Scene.ReadAsync(_store, s_key));
        Assert.True(_proxy.Requests.Count(r => r.Contains("partNumber=3", StringComparison.Ordinal)) >= 3);
    }

    [Theory]
    [MemberData(nameof(Hiccups))]
    public async Task A_part_that_never_arrives_leaves_nothing(string hiccup)
    {
        _proxy.Break(int.MaxValue, r => r.Contains("partNumber=3", StringComparison.Ordinal), FaultOf(hiccup));

        var error = await Assert.ThrowsAsync<UnreachableException>(() => _store.PutAsync(s_key, new MemoryStream(_large), CancellationToken.None));

        Assert.Contains("part 3 of 'daily/a'", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
        Assert.Empty(await _store.KeysAsync());
        Assert.Empty(await S3Scene.UploadsAsync(_store));
    }

    [Theory]
    [MemberData(nameof(Hiccups))]
    public async Task A_small_object_survives_a_hiccup(string hiccup)
    {
        _proxy.Break(2, r => r.StartsWith("PUT ", StringComparison.Ordinal), FaultOf(hiccup) with { At = hiccup == "cut" ? 3 : FaultOf(hiccup).At });

        await _store.PutAsync("daily/a", "content");

        Assert.Equal("content", await _store.ReadAsync("daily/a"));
    }

    [Theory]
    [InlineData("500")]
    [InlineData("lost")]
    public async Task The_end_of_an_upload_survives_a_hiccup(string hiccup)
    {
        _proxy.Break(1, r => r.StartsWith("POST ", StringComparison.Ordinal) && r.Contains("uploadId", StringComparison.Ordinal), FaultOf(hiccup));

        await _store.PutAsync(s_key, new MemoryStream(_large), CancellationToken.None);

        Assert.Equal(_large, await S3Scene.ReadAsync(_store, s_key));
    }

    [Fact]
    public async Task A_put_whose_answers_are_all_lost_leaves_no_object()
    {
        _proxy.Break(int.MaxValue, r => r.StartsWith("PUT ", StringComparison.Ordinal), new Fault(FaultKind.LoseAnswer));

        await Assert.ThrowsAsync<UnreachableException>(() => _store.PutAsync("daily/a"));

        Assert.Empty(await _store.KeysAsync());
    }

    [Fact]
    public async Task A_service_that_never_answers_is_given_up()
    {
        _store = await S3Scene.OpenAsync("lock=off", endpoint: _proxy.Endpoint, options: new S3StoreOptions { Retries = 1, RetryDelay = TimeSpan.FromMilliseconds(1), Patience = TimeSpan.FromMilliseconds(300) });
        _proxy.Break(int.MaxValue, _ => true, new Fault(FaultKind.Silence));

        var error = await Assert.ThrowsAsync<UnreachableException>(() => _store.FindAsync("daily/a"));

        Assert.Contains("did not answer in time", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, _proxy.Requests.Count);
    }

    [Fact]
    public async Task A_service_that_is_silent_once_is_asked_again()
    {
        await _store.PutAsync("daily/a", "content");
        _store = await S3Scene.OpenAsync("lock=off", endpoint: _proxy.Endpoint, bucket: S3Scene.BucketOf(_store), options: S3Scene.Quick with { Patience = TimeSpan.FromSeconds(2), SlowestBytesPerSecond = 1e9 });
        _proxy.Break(1, _ => true, new Fault(FaultKind.Silence));

        Assert.Equal("content", await _store.ReadAsync("daily/a"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000)]
    public async Task A_body_that_is_cut_is_asked_for_again(int at)
    {
        await _store.PutAsync(s_key, new MemoryStream(_large), CancellationToken.None);
        _proxy.Break(2, r => r.StartsWith("GET ", StringComparison.Ordinal), new Fault(FaultKind.CutResponse, at));

        Assert.Equal(_large, await S3Scene.ReadAsync(_store, s_key));
    }

    [Fact]
    public async Task A_body_that_is_cut_again_and_again_is_an_error_never_a_shorter_object()
    {
        await _store.PutAsync(s_key, new MemoryStream(_large), CancellationToken.None);
        var count = 0;
        _proxy.Breaks = r => r.StartsWith("GET ", StringComparison.Ordinal) && Interlocked.Increment(ref count) > 1 ? new Fault(FaultKind.CutResponse, 1000) : null;

        var error = await Assert.ThrowsAsync<UnreachableException>(() => S3Scene.ReadAsync(_store, s_key));

        Assert.Contains("could not read 'daily/a'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)FaultKind.Lengthen)]
    [InlineData((int)FaultKind.Shorten)]
    public async Task A_service_that_lies_about_the_length_of_a_piece_is_found_out(int kind)
    {
        await _store.PutAsync(s_key, new MemoryStream(_large), CancellationToken.None);
        var count = 0;
        _proxy.Breaks = r => r.StartsWith("GET ", StringComparison.Ordinal) && Interlocked.Increment(ref count) == 3 ? new Fault((FaultKind)kind, 1000) : null;

        Assert.Equal(_large, await S3Scene.ReadAsync(_store, s_key));
    }

    [Fact]
    public async Task A_service_that_stores_less_than_was_sent_is_found_out()
    {
        _proxy.Break(int.MaxValue, r => r.StartsWith("HEAD ", StringComparison.Ordinal), new Fault(FaultKind.Shorten, 1));

        var error = await Assert.ThrowsAsync<UnreachableException>(() => _store.PutAsync("daily/a", "content"));

        Assert.Contains("not as it was sent", error.Message, StringComparison.Ordinal);
        _proxy.Breaks = _ => null;
        Assert.Empty(await _store.KeysAsync());
    }

    [Fact]
    public async Task An_object_that_is_replaced_while_it_is_read_is_no_mixture()
    {
        await _store.PutAsync(s_key, new MemoryStream(_large), CancellationToken.None);
        await using var stream = await _store.OpenReadAsync(s_key, CancellationToken.None);
        await stream.ReadExactlyAsync(new byte[100]);
        await _store.DeleteAsync("daily/a");
        await _store.PutAsync(s_key, new MemoryStream(S3Scene.Bytes(_large.Length - 1)), CancellationToken.None);

        var error = await Record.ExceptionAsync(() => stream.CopyToAsync(Stream.Null));

        // What was on its way already was the old object; all of it may have been.
        Assert.True(error is null or CorruptedException, $"{error}");
    }

    [Fact]
    public async Task A_credential_that_expires_midway_is_told_as_such_and_leaves_nothing()
    {
        _proxy.Break(int.MaxValue, r => r.Contains("partNumber=5", StringComparison.Ordinal), new Fault(FaultKind.Status, 400, "ExpiredToken"));

        var error = await Assert.ThrowsAsync<UnreachableException>(() => _store.PutAsync(s_key, new MemoryStream(_large), CancellationToken.None));

        Assert.Contains("expired", error.Message, StringComparison.Ordinal);
        Assert.Single(_proxy.Requests, r => r.Contains("partNumber=5", StringComparison.Ordinal));
        Assert.Empty(await _store.KeysAsync());
        Assert.Empty(await S3Scene.UploadsAsync(_store));
    }

    [Theory]
    [InlineData(403, "RequestTimeTooSkewed", "clock", "NTP")]
    [InlineData(301, "PermanentRedirect", "another region", "?region=")]
    [InlineData(400, "AuthorizationHeaderMalformed", "another region", "?region=")]
    [InlineData(403, "AccessDenied", "not allowed", "policy")]
    [InlineData(403, "SignatureDoesNotMatch", "credentials are wrong", "AWS_SECRET_ACCESS_KEY")]
    [InlineData(507, "InsufficientCapacity", "507", "later")]
    [InlineData(403, "QuotaExceeded", "no room", "quota")]
    [InlineData(400, "KMS.DisabledException", "key cannot be used", "KMS")]
    [InlineData(400, "InvalidStorageClass", "storage class", "STANDARD_IA")]
    [InlineData(400, "BadDigest", "not what was sent", "checksums=md5")]
    public async Task What_cannot_be_mended_by_a_retry_is_told_with_the_way_to_mend_it(int status, string code, string fact, string hint)
    {
        _proxy.Break(int.MaxValue, r => r.StartsWith("PUT ", StringComparison.Ordinal), new Fault(FaultKind.Status, status, code));

        var error = await Assert.ThrowsAsync<UnreachableException>(() => _store.PutAsync("daily/a"));

        Assert.Contains(fact, error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
        if (status < 500)
            Assert.Single(_proxy.Requests, r => r.StartsWith("PUT ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("unknown", "credentials are wrong")]
    [InlineData("wrong", "credentials are wrong")]
    [InlineData("other", "not allowed")]
    [InlineData("nobody", "no credentials")]
    public async Task Somebody_elses_credentials_are_told_from_wrong_ones(string profile, string fact)
    {
        var store = await S3Scene.OpenAsync("lock=off", bucket: S3Scene.BucketOf(_store), profile: profile);

        var error = await Assert.ThrowsAsync<UnreachableException>(() => store.PutAsync("daily/a"));

        Assert.Contains(fact, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_told_as_such_and_never_as_an_empty_one()
    {
        var store = await S3Scene.OpenAsync("lock=off", bucket: $"t-{Guid.NewGuid():n}");

        foreach (var call in new Func<Task>[] { () => store.PutAsync("a"), () => store.KeysAsync(), () => store.FoldersAsync(), () => store.ReadAsync("a"), () => store.CheckWritableAsync(CancellationToken.None) })
        {
            var error = await Assert.ThrowsAsync<UnreachableException>(call);
            Assert.Contains("no such bucket", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_told_with_its_address()
    {
        var store = await S3Scene.OpenAsync("lock=off", endpoint: new Uri("http://127.0.0.1:1"), bucket: "bucket");

        var error = await Assert.ThrowsAsync<UnreachableException>(() => store.KeysAsync());

        Assert.Contains("the connection failed", error.Message, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:1", error.Hint, StringComparison.Ordinal);
    }
}
