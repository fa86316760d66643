using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>Arguments of one kind or another, and the two sorts of enumeration, there and back.</summary>
internal sealed class UnionsAndEnums : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var first = Make("numbers", new()
        {
            Port = 8080,
            Tier = Tier.Gold,
            Size = Size.Large,
            Mode = Mode.Fast,
            Tiers = { Tier.Gold, "plain" },
        });
        Make("texts", new() { Port = "http", Tier = "custom", Modes = { Mode.Slow, Mode.Fast } });
        Make("outputs", new() { Port = first.Name.Apply(name => name + "!"), Size = first.SizeBack, Mode = first.ModeBack });
        Make("union", new() { Port = Union<int, string>.FromT0(7), Tier = Output.Create(Union<Tier, string>.FromT1("t")) });
        Make("secret", new()
        {
            Port = Output.CreateSecret(5),
            Tiers = { Output.CreateSecret(Tier.Silver), Output.CreateSecret("s") },
        });
        Make("unset", new() { Port = new InputUnion<int, string>() });
        return new Dictionary<string, object?>
        {
            ["portIsNumber"] = first.PortBack.IsT0(),
            ["port"] = first.PortBack.AsT0(),
            ["portValue"] = first.PortBack.Value(),
            ["tier"] = first.TierBack.Apply(tier => tier.Match(known => "known " + (string)known, text => "text " + text)),
            ["size"] = first.SizeBack.Apply(size => (double)size),
            ["mode"] = first.ModeBack.Apply(mode => mode.ToString()),
            ["raw"] = first.TierBack,
            ["tiers"] = first.TiersBack,
        };
    });

    private static Plan Make(string name, PlanArgs args) => new(name, args);

    private enum Mode
    {
        Slow,
        Fast = 7,
    }

    [EnumType]
    private readonly struct Tier : IEquatable<Tier>
    {
        private readonly string _value;

        private Tier(string value) => _value = value;

        public static Tier Gold { get; } = new("gold-tier");

        public static Tier Silver { get; } = new("silver-tier");

        public static explicit operator string(Tier value) => value._value;

        public bool Equals(Tier other) => _value == other._value;

        public override bool Equals(object? obj) => obj is Tier other && Equals(other);

        public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);
    }

    [EnumType]
    private readonly struct Size : IEquatable<Size>
    {
        private readonly double _value;

        private Size(double value) => _value = value;

        public static Size Large { get; } = new(2.5);

        public static explicit operator double(Size value) => value._value;

        public bool Equals(Size other) => _value.Equals(other._value);

        public override bool Equals(object? obj) => obj is Size other && Equals(other);

        public override int GetHashCode() => _value.GetHashCode();
    }

    private sealed class PlanArgs : ResourceArgs
    {
        [Input("tiers")] private InputList<Union<Tier, string>>? _tiers;

        [Input("modes")] private InputList<Mode>? _modes;

        [Input("port")] public InputUnion<int, string>? Port { get; set; }

        [Input("tier")] public InputUnion<Tier, string>? Tier { get; set; }

        [Input("size")] public Input<Size>? Size { get; set; }

        [Input("mode")] public Input<Mode>? Mode { get; set; }

        public InputList<Union<Tier, string>> Tiers { get => _tiers ??= []; set => _tiers = value; }

        public InputList<Mode> Modes { get => _modes ??= []; set => _modes = value; }
    }

    private sealed class Plan(string name, PlanArgs args) : CustomResource("demo:index:Plan", name, args, null)
    {
        [Output("endpoint")] public Output<string> Name { get; private set; } = null!;

        [Output("port")] public Output<Union<int, string>> PortBack { get; private set; } = null!;

        [Output("tier")] public Output<Union<Tier, string>> TierBack { get; private set; } = null!;

        [Output("tiers")] public Output<ImmutableArray<Union<Tier, string>>> TiersBack { get; private set; } = null!;

        [Output("size")] public Output<Size> SizeBack { get; private set; } = null!;

        [Output("mode")] public Output<Mode> ModeBack { get; private set; } = null!;
    }
}
