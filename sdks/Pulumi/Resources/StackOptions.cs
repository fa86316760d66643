namespace Pulumi;

/// <summary>Options of a stack. The official ones are all about transformations, which this SDK does not have.</summary>
public class StackOptions;
