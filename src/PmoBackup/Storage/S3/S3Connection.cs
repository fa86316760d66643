using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace PmoBackup.Storage.S3;

/// <summary>Sends requests to one bucket's service: again when that may help, and with an error for people when not.</summary>
internal sealed class S3Connection
{
    private static readonly ResiliencePropertyKey<TimeSpan> s_patience = new("patience");
    private readonly Lazy<AmazonS3Client> _client;
    private readonly ResiliencePipeline _pipeline;
    private readonly S3StoreOptions _options;

    public S3Connection(S3Address address, S3StoreOptions options, TimeProvider clock)
    {
        (Address, _options) = (address, options);
        _client = new(() => new AmazonS3Client(Configure(address)));
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } e && S3Failure.IsTransient(e)),
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = TimeSpan.FromSeconds(20),
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = arguments => ValueTask.FromResult(arguments.Context.Properties.GetValue(s_patience, options.Patience)),
            })
            .Build();
    }

    public S3Address Address { get; }

    /// <summary>Sends a request; its exceptions are those of the SDK.</summary>
    /// <param name="call">Sends it once; called again for each retry.</param>
    /// <param name="bytes">About how many bytes it moves.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T> TryAsync<T>(Func<IAmazonS3, CancellationToken, Task<T>> call, long bytes, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(s_patience, _options.Patience + TimeSpan.FromSeconds(bytes / _options.SlowestBytesPerSecond));
            return await _pipeline.ExecuteAsync(
                async (c, state) => await state(_client.Value, c.CancellationToken), context, call);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Sends a request; what fails is told to people.</summary>
    /// <param name="action">What was tried, to follow "could not".</param>
    /// <param name="call">Sends it once; called again for each retry.</param>
    /// <param name="bytes">About how many bytes it moves.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<T> CallAsync<T>(
        string action, Func<IAmazonS3, CancellationToken, Task<T>> call, long bytes, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(call, bytes, cancellationToken);
        }
        catch (Exception e) when (S3Failure.IsKnown(e) && !cancellationToken.IsCancellationRequested)
        {
            throw S3Failure.Of(Address, action, e);
        }
        catch (Exception e) when (S3Failure.IsKnown(e))
        {
            throw new OperationCanceledException("The request was given up.", e, cancellationToken);
        }
    }

    private static AmazonS3Config Configure(S3Address address)
    {
        var configuration = new AmazonS3Config
        {
            // Retries and time limits are those of the pipeline alone.
            MaxErrorRetry = 0,
            Timeout = Timeout.InfiniteTimeSpan,
            // Checksums are told with each request, because trailing ones are unknown to many services.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            ForcePathStyle = address.PathStyle ?? !address.IsAws,
            MaxConnectionsPerServer = 64,
        };
        if (address.Profile is { } profile)
            configuration.Profile = new Profile(profile);
        if (address.Endpoint is { } endpoint)
        {
            configuration.ServiceURL = endpoint.ToString();
            configuration.AuthenticationRegion = address.Region ?? "us-east-1";
        }
        else if (address.Region is { } region)
        {
            configuration.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        return configuration;
    }
}
