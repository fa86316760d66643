namespace Pulumi.Generator;

/// <summary>The class that knows the package's version, which goes with every registration and call.</summary>
internal static class PackageClass
{
    /// <summary>The class.</summary>
    public static string Text(string version) => $$"""
        internal static class Package
        {
            public const string Version = "{{version}}";

            public static InvokeOptions WithVersion(this InvokeOptions? options)
            {
                options ??= new InvokeOptions();
                options.Version ??= Version;
                return options;
            }

            public static InvokeOutputOptions WithVersion(this InvokeOutputOptions? options)
            {
                options ??= new InvokeOutputOptions();
                options.Version ??= Version;
                return options;
            }

            /// <summary>The first of these variables that is set.</summary>
            public static string? Environment(params string[] names)
                => names.Select(global::System.Environment.GetEnvironmentVariable).FirstOrDefault(value => value != null);
        }
        """;
}
