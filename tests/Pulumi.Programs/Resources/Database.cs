using Pulumi;

namespace Programs;

/// <summary>A resource whose provider makes a secret of its own: the password.</summary>
internal sealed class Database(string name, DatabaseArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("demo:index:Database", name, args, options)
{
    [Output("endpoint")] public Output<string> Endpoint { get; private set; } = null!;

    [Output("password")] public Output<string> Password { get; private set; } = null!;

    [Output("port")] public Output<int> Port { get; private set; } = null!;
}
