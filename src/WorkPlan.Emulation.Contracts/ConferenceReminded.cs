namespace WorkPlan.Emulation.Contracts;

/// <summary>
/// A unit's yearly conference of civil servants and employees is due soon and not held, or it is overdue. Once before and once after each
/// last day, however many instances look; can come twice with the same notice, and after the conference was held.
/// </summary>
public sealed record ConferenceReminded
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid NoticeId { get; init; }

    /// <summary>The unit that has to hold it.</summary>
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>The campaign that asks for it.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Its title.</summary>
    public required string Campaign { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The day for which it is called; null while it is not.</summary>
    public DateOnly? CalledFor { get; init; }

    /// <summary>Whether the last day is over.</summary>
    public required bool Overdue { get; init; }
}
