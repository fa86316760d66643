namespace Pulumi;

/// <summary>What an output says of itself when it is used as text.</summary>
internal static class OutputText
{
    private const string Message = """
        Calling [ToString] on an [Output<T>] is not supported.

        To get the value of an Output<T> as an Output<string> consider:
        1. o.Apply(v => $"prefix{v}suffix")
        2. Output.Format($"prefix{hostname}suffix");

        See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.
        """;

    public static string OfToString()
    {
        if (ProgramSettings.IsSet("PULUMI_ERROR_OUTPUT_STRING"))
            throw new InvalidOperationException(Message);
        Log.Warn(Message);
        return $"{Message}\nThis function may throw in a future version of Pulumi.";
    }
}
