namespace PmoBackup.Tests.Storage.S3;

/// <summary>What a proxy does to a request.</summary>
internal enum FaultKind
{
    /// <summary>It is taken, and never answered.</summary>
    Silence,

    /// <summary>The connection is closed after so many bytes of its body.</summary>
    CutRequest,

    /// <summary>It is answered with an error that the server never gave.</summary>
    Status,

    /// <summary>The server does it, and its answer is lost.</summary>
    LoseAnswer,

    /// <summary>The connection is closed after so many bytes of the answer's body.</summary>
    CutResponse,

    /// <summary>One byte of the answer's body is another one.</summary>
    ChangeByte,

    /// <summary>The answer tells a length that is too long.</summary>
    Lengthen,

    /// <summary>The answer tells a length that is too short.</summary>
    Shorten,
}
