using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Identity.Accounts;

/// <summary>
/// For system administrators of every unit only: accounts and keys belong to no unit, and an administrator of one unit must not make
/// an account that is more than itself.
/// </summary>
internal sealed class WholeSystemFilter(CurrentUser user) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        user.Grants.Any(grant => grant is { Role: Roles.SystemAdministrator, UnitCode: Grant.EveryUnit })
            ? next(context)
            : throw AccountRules.WholeSystemOnly();
}
