using Pulumi;

namespace Programs;

/// <summary>Whole numbers and fractions up to their limits; all of them are doubles on the way.</summary>
internal sealed class Numbers : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var setting = new Setting("numbers", new SettingArgs
        {
            Value = new object[]
            {
                0,
                -1,
                int.MaxValue,
                int.MinValue,
                0.1,
                -0.5,
                1e21,
                1.7976931348623157e308,
                5e-324,
                9007199254740993d,
            },
        });
        var widget = new Widget("widget", new WidgetArgs { Size = int.MaxValue });
        return new Dictionary<string, object?>
        {
            ["size"] = widget.Size,
            ["next"] = widget.Size.Apply(size => size - 1),
            ["back"] = setting.Value,
            ["text"] = Output.Format($"{1.5} {1234567.891} {int.MaxValue:N0} {0.1 + 0.2} {true}"),
        };
    });
}
