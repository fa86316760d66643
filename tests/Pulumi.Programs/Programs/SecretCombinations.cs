using System.Collections.Immutable;
using Pulumi;

namespace Programs;

/// <summary>What becomes secret when secrets meet plain values, lists, maps and tuples.</summary>
internal sealed class SecretCombinations : IProgram
{
    public static Task<int> RunAsync() => Deployment.RunAsync(() =>
    {
        var secret = Output.CreateSecret("s");
        var open = Output.Create("o");
        return new Dictionary<string, object?>
        {
            ["all"] = Output.All(open, secret),
            ["allOpen"] = Output.All(open, open),
            ["ofInputs"] = Output.All<string>(["plain", open, secret]),
            ["tuple"] = Output.Tuple(open, secret).Apply(both => both.Item1 + both.Item2),
            ["format"] = Output.Format($"{open}-{secret}-{3}"),
            ["chained"] = open.Apply(o => secret.Apply(s => o + s)),
            ["opened"] = Output.Unsecret(open.Apply(o => secret)),
            ["ofTask"] = Output.CreateSecret(Task.FromResult(7)),
            ["ofOutput"] = Output.CreateSecret(Output.CreateSecret(open)),
            ["inside"] = Output.Create(ImmutableArray.Create<object>("a", secret)),
            ["insideSecret"] = Output.CreateSecret<object>(new Dictionary<string, object?>
            {
                ["in"] = secret,
                ["beside"] = open,
            }),
            ["null"] = Output.CreateSecret((string?)null),
            ["list"] = new InputList<string> { open, secret },
            ["map"] = new InputMap<string> { ["open"] = open, ["secret"] = secret },
            ["mapped"] = new InputMap<string> { ["secret"] = secret }.Apply(map => map.Count),
        };
    });
}
