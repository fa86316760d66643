using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output turned out to be: its value, where it comes from, and whether it is known and secret.</summary>
internal readonly record struct OutputData<T>(ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    /// <summary>Whether a value made of this one and others is known and secret.</summary>
    public (bool IsKnown, bool IsSecret) With(bool isKnown, bool isSecret) => (isKnown && IsKnown, isSecret || IsSecret);

    public OutputData<TOther> Select<TOther>(TOther value) => new(Resources, value, IsKnown, IsSecret);
}

internal static class OutputData
{
    public static OutputData<T> Known<T>(T value, bool isSecret = false) => new([], value, IsKnown: true, isSecret);

    public static OutputData<T> Unknown<T>(T value = default!) => new([], value, IsKnown: false, IsSecret: false);
}
