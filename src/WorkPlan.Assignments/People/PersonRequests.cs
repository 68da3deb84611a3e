using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Assignments.People;

/// <summary>A person as it is registered: alone, or as a row of an import.</summary>
public sealed record RegisterPersonRequest
{
    [Text(OrganisationLimits.PersonCode)]
    public required string Code { get; init; }

    [Text(OrganisationLimits.PersonName)]
    public required string FullName { get; init; }

    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    public required PersonKind Kind { get; init; }

    public required DateOnly RecruitedOn { get; init; }

    /// <summary>The first day in the unit; the day of recruitment when it is not given.</summary>
    public DateOnly? ServesFrom { get; init; }

    public DateOnly? ServesTo { get; init; }

    [Items(0, 20)]
    public IReadOnlyList<TitleRequest> Titles { get; init; } = [];

    [Items(0, 20)]
    public IReadOnlyList<QualificationRequest> Qualifications { get; init; } = [];

    [Items(0, 20)]
    public IReadOnlyList<StrengthRequest> Strengths { get; init; } = [];

    [Items(0, 20)]
    public IReadOnlyList<CapabilityRequest> Capabilities { get; init; } = [];

    [Items(0, 20)]
    public IReadOnlyList<PositionRequest> Positions { get; init; } = [];

    [Items(0, 20)]
    public IReadOnlyList<AbsenceRequest> Absences { get; init; } = [];
}

public sealed record ChangePersonRequest
{
    [Text(OrganisationLimits.PersonName)]
    public required string FullName { get; init; }

    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    public required PersonKind Kind { get; init; }

    public required DateOnly RecruitedOn { get; init; }

    public required DateOnly ServesFrom { get; init; }

    public DateOnly? ServesTo { get; init; }
}

/// <summary>A judicial or a management title, exactly one of the two.</summary>
public sealed record TitleRequest
{
    public JudicialTitle? JudicialTitle { get; init; }

    public ManagementTitle? ManagementTitle { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day of the term; missing for a title without term.</summary>
    public DateOnly? To { get; init; }

    [OptionalText(100)]
    public string? DecisionNumber { get; init; }
}

public sealed record QualificationRequest
{
    public required QualificationLevel Level { get; init; }

    [Text(200)]
    public required string Name { get; init; }

    [OptionalText(PersonConfiguration.FieldCodeLength)]
    public string? FieldCode { get; init; }

    public required DateOnly AwardedOn { get; init; }

    /// <summary>The last day on which it counts; missing when it counts for ever.</summary>
    public DateOnly? To { get; init; }
}

public sealed record StrengthRequest
{
    [Text(PersonConfiguration.FieldCodeLength)]
    public required string FieldCode { get; init; }

    [Between(1, Strength.Highest)]
    public required int Level { get; init; }

    /// <summary>From a day on; then an earlier strength in the field ends on the day before. Without it, it takes the place of an earlier one.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}

public sealed record CapabilityRequest
{
    [Text(PersonConfiguration.FieldCodeLength)]
    public required string FieldCode { get; init; }

    [Text(200)]
    public required string Name { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }
}

public sealed record PositionRequest
{
    [Text(200)]
    public required string Name { get; init; }

    [OptionalText(PersonConfiguration.FieldCodeLength)]
    public string? FieldCode { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }
}

/// <summary>At the seat of which unit somebody works.</summary>
public sealed record StationRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }
}

public sealed record AbsenceRequest
{
    public required AbsenceKind Kind { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }
}

/// <summary>The last day of a title, a position, a strength, a capability, a station or an absence.</summary>
public sealed record EndRequest
{
    public required DateOnly LastDay { get; init; }
}
