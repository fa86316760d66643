using PmoBackup.Errors;

namespace PmoBackup.Cli.Schedules;

/// <summary>The task catalog for another scheduler.</summary>
/// <param name="Files">What the scheduler reads.</param>
/// <param name="Notes">What its reader must know and no file says, a sentence each: what to prepare, what is left out.</param>
internal sealed record GeneratedSchedule(IReadOnlyList<GeneratedFile> Files, IReadOnlyList<string> Notes)
{
    /// <summary>Prints everything; several files under their names.</summary>
    public void Print(TextWriter output)
    {
        foreach (var note in Notes)
            output.WriteLine($"# {note}");
        foreach (var file in Files)
        {
            if (Files.Count > 1)
                output.WriteLine($"\n# ---- {file.Name} ----");
            output.Write(file.Text);
        }
    }

    /// <summary>Writes the files into a folder, which is made where it is missing. Files of the same name are replaced.</summary>
    /// <exception cref="UsageException">There can be no such folder.</exception>
    /// <exception cref="PmoException">Some of the files could not be written.</exception>
    public void WriteTo(string folder)
    {
        var written = 0;
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in Files)
            {
                File.WriteAllText(Path.Combine(folder, file.Name), file.Text);
                written++;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            const string Hint = "Give --out a folder that you may write into.";
            throw written == 0
                ? new UsageException($"The folder '{folder}' cannot be written into: {e.Message}", Hint, e)
                : new PmoException(
                    ExitCode.Partial, $"{written} of {Files.Count} files are in '{folder}', then: {e.Message}", Hint, e);
        }
    }
}
