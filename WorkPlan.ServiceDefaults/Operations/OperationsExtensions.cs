using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Telemetry;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>What operators see of every service: the state of each instance, and its error queues.</summary>
public static class OperationsExtensions
{
    internal static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<OperationsOptions>().BindConfiguration(OperationsOptions.Section)
            .Validate(options => options.IsUsable, "Operations: a time or a limit is out of its range.").ValidateOnStart();
        builder.Services.AddSingleton<ScheduledWork>();
        builder.Services.AddSingleton<RecentRequests>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RecentRequests>());
        builder.Services.AddSingleton<Stores>();
        builder.Services.AddSingleton<IExpiring, Certificates>();
        builder.Services.AddSingleton<Readings>();
        builder.Services.AddSingleton<InstanceStates>();
        builder.Services.AddSingleton<IInstanceState>(services => services.GetRequiredService<InstanceStates>());
        builder.Services.AddHostedService<OperationsMetrics>();
        return builder;
    }

    /// <summary>Maps <c>/api/v1/operations/{service}</c>: the state of the instance that answers and, where there is a bus, its error queues.</summary>
    internal static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<ServiceIdentity>() is not { } service)
            return routes;
        var operations = routes.MapGroup($"/api/v1/operations/{service.Name}").WithTags("Operations")
            .RequirePermission(CommonPermissions.ManageOperations).ForTheWholeSystem();
        // Not measured, not traced: whoever watches live would see nothing but the watching.
        operations.MapGet("/state", State).DisableHttpMetrics().WithMetadata(ProbeMetadata.Instance);
        if (routes.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(ErrorQueues)) == true)
            operations.MapErrorQueues();
        return routes;
    }

    private static async Task<Ok<InstanceState>> State(InstanceStates instance, CancellationToken cancellationToken) =>
        TypedResults.Ok(await instance.ReadAsync(cancellationToken));
}
