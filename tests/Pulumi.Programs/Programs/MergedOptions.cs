using Pulumi;

namespace Programs;

/// <summary>Two sets of options made into one: the second one's single values win, lists come one after the other.</summary>
internal sealed class MergedOptions : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var first = new Widget("first", new WidgetArgs { Size = 1 });
        var second = new Widget("second", new WidgetArgs { Size = 2 });
        CustomResourceOptions One() => new()
        {
            Protect = true,
            DependsOn = { first },
            IgnoreChanges = { "a" },
            Version = "1.0.0",
            Aliases = { new Alias { Name = "once" } },
            AdditionalSecretOutputs = { "x" },
            DeleteBeforeReplace = true,
            EnvVarMappings = { ["A"] = "1", ["B"] = "2" },
            HideDiffs = { "h" },
            ReplaceOnChanges = { "r" },
            ReplacementTrigger = "one",
            DeletedWith = first,
            CustomTimeouts = new() { Create = TimeSpan.FromSeconds(1) },
        };
        CustomResourceOptions Two() => new()
        {
            Protect = false,
            DependsOn = { second },
            IgnoreChanges = { "b" },
            RetainOnDelete = true,
            Aliases = { new Alias { Name = "twice" } },
            AdditionalSecretOutputs = { "y" },
            EnvVarMappings = { ["B"] = "3" },
            ReplaceWith = { second },
            ReplaceOnChanges = { "s" },
            CustomTimeouts = new() { Delete = TimeSpan.FromSeconds(2) },
        };
        Make("both", CustomResourceOptions.Merge(One(), Two()));
        Make("reversed", CustomResourceOptions.Merge(Two(), One()));
        Make("with-nothing", CustomResourceOptions.Merge(null, One()));
        Make("nothing", CustomResourceOptions.Merge(null, null));
        Make("alone", One());
        new Group("group", ComponentResourceOptions.Merge(
            new ComponentResourceOptions { Protect = true, DependsOn = { first }, IgnoreChanges = { "a" } },
            new ComponentResourceOptions { DependsOn = { second }, IgnoreChanges = { "b" }, Version = "2.0.0" }));
    });

    private static void Make(string name, CustomResourceOptions options) =>
        new Widget(name, new WidgetArgs { Size = 1 }, options);
}
