using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>What a function returned, passed on as an argument: its fields, with a small first letter.</summary>
internal sealed class OutputTypeAsInput : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var found = Find.Invoke(new FindInvokeArgs { Name = "x" });
        new Setting("whole", new SettingArgs { Value = Output.Unsecret(found).Apply(result => (object)result) });
        new Setting("list", new SettingArgs { Value = found.Apply(result => (object)ImmutableArray.Create(result)) });
    });
}
