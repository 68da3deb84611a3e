using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>What belongs to no unit: accounts and keys, policies and scoring tables of the whole sector, queues and the state of services.</summary>
public static class WholeSystemExtensions
{
    /// <summary>
    /// Refuses with 403 <c>whole-system-only</c> unless the caller holds the endpoint's permission in every unit: a grant in one of them
    /// must not reach into all the others.
    /// </summary>
    public static TBuilder ForTheWholeSystem<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter<TBuilder, WholeSystemFilter>();

    private sealed class WholeSystemFilter : IEndpointFilter
    {
        public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var services = context.HttpContext.RequestServices;
            var table = services.GetRequiredService<PermissionTable>();
            var grants = services.GetRequiredService<CurrentUser>().Grants.Where(grant => grant.UnitCode == Grant.EveryUnit).ToArray();
            var demanded = context.HttpContext.GetEndpoint()?.Metadata.GetOrderedMetadata<PermissionMetadata>() ?? [];
            return demanded.All(metadata => grants.Any(grant => table.Holds(grant.Role, metadata.Permission)))
                ? next(context)
                : throw new ForbiddenException("whole-system-only");
        }
    }
}
