using System.Text.RegularExpressions;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Units;

public sealed record CreateUnitRequest(
    [property: UnitCode] string Code,
    [property: Text(UnitLimits.Name)] string Name,
    OrgLevel Level,
    OrgUnitType Type,
    [property: OptionalText(OrganisationLimits.UnitCode)] string? ParentCode,
    DateOnly ValidFrom,
    DateOnly? ValidTo = null);

public sealed record ChangeUnitRequest(
    [property: Text(UnitLimits.Name)] string Name,
    OrgLevel Level,
    OrgUnitType Type,
    [property: OptionalText(OrganisationLimits.UnitCode)] string? ParentCode);

public sealed record CloseUnitRequest(DateOnly LastDay);

/// <summary>The code of a unit: letters, digits, dots and hyphens, for example <c>HT.HUONG-SON</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class UnitCodeAttribute : BilingualAttribute
{
    protected override (string Key, object?[] Arguments)? Refuse(object? value) =>
        value is string code && code.Length <= OrganisationLimits.UnitCode && Form().IsMatch(code)
            ? null
            : ("Unit.CodeForm", [OrganisationLimits.UnitCode]);

    [GeneratedRegex(@"^[A-Za-z0-9]+([.\-][A-Za-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
