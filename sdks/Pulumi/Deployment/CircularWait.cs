using System.Collections;

namespace Pulumi;

/// <summary>
/// Finds resources and outputs that wait for each other. Whoever waits in a circle waits for ever, so finding one is proof: what
/// is waited for is looked at only while it is not there, and until it is there nobody who waits for it moves on.
/// </summary>
internal static class CircularWait
{
    /// <summary>The members of a circle in the order of waiting; none where there is no circle.</summary>
    public static IReadOnlyList<object> Find(IEnumerable<object> roots)
    {
        var done = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var root in roots)
        {
            if (Walk(root, done) is { Count: > 0 } circle)
                return circle;
        }
        return [];
    }

    /// <summary>The circle in words, by the resources in it.</summary>
    public static RunException ToException(IReadOnlyList<object> circle)
    {
        var names = circle.OfType<Resource>().Select(NameOf).ToList();
        var who = names switch
        {
            [] => "An output waits for itself",
            [var only] => $"The resource {only} waits for itself",
            _ => $"Resources wait for each other in a circle: {string.Join(" -> ", names)} -> {names[0]}",
        };
        return new RunException($"{who}; none of this can ever be registered. Let one of them do without the other's outputs.");
    }

    public static string NameOf(Resource resource) => $"'{resource.GetResourceName()}' [{resource.GetResourceType()}]";

    private static List<object> Walk(object root, HashSet<object> done)
    {
        // Depth first, with a stack of its own: chains may be longer than a thread's.
        var path = new List<object>();
        var onPath = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var steps = new Stack<IEnumerator<object>>();
        steps.Push(new[] { root }.AsEnumerable().GetEnumerator());
        while (steps.TryPeek(out var step))
        {
            if (!step.MoveNext())
            {
                steps.Pop();
                if (path.Count > 0)
                {
                    onPath.Remove(path[^1]);
                    done.Add(path[^1]);
                    path.RemoveAt(path.Count - 1);
                }
                continue;
            }
            var node = step.Current;
            if (onPath.Contains(node))
                return path[path.IndexOf(node)..];
            if (done.Contains(node))
                continue;
            path.Add(node);
            onPath.Add(node);
            steps.Push(NextOf(node).GetEnumerator());
        }
        return [];
    }

    /// <summary>What a resource or an output waits for, as far as it is not there yet.</summary>
    private static IEnumerable<object> NextOf(object node) => Open(node switch
    {
        Resource resource => resource.Waiting.WaitsFor,
        IOutput output => output.WaitsFor,
        _ => null,
    });

    private static IEnumerable<object> Open(object? waitsFor) => waitsFor switch
    {
        Next next => Open(next.WaitsFor),
        Resource resource => resource.IsRegistered ? [] : [resource],
        IOutput output => output.IsCompleted ? [] : [output],
        IEnumerable several => several.Cast<object>().SelectMany(Open),
        _ => [],
    };
}
