namespace Pulumi.Sdks.Tests;

/// <summary>The values of inputs and outputs.</summary>
internal static class Known
{
    public static Task<T> Of<T>(Input<T> input) => Of((Output<T>)input);

    public static Task<T> Of<T>(Output<T> output)
    {
        var value = new TaskCompletionSource<T>();
        output.Apply(known => value.TrySetResult(known));
        return value.Task;
    }
}
