using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.HttpResults;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Telemetry;

namespace WorkPlan.Gateway.Operations;

/// <summary>
/// The operators' view of the whole system. What a single service tells (its state, its error queues) is routed to it; here is what
/// only the gateway can put together, because it alone knows every instance.
/// </summary>
internal static class OperationsEndpoints
{
    public static WebApplicationBuilder AddSystemOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpClient(SystemState.ClientName, client => client.Timeout = SystemState.Patience);
        builder.Services.AddSingleton<SystemState>();
        builder.Services.AddSingleton<LiveOperations>();
        return builder;
    }

    public static void MapSystemOperations(this IEndpointRouteBuilder routes)
    {
        var operations = routes.MapGroup("/api/v1/operations").WithTags("Operations").RequirePermission(CommonPermissions.ManageOperations).ForTheWholeSystem();
        operations.MapGet("/overview", Overview);
        operations.MapGet("/services", Services);
        operations.MapGet("/queues", Queues);
        operations.MapGet("/outboxes", Outboxes);
        operations.MapGet("/jobs", Jobs);
        operations.MapGet("/set-aside", SetAside);
        operations.MapGet("/stores", Stores);
        operations.MapGet("/expiring", Expiring);
        operations.MapGet("/stream", Watch).Produces<string>(contentType: "text/event-stream").DisableRequestTimeout().AsStream();
    }

    /// <summary>Everything below in one answer.</summary>
    private static async Task<Ok<OperationsView>> Overview(HttpContext context, SystemState system, CancellationToken cancellationToken) =>
        TypedResults.Ok(await system.ReadAsync(Authorization(context), cancellationToken));

    private static async Task<Ok<IReadOnlyList<ServiceView>>> Services(HttpContext context, SystemState system, CancellationToken cancellationToken) =>
        TypedResults.Ok((await system.ReadAsync(Authorization(context), cancellationToken)).Services);

    private static async Task<Ok<IReadOnlyList<QueueView>>> Queues(HttpContext context, SystemState system, CancellationToken cancellationToken) =>
        TypedResults.Ok((await system.ReadAsync(Authorization(context), cancellationToken)).Queues);

    private static async Task<Ok<IReadOnlyList<OutboxView>>> Outboxes(HttpContext context, SystemState system, CancellationToken cancellationToken) =>
        TypedResults.Ok((await system.ReadAsync(Authorization(context), cancellationToken)).Outboxes);

    private static async Task<Ok<IReadOnlyList<JobView>>> Jobs(HttpContext context, SystemState system, CancellationToken cancellationToken) =>
        TypedResults.Ok((await system.ReadAsync(Authorization(context), cancellationToken)).Jobs);

    private static async Task<Ok<IReadOnlyList<SetAsideView>>> SetAside(HttpContext context, SystemState system, CancellationToken cancellationToken) =>
        TypedResults.Ok((await system.ReadAsync(Authorization(context), cancellationToken)).SetAside);

    private static async Task<Ok<IReadOnlyList<StoreView>>> Stores(HttpContext context, SystemState system, CancellationToken cancellationToken) =>
        TypedResults.Ok((await system.ReadAsync(Authorization(context), cancellationToken)).Stores);

    private static async Task<Ok<IReadOnlyList<ExpiringView>>> Expiring(HttpContext context, SystemState system, CancellationToken cancellationToken) =>
        TypedResults.Ok((await system.ReadAsync(Authorization(context), cancellationToken)).Expiring);

    /// <summary>
    /// Server-sent events: <c>state</c> with the overview, at once and every two seconds. Ends with the token or after ten minutes. A
    /// page's EventSource cannot send a token: read the body of a fetch instead.
    /// </summary>
    private static ServerSentEventsResult<string> Watch(HttpContext context, LiveOperations live, CancellationToken cancellationToken)
    {
        context.Response.RegisterForDispose(live.Enter());
        return TypedResults.ServerSentEvents(live.ReadAsync(Authorization(context), LiveOperations.ExpiryOf(context), cancellationToken));
    }

    private static AuthenticationHeaderValue? Authorization(HttpContext context) =>
        AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) ? header : null;
}
