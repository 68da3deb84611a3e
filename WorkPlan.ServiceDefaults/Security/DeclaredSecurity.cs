using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;

namespace WorkPlan.ServiceDefaults.Security;

/// <summary>
/// Start-up fails when an endpoint neither demands a permission, nor says why being signed in is enough, nor declares itself anonymous.
/// Looks at the endpoints that the pipeline has been built for, before it serves the first request: asked for on their own they would all
/// be made a second time.
/// </summary>
internal sealed class DeclaredSecurity(PermissionTable table, EndpointDataSource endpoints) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        var open = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !IsDeclared(endpoint))
            .Select(endpoint => endpoint.DisplayName ?? endpoint.RoutePattern.RawText)
            .ToArray();
        if (open.Length > 0)
        {
            throw new InvalidOperationException(
                $"These endpoints neither demand a known permission nor say why being signed in is enough nor declare themselves anonymous: {string.Join("; ", open)}");
        }
    };

    private bool IsDeclared(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return true;
        var permissions = endpoint.Metadata.GetOrderedMetadata<PermissionMetadata>();
        return permissions.Count > 0
            ? permissions.All(metadata => table.Permissions.Contains(metadata.Permission))
            // Any policy's name would do otherwise, whatever that policy asks for.
            : endpoint.Metadata.GetMetadata<SignedInSufficesMetadata>() is not null
                && endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null);
    }
}
