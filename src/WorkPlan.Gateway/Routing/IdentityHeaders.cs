using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace WorkPlan.Gateway.Routing;

/// <summary>
/// Headers by which some proxies tell who the user is. WorkPlan's services believe only tokens; a client that sends such a header is
/// not passed on with it, so that no service can ever start to believe one.
/// </summary>
internal static class IdentityHeaders
{
    public static readonly IReadOnlyList<string> Names =
    [
        "X-User", "X-User-Id", "X-User-Name", "X-Username", "X-Roles", "X-Role", "X-Grant", "X-Grants", "X-Person", "X-Unit",
        "X-Remote-User", "Remote-User", "X-Forwarded-User", "X-Forwarded-Email", "X-Forwarded-Preferred-Username", "X-Forwarded-Groups",
        "X-Auth-Request-User", "X-Auth-Request-Email", "X-Auth-Request-Groups", "X-Authenticated-User", "X-Client-Cert", "X-SSL-Client-Cert",
        "X-MS-CLIENT-PRINCIPAL", "X-MS-CLIENT-PRINCIPAL-ID", "X-MS-CLIENT-PRINCIPAL-NAME", "Forwarded", "X-Original-URL", "X-Rewrite-URL",
    ];

    public static void Strip(TransformBuilderContext context)
    {
        foreach (var name in Names)
            context.AddRequestHeaderRemove(name);
    }
}
