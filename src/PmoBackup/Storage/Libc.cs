using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PmoBackup.Storage;

/// <summary>The calls of 64-bit Linux that .NET has no name for: steps from an open folder, links, fsync of folders.</summary>
internal static partial class Libc
{
    public const int NoPermission = 1, NoEntry = 2, Interrupted = 4, AccessDenied = 13, Exists = 17, OtherDevice = 18,
        NotAFolder = 20, IsAFolder = 21, NoSpace = 28, ReadOnlyDevice = 30, FolderNotEmpty = 39, TooManyLinks = 40,
        OverQuota = 122;

    public const int ReadOnly = 0, WriteOnly = 1, Create = 0x40, Exclusive = 0x80, NonBlocking = 0x800, CloseOnExec = 0x80000;
    public const int RemoveFolder = 0x200, NoFollowAtStatus = 0x100, BasicStatus = 0x7ff;
    public const int AdviseSequential = 2;

    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    // The kernel gives these two flags other values on ARM than on x64.
    public static int FolderOnly => IsArm ? 0x4000 : 0x10000;

    public static int NoFollow => IsArm ? 0x8000 : 0x20000;

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "mkdir", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int MakeFolder(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int OpenAt(SafeFileHandle folder, string name, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "mkdirat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int MakeFolderAt(SafeFileHandle folder, string name, uint mode);

    [LibraryImport("libc", EntryPoint = "linkat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int LinkAt(SafeFileHandle from, string name, SafeFileHandle to, string newName, int flags);

    [LibraryImport("libc", EntryPoint = "unlinkat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int UnlinkAt(SafeFileHandle folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int StatusAt(SafeFileHandle folder, string name, int flags, uint mask, out FileStatus status);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static unsafe partial nint Write(SafeFileHandle file, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "futimens", SetLastError = true)]
    public static partial int SetTimes(SafeFileHandle file, nint times);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int Synchronize(SafeFileHandle fileOrFolder);

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    public static partial int Advise(SafeFileHandle file, long offset, long length, int advice);

    [LibraryImport("libc", EntryPoint = "fdopendir", SetLastError = true)]
    public static partial nint OpenEntries(int folder);

    [LibraryImport("libc", EntryPoint = "readdir", SetLastError = true)]
    public static partial nint ReadEntry(nint entries);

    [LibraryImport("libc", EntryPoint = "closedir")]
    public static partial int CloseEntries(nint entries);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);
}
