using System.Text.Json;
using Pulumi;
using Pulumi.Aws.Ecr;
using Pulumi.Aws.Ecr.Inputs;

namespace PmoBackup.Infra.Components;

/// <summary>The repository of the CLI's image.</summary>
internal sealed class TaskImage
{
    /// <summary>How many images are kept: enough to go back to one that worked.</summary>
    public const int Kept = 30;

    public TaskImage(string name, ScheduledTasksArgs args, ScheduledTasks parent)
    {
        var options = new CustomResourceOptions { Parent = parent };
        var repository = new Repository(name, new RepositoryArgs
        {
            Name = args.Names.Prefix,
            // What a tag means never changes: what was tested is what runs.
            ImageTagMutability = "IMMUTABLE",
            ImageScanningConfiguration = new RepositoryImageScanningConfigurationArgs { ScanOnPush = true },
        }, options);
        _ = new LifecyclePolicy(name, new LifecyclePolicyArgs { Repository = repository.Name, Policy = Lifecycle }, options);
        var tag = args.Settings.Tasks.ImageTag;
        var separator = tag.StartsWith("sha256:", StringComparison.Ordinal) ? '@' : ':';
        Reference = repository.RepositoryUrl.Apply(url => $"{url}{separator}{tag}");
    }

    /// <summary>The image that tasks run, with its tag or digest.</summary>
    public Output<string> Reference { get; }

    private static string Lifecycle => JsonSerializer.Serialize(new
    {
        rules = new[]
        {
            new
            {
                rulePriority = 1,
                description = $"Keep the newest {Kept}",
                selection = new { tagStatus = "any", countType = "imageCountMoreThan", countNumber = Kept },
                action = new { type = "expire" },
            },
        },
    });
}
