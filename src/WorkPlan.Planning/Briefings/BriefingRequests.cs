using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Briefings;

public record BriefingMinutesRequest
{
    [Text(BriefingLimits.ChairedBy)]
    public required string ChairedBy { get; init; }

    [Text(BriefingLimits.Minutes)]
    public required string Minutes { get; init; }
}

public sealed record RecordBriefingRequest : BriefingMinutesRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    public required BriefingKind Kind { get; init; }

    public required DateOnly HeldOn { get; init; }
}
