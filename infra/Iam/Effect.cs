namespace PmoBackup.Infra.Iam;

/// <summary>What a statement does; a denial beats every permission.</summary>
public enum Effect
{
    /// <summary>Permits.</summary>
    Allow = 0,

    /// <summary>Refuses, whoever permits.</summary>
    Deny = 1,
}
