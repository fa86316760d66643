using Pulumi;

namespace PmoBackup.Infra.Components;

/// <summary>What a host knows of a database, whichever host it is.</summary>
internal sealed record DatabaseFacts(Output<string> Id, Output<string> Hosts, Output<int> WindowDays, Output<string> Drift);
