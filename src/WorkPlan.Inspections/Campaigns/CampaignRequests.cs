using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Inspections.Campaigns;

public sealed record PlanCampaignRequest
{
    [Text(400)]
    public required string Title { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    [Text(OrganisationLimits.UnitCode)]
    public required string ByUnitCode { get; init; }

    [Text(1000)]
    public required string Subject { get; init; }

    public required ScopeRequest Scope { get; init; }

    /// <summary>The units that are visited; all others in scope inspect themselves.</summary>
    [Items(0, 1000)]
    public required IReadOnlyList<string> DirectUnits { get; init; }

    public required DateTimeOffset SelfReportDueAt { get; init; }

    public required Guid ChecklistId { get; init; }

    public required DateOnly ExaminedFrom { get; init; }

    public required DateOnly ExaminedTo { get; init; }

    /// <summary>The scope is resolved to the units in force on this day.</summary>
    public required DateOnly CampaignDate { get; init; }
}

public sealed record ScopeRequest
{
    /// <summary>Levels of unit, for example district.</summary>
    [Items(1, 10)]
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>Types of unit, for example procuracy.</summary>
    [Items(1, 10)]
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>The unit below which they are: the inspecting unit itself unless given, or one above it, as for a division's inspection of district units.</summary>
    [OptionalText(OrganisationLimits.UnitCode)]
    public string? UnderUnitCode { get; init; }
}

public sealed record AnnounceCampaignRequest
{
    public required DateOnly AnnouncedOn { get; init; }
}

public sealed record CloseCampaignRequest
{
    public required DateOnly ClosedOn { get; init; }
}
