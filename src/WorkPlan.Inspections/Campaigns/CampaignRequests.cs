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

    /// <summary>The object of planning that the subject is about; the work plans of the campaign's year unless given.</summary>
    public SubjectRequest? SubjectObject { get; init; }

    public InspectionPlanRequest? PlanDocument { get; init; }

    /// <summary>When the team is with the units. It does not begin before the examined period does.</summary>
    public DateOnly? FieldworkFrom { get; init; }

    public DateOnly? FieldworkTo { get; init; }

    /// <summary>How many working days before the fieldwork the units are told at the latest, with the outline.</summary>
    [Between(0, 60)]
    public int? NoticeWorkingDays { get; init; }

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

public sealed record SubjectRequest
{
    public required SubjectKind Kind { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    public Guid? Id { get; init; }
}

public sealed record InspectionPlanRequest
{
    [Text(60)]
    public required string Number { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public Guid? DocumentId { get; init; }
}

public sealed record AnnounceCampaignRequest
{
    public required DateOnly AnnouncedOn { get; init; }

    /// <summary>What the units report on (đề cương).</summary>
    [OptionalText(4000)]
    public string? Outline { get; init; }
}

public sealed record PostponeVisitRequest
{
    [Text(2000)]
    public required string Reason { get; init; }

    public required DateOnly PostponedOn { get; init; }

    public required DateOnly VisitFrom { get; init; }

    public required DateOnly VisitTo { get; init; }
}

public sealed record NameTeamRequest
{
    [Items(1, 50)]
    public required IReadOnlyList<TeamMemberRequest> Members { get; init; }

    /// <summary>The decision that sets the team up; it may come later, but not after the campaign is announced.</summary>
    public TeamDecisionRequest? Decision { get; init; }
}

public sealed record TeamDecisionRequest
{
    /// <summary>For example 15/QĐ-VKS.</summary>
    [Text(60)]
    public required string Number { get; init; }

    public required DateOnly IssuedOn { get; init; }

    [Text(200)]
    public required string Issuer { get; init; }
}

public sealed record TeamMemberRequest
{
    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    public required TeamRole Role { get; init; }

    /// <summary>Units that the person inspects although it served there in the examined period.</summary>
    [Items(0, 100)]
    public IReadOnlyList<OverrideRequest> Overrides { get; init; } = [];
}

public sealed record OverrideRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Text(1000)]
    public required string Reason { get; init; }
}

public sealed record GiveNoticeRequest
{
    [Text(60)]
    public required string Number { get; init; }

    public required DateOnly IssuedOn { get; init; }

    [Text(8000)]
    public required string Text { get; init; }
}

public sealed record CloseCampaignRequest
{
    public required DateOnly ClosedOn { get; init; }
}
