using Pulumi.TestEngine;
using YamlDotNet.Serialization;

namespace PmoBackup.Infra.Tests.Workflows;

/// <summary>A workflow file, as GitHub reads it.</summary>
internal sealed record Workflow(string Name, string Text, IReadOnlyDictionary<string, object?> Content)
{
    public static IReadOnlyList<Workflow> All { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf(".github/workflows")).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>What starts it, with what is said to each.</summary>
    public IReadOnlyDictionary<string, object?> Events => Content["on"] switch
    {
        string one => new Dictionary<string, object?> { [one] = null },
        IList<object?> several => several.ToDictionary(name => (string)name!, _ => (object?)null),
        var group => Map(group),
    };

    public IReadOnlyList<Job> Jobs =>
        [.. Map(Content["jobs"]).Select(job => new Job(this, job.Key, Map(job.Value)))];

    public static Workflow Of(string name) => All.Single(workflow => workflow.Name == name);

    public static IReadOnlyDictionary<string, object?> Map(object? node) => node is IDictionary<object, object?> map
        ? map.ToDictionary(member => (string)member.Key, member => member.Value)
        : new Dictionary<string, object?>();

    private static Workflow Read(string path)
    {
        var text = File.ReadAllText(path);
        return new(Path.GetFileNameWithoutExtension(path), text, Map(new DeserializerBuilder().Build().Deserialize<object?>(text)));
    }
}
