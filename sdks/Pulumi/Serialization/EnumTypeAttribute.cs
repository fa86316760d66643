namespace Pulumi;

/// <summary>Marks a struct that stands for one text or number out of several, with a constructor and an explicit conversion.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;
