namespace WorkPlan.Planning.Contracts;

/// <summary>
/// The state of a unit after it was created, renamed, moved or closed. Sent for every change, in order for each unit; can come twice.
/// A later version replaces all earlier ones.
/// </summary>
public sealed record OrgUnitChanged
{
    public required string StreamKey { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Where the unit sits; tells units of one name apart.</summary>
    public string? Seat { get; init; }

    /// <summary>supreme, high, province, district or region.</summary>
    public required string Level { get; init; }

    /// <summary>procuracy, department, division, office or section.</summary>
    public required string Type { get; init; }

    public string? ParentCode { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }
}
