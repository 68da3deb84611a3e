using System.Text.RegularExpressions;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Identity.Accounts;

/// <summary>One of the system's roles.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class KnownRoleAttribute : BilingualAttribute
{
    protected override (string, object?[])? Refuse(object? value) =>
        value is string role && Roles.All.Contains(role) ? null : ("Grant.UnknownRole", [string.Join(", ", Roles.All)]);
}

/// <summary>A unit's code, or <c>*</c>. Nothing else: the grant is a line of fields in the token, and a code must not forge another field.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed partial class GrantUnitAttribute : BilingualAttribute
{
    protected override (string, object?[])? Refuse(object? value) =>
        value is string { Length: <= OrganisationLimits.UnitCode } code && (code == Grant.EveryUnit || Code().IsMatch(code))
            ? null
            : ("Grant.UnitCode", [OrganisationLimits.UnitCode]);

    [GeneratedRegex(@"^[\p{L}\p{M}\p{Nd}][\p{L}\p{M}\p{Nd} ._/\-]*\z")]
    private static partial Regex Code();
}
