namespace PmoBackup.Tests.Storage;

/// <summary>What paths that lead astray are made of.</summary>
public enum PathPiece
{
    Letter,
    Dash,
    Dot,
    Slash,
    Backslash,
    Nul,
}
