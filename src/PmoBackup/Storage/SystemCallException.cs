using System.Runtime.InteropServices;

namespace PmoBackup.Storage;

/// <summary>A call to the file system failed; the store says it in its own words before anyone else sees it.</summary>
/// <param name="code">The error number.</param>
internal sealed class SystemCallException(int code) : IOException(Marshal.GetPInvokeErrorMessage(code), code)
{
    public int Code { get; } = code;

    /// <summary>The failure of the call just made.</summary>
    public static SystemCallException Last() => new(Marshal.GetLastPInvokeError());

    /// <summary>Throws when the call just made failed with anything but what is expected.</summary>
    /// <returns>Zero after a success, otherwise the expected error number.</returns>
    public static int Check(nint result, params ReadOnlySpan<int> expected)
    {
        if (result >= 0)
            return 0;
        var code = Marshal.GetLastPInvokeError();
        return expected.Contains(code) ? code : throw new SystemCallException(code);
    }
}
