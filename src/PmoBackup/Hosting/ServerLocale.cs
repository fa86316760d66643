using System.Runtime.InteropServices;

namespace PmoBackup.Hosting;

/// <summary>The locale of a local server when none is asked for.</summary>
internal static partial class ServerLocale
{
    private const string Unicode = "C.UTF-8";
    private const int CharacterTypes = 1;

    public static string Default(string encoding) =>
        encoding.Equals("UTF8", StringComparison.OrdinalIgnoreCase) && Exists(Unicode) ? Unicode : "C";

    private static bool Exists(string name)
    {
        var locale = New(CharacterTypes, name, 0);
        if (locale != 0)
            Free(locale);
        return locale != 0;
    }

    [LibraryImport("libc", EntryPoint = "newlocale", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint New(int categories, string name, nint basis);

    [LibraryImport("libc", EntryPoint = "freelocale")]
    private static partial void Free(nint locale);
}
