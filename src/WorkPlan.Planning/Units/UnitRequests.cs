using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Units;

public sealed record CreateUnitRequest(
    [property: Code(OrganisationLimits.UnitCode)] string Code,
    [property: Text(UnitLimits.Name)] string Name,
    OrgLevel Level,
    OrgUnitType Type,
    [property: OptionalText(OrganisationLimits.UnitCode)] string? ParentCode,
    DateOnly ValidFrom,
    DateOnly? ValidTo = null,
    [property: OptionalText(UnitLimits.Seat)] string? Seat = null);

public sealed record ChangeUnitRequest(
    [property: Text(UnitLimits.Name)] string Name,
    OrgLevel Level,
    OrgUnitType Type,
    [property: OptionalText(OrganisationLimits.UnitCode)] string? ParentCode,
    [property: OptionalText(UnitLimits.Seat)] string? Seat = null);

public sealed record CloseUnitRequest(DateOnly LastDay);
