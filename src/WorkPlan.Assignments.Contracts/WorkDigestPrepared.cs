namespace WorkPlan.Assignments.Contracts;

/// <summary>
/// What a month was for somebody and what the next one brings: sent once for each person and month, in the month's first days, to those who
/// have anything in it; can come twice. Numbers as of that day; they are not corrected later.
/// </summary>
public sealed record WorkDigestPrepared
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string PersonCode { get; init; }

    /// <summary>The person's unit on the last day of the month.</summary>
    public required string UnitCode { get; init; }

    /// <summary>The month, as 2022-M05; a month keeps its name in the work year.</summary>
    public required string Period { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>Tasks that were done in the month, and how many of them after their deadline.</summary>
    public required int Done { get; init; }

    public required int DoneLate { get; init; }

    /// <summary>Open tasks that are due in the month that follows.</summary>
    public required int Due { get; init; }

    /// <summary>Open tasks whose deadline had passed with the month.</summary>
    public required int Overdue { get; init; }

    /// <summary>Working days of effort that are held, against the working days of the month that follows without leave.</summary>
    public required int EffortDays { get; init; }

    public required int CapacityDays { get; init; }

    /// <summary>Working days of leave in the month that follows.</summary>
    public required int LeaveDays { get; init; }
}
