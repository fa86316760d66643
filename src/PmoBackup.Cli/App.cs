using System.Text;

namespace PmoBackup.Cli;

/// <summary>What the program takes from its surroundings.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Variable">Looks up an environment variable; null where it is not set.</param>
/// <param name="Out">Standard output: data.</param>
/// <param name="Error">Standard error: progress, notes, errors.</param>
/// <param name="Terminal">Who reads them.</param>
internal sealed record App(
    TimeProvider Time, Func<string, string?> Variable, TextWriter Out, TextWriter Error, Terminal Terminal)
{
    /// <summary>The surroundings of this process.</summary>
    public static App OfThisProcess()
    {
        // JSON is UTF-8 whatever the locale says. Writing to a reader that has gone is no error in this stream.
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        Func<string, string?> variable = Environment.GetEnvironmentVariable;
        return new App(TimeProvider.System, variable, output, Console.Error, Terminal.Detect(variable));
    }
}
