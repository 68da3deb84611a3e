using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using WorkPlan.SharedKernel;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>Who makes the request: the account, the person behind it where there is one, and the roles it holds today.</summary>
public sealed class CurrentUser(IHttpContextAccessor http, TimeProvider clock)
{
    public const string PersonCodeClaim = "person";
    private IReadOnlyList<Grant>? _grants;

    private ClaimsPrincipal Principal => http.HttpContext?.User
        ?? throw new InvalidOperationException("There is no request, so there is no current user.");

    /// <summary>The account's id; <c>anonymous</c> on an anonymous endpoint.</summary>
    public string UserId => Principal.FindFirstValue("sub") ?? "anonymous";

    public string Name => Principal.FindFirstValue("name") ?? UserId;

    /// <summary>The code of the person in the staff register whose account this is; null for technical accounts.</summary>
    public string? PersonCode => Principal.FindFirstValue(PersonCodeClaim);

    /// <summary>The grants in force today.</summary>
    public IReadOnlyList<Grant> Grants => _grants ??= GrantsOf(Principal, clock);

    internal static IReadOnlyList<Grant> GrantsOf(ClaimsPrincipal principal, TimeProvider clock)
    {
        var today = VietnamTime.Today(clock);
        return
        [
            .. principal.FindAll(Grant.ClaimType).Select(claim => Grant.Parse(claim.Value)).OfType<Grant>()
                .Where(grant => grant.IsInForce(today)),
        ];
    }
}
