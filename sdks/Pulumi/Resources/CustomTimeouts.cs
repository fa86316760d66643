namespace Pulumi;

/// <summary>How long the provider may take; the provider's own limits where nothing is given.</summary>
public sealed class CustomTimeouts
{
    /// <summary>For a create.</summary>
    public TimeSpan? Create { get; set; }

    /// <summary>For an update.</summary>
    public TimeSpan? Update { get; set; }

    /// <summary>For a delete.</summary>
    public TimeSpan? Delete { get; set; }

    internal CustomTimeouts Clone() => (CustomTimeouts)MemberwiseClone();

    internal Engine.RegisterResourceRequest.Types.Timeouts ToMessage()
    {
        return new() { Create = Text(Create), Update = Text(Update), Delete = Text(Delete) };

        // A tick is 100 ns.
        static string Text(TimeSpan? time) => time is { } given ? $"{given.Ticks}00ns" : "";
    }
}
