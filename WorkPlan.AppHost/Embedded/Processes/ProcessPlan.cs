namespace WorkPlan.AppHost.Embedded;

/// <summary>A command with its environment; a null value takes a variable away.</summary>
internal sealed record ProcessPlan
{
    public required string FileName { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    public required string WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Ports held for this process until it starts.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];
}
