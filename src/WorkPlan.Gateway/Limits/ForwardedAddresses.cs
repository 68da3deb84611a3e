using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace WorkPlan.Gateway.Limits;

/// <summary>
/// Whose word counts for where a request came from: that of <see cref="GatewayOptions.TrustedProxies"/>, and without any nobody's. ASP.NET
/// Core believes everybody when no proxy is named, so that the headers are then not read at all.
/// </summary>
internal static class ForwardedAddresses
{
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services, GatewayOptions options) =>
        // After everybody else: ASPNETCORE_FORWARDEDHEADERS_ENABLED, which Aspire sets where it publishes, believes everybody, too.
        services.PostConfigure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = options.TrustedProxies.Length > 0
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                : ForwardedHeaders.None;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.TrustedProxies)
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        });
}
