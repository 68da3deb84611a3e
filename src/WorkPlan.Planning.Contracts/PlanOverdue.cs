namespace WorkPlan.Planning.Contracts;

/// <summary>
/// The day by which a unit's plan had to be issued is over, and it is not issued. Once for each such day; and once more with
/// <see cref="Lifted"/> when the plan was given more time or was withdrawn meanwhile. That it was issued at last is told by its
/// <see cref="PlanIssued"/> alone. In order for each plan; can come twice. A later version replaces all earlier ones.
/// </summary>
public sealed record PlanOverdue
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid PlanId { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>The unit above, which has to see to it; null at the top.</summary>
    public string? SuperiorUnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required string Title { get; init; }

    /// <summary>draft, submitted, returned, approved; withdrawn where it is lifted for that.</summary>
    public required string State { get; init; }

    /// <summary>The day that is over.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>It is overdue no longer, without being issued.</summary>
    public bool Lifted { get; init; }
}
