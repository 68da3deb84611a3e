using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>The operators' view of a service's error queues.</summary>
internal static class ErrorQueueEndpoints
{
    private const int DefaultPeek = 50;

    public static void MapErrorQueues(this IEndpointRouteBuilder operations)
    {
        var queues = operations.MapGroup("/error-queues");
        queues.MapGet("", List);
        queues.MapGet("/discarded", ListDiscarded);
        queues.MapGet("/{queue}/messages", Peek);
        queues.MapPost("/{queue}/replay", ReplayAll);
        queues.MapPost("/{queue}/discard", DiscardAll);
        queues.MapPost("/{queue}/messages/{messageId}/replay", Replay);
        queues.MapPost("/{queue}/messages/{messageId}/discard", Discard);
    }

    private static async Task<Ok<ErrorQueueView[]>> List(ErrorQueues queues, CancellationToken cancellationToken) =>
        TypedResults.Ok(await queues.ListAsync(cancellationToken));

    private static async Task<Ok<DiscardedMessageView[]>> ListDiscarded(
        ErrorQueues queues, CancellationToken cancellationToken, int limit = DefaultPeek) =>
        TypedResults.Ok(await queues.DiscardedAsync(limit, cancellationToken));

    private static async Task<Ok<ErrorMessageView[]>> Peek(
        string queue, ErrorQueues queues, CancellationToken cancellationToken, int limit = DefaultPeek) =>
        TypedResults.Ok(await queues.PeekAsync(Known(queues, queue), limit, cancellationToken));

    private static async Task<Ok<MovedMessages>> ReplayAll(string queue, ErrorQueues queues, CancellationToken cancellationToken) =>
        TypedResults.Ok(new MovedMessages(await queues.ReplayAsync(Known(queues, queue), null, cancellationToken)));

    private static async Task<Ok<MovedMessages>> DiscardAll(
        string queue, DiscardRequest request, ErrorQueues queues, CurrentUser user, IServiceProvider services, CancellationToken cancellationToken) =>
        TypedResults.Ok(new MovedMessages(
            await queues.DiscardAsync(Known(queues, queue), null, ReasonOf(request, services), user.UserId, cancellationToken)));

    private static async Task<Ok<MovedMessages>> Replay(
        string queue, string messageId, ErrorQueues queues, CancellationToken cancellationToken) =>
        TypedResults.Ok(One(await queues.ReplayAsync(Known(queues, queue), messageId, cancellationToken)));

    private static async Task<Ok<MovedMessages>> Discard(
        string queue, string messageId, DiscardRequest request, ErrorQueues queues, CurrentUser user, IServiceProvider services,
        CancellationToken cancellationToken) =>
        TypedResults.Ok(One(await queues.DiscardAsync(Known(queues, queue), messageId, ReasonOf(request, services), user.UserId, cancellationToken)));

    private static string Known(ErrorQueues queues, string queue) => queues.Knows(queue) ? queue : throw new NotFoundException();

    /// <summary>The checks that are generated for a service's own endpoints do not reach those that all services share.</summary>
    private static string ReasonOf(DiscardRequest request, IServiceProvider services)
    {
        var faults = new List<ValidationResult>();
        if (Validator.TryValidateObject(request, new ValidationContext(request, services, null), faults, validateAllProperties: true))
            return request.Reason;
        throw new InvalidInputException(new Dictionary<string, string[]> { ["reason"] = [.. faults.Select(fault => fault.ErrorMessage ?? "")] });
    }

    private static MovedMessages One(int moved) => moved == 1 ? new(moved) : throw new NotFoundException();
}
