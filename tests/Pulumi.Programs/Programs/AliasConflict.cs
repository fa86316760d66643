using Pulumi;

namespace Programs;

/// <summary>An alias that says two things at once.</summary>
internal sealed class AliasConflict : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var conflict = new Alias { Urn = "urn:pulumi:a::b::c::d", Name = "former" };
        new Widget("widget", new WidgetArgs { Size = 1 }, new() { Aliases = { conflict } });
    });
}
