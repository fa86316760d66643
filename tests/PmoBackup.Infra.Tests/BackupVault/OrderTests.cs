using System.Collections.Concurrent;
using PmoBackup.Infra.Components;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Testing;

namespace PmoBackup.Infra.Tests;

public class OrderTests
{
    [Fact]
    public async Task The_vaults_policy_comes_after_everything_of_the_vault_and_after_the_roles_that_it_spares()
    {
        var settings = VaultScene.Production;
        var names = new StackNames(settings);
        var order = new Order("aws:s3/bucketPolicy:BucketPolicy vault");

        await Deployment.TestAsync(order, new TestOptions { IsPreview = false }, () =>
        {
            var access = new Components.BackupAccess("access", new BackupAccessArgs { Settings = settings, Names = names });
            _ = new Components.BackupVault("vault", new BackupVaultArgs
            {
                Settings = settings,
                Names = names,
                Keepers = access.Keepers,
                ReplicaProvider = new Provider("replica", new ProviderArgs { Region = "eu-west-1" }),
            });
        });

        Assert.NotEmpty(order.Made);
        Assert.DoesNotContain(order.MadeAfterwards, r => r.StartsWith("aws:s3/", StringComparison.Ordinal)
            || r.StartsWith("aws:cloudtrail/", StringComparison.Ordinal));
        Assert.DoesNotContain(order.MadeAfterwards, r => r.EndsWith("access-deploy", StringComparison.Ordinal)
            || r.EndsWith("access-break-glass", StringComparison.Ordinal));
    }

    /// <summary>An engine that takes its time with everything but one resource.</summary>
    private sealed class Order(string last) : IMocks
    {
        private readonly ConcurrentQueue<string> _made = new();

        /// <summary>Everything that was made.</summary>
        public IReadOnlyCollection<string> Made => _made;

        /// <summary>What was not there yet when that resource was asked for.</summary>
        public IEnumerable<string> MadeAfterwards => _made.SkipWhile(r => r != last).Skip(1);

        public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            var resource = $"{args.Type} {args.Name}";
            if (resource != last)
                await Task.Delay(50);
            _made.Enqueue(resource);
            return ($"{args.Name}-id", args.Inputs.SetItem("arn", $"arn:aws:x:::{args.Name}"));
        }

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }
}
