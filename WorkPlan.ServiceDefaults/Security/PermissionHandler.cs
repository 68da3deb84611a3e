using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>The permission that an endpoint demands.</summary>
public sealed record PermissionMetadata(string Permission);

/// <summary>Why an endpoint demands no permission of a caller who is signed in.</summary>
public sealed record SignedInSufficesMetadata(string Because);

/// <summary>The caller holds every permission that the endpoint demands, in some unit, today.</summary>
internal sealed class PermissionRequirement : IAuthorizationRequirement;

internal sealed class PermissionHandler(PermissionTable table, TimeProvider clock) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var demanded = (context.Resource as HttpContext)?.GetEndpoint()?.Metadata.GetOrderedMetadata<PermissionMetadata>() ?? [];
        var grants = CurrentUser.GrantsOf(context.User, clock);
        if (demanded.All(metadata => grants.Any(grant => table.Holds(grant.Role, metadata.Permission))))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
