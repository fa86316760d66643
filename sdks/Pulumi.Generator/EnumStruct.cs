namespace Pulumi.Generator;

/// <summary>Enums of strings, which are structs.</summary>
internal static class EnumStruct
{
    /// <summary>The struct.</summary>
    public static string Text(string key, OrderedDictionary<string, string> values)
    {
        var name = Token.Parse(key).Name;
        return $$"""
            /// <summary>The known values of <c>{{key}}</c>.</summary>
            [EnumType]
            public readonly struct {{name}} : IEquatable<{{name}}>
            {
                private readonly string _value;

                private {{name}}(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

            {{string.Join('\n', values.Select(value =>
                $"public static {name} {value.Key} {{ get; }} = new {name}({CodeText.Literal(value.Value)});")).Indented()}}

                public static bool operator ==({{name}} left, {{name}} right) => left.Equals(right);

                public static bool operator !=({{name}} left, {{name}} right) => !left.Equals(right);

                public static explicit operator string({{name}} value) => value._value;

                public override bool Equals(object? obj) => obj is {{name}} other && Equals(other);

                public bool Equals({{name}} other) => string.Equals(_value, other._value, StringComparison.Ordinal);

                public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

                public override string ToString() => _value;
            }
            """;
    }
}
