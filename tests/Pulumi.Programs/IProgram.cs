namespace Programs;

/// <summary>A Pulumi program as a user would write one; its scenario, if it has one, is the JSON file beside it.</summary>
internal interface IProgram
{
    /// <summary>What the program's Main would do.</summary>
    static abstract Task<int> RunAsync();
}
