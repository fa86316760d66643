using System.Text;
using Grpc.Core;

namespace Pulumi;

/// <summary>An exception for the engine's log: what, where, and only then why.</summary>
internal static class ExceptionText
{
    public static string Of(Exception exception)
    {
        var text = new StringBuilder().Append(exception.GetType()).Append(": ").Append(exception.Message);
        if (exception.StackTrace is { } stackTrace)
            text.Append('\n').Append(stackTrace);
        if (exception is RpcException { During: { } during })
            text.Append("\n   at ").Append(during);
        var causes = exception is AggregateException several ? several.InnerExceptions : [exception.InnerException!];
        foreach (var cause in causes)
        {
            if (cause != null)
                text.Append("\n ---> ").Append(Of(cause));
        }
        return text.ToString();
    }
}
