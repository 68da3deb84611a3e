using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>The permission that an endpoint demands.</summary>
public sealed record PermissionMetadata(string Permission);

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

/// <summary>The default policy asks for a signed-in caller and for the endpoint's permissions.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    private static readonly AuthorizationPolicy Policy =
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement()).Build();

    public override Task<AuthorizationPolicy> GetDefaultPolicyAsync() => Task.FromResult(Policy);
}
