using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Dissemination;

public sealed record DisseminateRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    public required DateOnly MeetingOn { get; init; }

    /// <summary>Code of the person who disseminated it.</summary>
    [Text(OrganisationLimits.PersonCode)]
    public required string DisseminatedBy { get; init; }
}

public sealed record AcknowledgeRequest
{
    /// <summary>The day on which it was acknowledged; today unless given.</summary>
    public DateOnly? AcknowledgedOn { get; init; }

    /// <summary>For a paper list: the unit whose list it is. Left out, the caller acknowledges for himself or herself.</summary>
    [OptionalText(OrganisationLimits.UnitCode)]
    public string? UnitCode { get; init; }

    /// <summary>For a paper list: who signed it.</summary>
    [Items(0, 5000)]
    public IReadOnlyList<string>? PersonCodes { get; init; }
}
