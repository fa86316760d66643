using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace PmoBackup.Infra.Tests.Mocks;

/// <summary>
/// What a piece of the stack declares, with providers that answer what they were asked for and what AWS would add.
/// </summary>
internal sealed class Declaration : IMocks
{
    private readonly ConcurrentQueue<Declared> _resources = new();
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>All resources.</summary>
    public IReadOnlyList<Declared> Resources => [.. _resources];

    /// <summary>The lines that were executed at preview.</summary>
    public IReadOnlyList<string> LinesAtPreview => [.. _lines];

    /// <summary>Declares it.</summary>
    public static async Task<Declaration> OfAsync(Action declare)
    {
        var declaration = new Declaration();
        await Deployment.TestAsync(declaration,
            new TestOptions { ProjectName = "pmo-backup", StackName = "prod", IsPreview = false }, declare);
        return declaration;
    }

    /// <summary>The resources of a type.</summary>
    public IReadOnlyList<Declared> All(string type)
        => [.. _resources.Where(resource => resource.Type == type).OrderBy(r => r.Name, StringComparer.Ordinal)];

    /// <summary>The only resource of a type, or the one with a name.</summary>
    public Declared One(string type, string? name = null)
        => Assert.Single(All(type), resource => name is null || resource.Name == name);

    /// <inheritdoc/>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _resources.Enqueue(new Declared(args.Type!, args.Name!, args.Inputs) { Provider = args.Provider ?? "" });
        var added = new Dictionary<string, object>
        {
            ["arn"] = $"arn:of:{args.Name}",
            ["name"] = args.Inputs.GetValueOrDefault("name", args.Name!),
        };
        switch (args.Type)
        {
            case "aws:ec2/eip:Eip": added["publicIp"] = "203.0.113.7"; break;
            case "aws:ecr/repository:Repository": added["repositoryUrl"] = "registry.example/pmo-backup-prod"; break;
            case "aws:sqs/queue:Queue": added["url"] = "https://queues.example/dead-letters"; break;
            case "aws:rds/instance:Instance": added["address"] = "reports.db.example"; break;
            case "aws:s3/bucket:Bucket": added["arn"] = $"arn:aws:s3:::{args.Inputs["bucket"]}"; break;
            case "aws:kms/key:Key": added["arn"] = $"arn:aws:kms:eu-central-1:123456789012:key/{args.Name}"; break;
            case "command:local:Command":
                added["stdout"] = args.Name!.EndsWith("window", StringComparison.Ordinal) ? "9"
                : $"id-of-{args.Name}"; break;
        }
        return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs.SetItems(added!)));
    }

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args)
    {
        _lines.Enqueue((string)args.Args["command"]);
        return Task.FromResult<object>(args.Args.SetItem("stdout", "").SetItem("stderr", ""));
    }
}
