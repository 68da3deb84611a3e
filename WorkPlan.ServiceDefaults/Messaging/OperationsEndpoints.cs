using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.ServiceDefaults.Messaging;

public static class OperationsEndpoints
{
    private const int DefaultPeek = 50;

    /// <summary>The operators' view of a service's error queues; nothing where the service has no bus.</summary>
    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<ServiceIdentity>() is not { } service
            || routes.ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(ErrorQueues)) != true)
        {
            return routes;
        }
        var queues = routes.MapGroup($"/api/v1/operations/{service.Name}/error-queues")
            .WithTags("Operations").RequirePermission(CommonPermissions.ManageOperations);
        queues.MapGet("", List);
        queues.MapGet("/{queue}/messages", Peek);
        queues.MapPost("/{queue}/replay", ReplayAll);
        queues.MapPost("/{queue}/discard", DiscardAll);
        queues.MapPost("/{queue}/messages/{messageId}/replay", Replay);
        queues.MapPost("/{queue}/messages/{messageId}/discard", Discard);
        return routes;
    }

    private static async Task<Ok<ErrorQueueView[]>> List(ErrorQueues queues, CancellationToken cancellationToken) =>
        TypedResults.Ok(await queues.ListAsync(cancellationToken));

    private static async Task<Ok<ErrorMessageView[]>> Peek(
        string queue, ErrorQueues queues, CancellationToken cancellationToken, int limit = DefaultPeek) =>
        TypedResults.Ok(await queues.PeekAsync(Known(queues, queue), limit, cancellationToken));

    private static async Task<Ok<MovedMessages>> ReplayAll(string queue, ErrorQueues queues, CancellationToken cancellationToken) =>
        TypedResults.Ok(new MovedMessages(await queues.ReplayAsync(Known(queues, queue), null, cancellationToken)));

    private static async Task<Ok<MovedMessages>> DiscardAll(
        string queue, DiscardRequest request, ErrorQueues queues, CancellationToken cancellationToken) =>
        TypedResults.Ok(new MovedMessages(await queues.DiscardAsync(Known(queues, queue), null, request.Reason, cancellationToken)));

    private static async Task<Ok<MovedMessages>> Replay(
        string queue, string messageId, ErrorQueues queues, CancellationToken cancellationToken) =>
        TypedResults.Ok(One(await queues.ReplayAsync(Known(queues, queue), messageId, cancellationToken)));

    private static async Task<Ok<MovedMessages>> Discard(
        string queue, string messageId, DiscardRequest request, ErrorQueues queues, CancellationToken cancellationToken) =>
        TypedResults.Ok(One(await queues.DiscardAsync(Known(queues, queue), messageId, request.Reason, cancellationToken)));

    private static string Known(ErrorQueues queues, string queue) => queues.Knows(queue) ? queue : throw new NotFoundException();

    private static MovedMessages One(int moved) => moved == 1 ? new(moved) : throw new NotFoundException();
}
