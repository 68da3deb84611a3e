using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Telemetry;

namespace WorkPlan.Notifications.Streams;

internal static class StreamEndpoints
{
    public static void MapStream(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/stream", Open).WithTags("Notifications").RequirePermission(NotificationsPermissions.Read)
            .Produces<string>(contentType: "text/event-stream").AsStream();
    }

    /// <summary>
    /// Server-sent events: <c>ready</c>, <c>notification</c>, <c>resync</c>, <c>ping</c>. Resumes after <c>Last-Event-ID</c>. A page's
    /// EventSource cannot send a token: read the body of a fetch instead.
    /// </summary>
    private static async Task<ServerSentEventsResult<string>> Open(
        [FromHeader(Name = "Last-Event-ID")] string? lastEventHeader, string? lastEventId, LiveStream stream, Texts texts,
        CancellationToken cancellationToken)
    {
        var given = lastEventHeader ?? lastEventId;
        long? after = null;
        if (!string.IsNullOrEmpty(given))
        {
            if (!long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new InvalidInputException("Last-Event-ID", texts["Stream.NotANumber"]);
            after = number;
        }
        // Whatever is refused is refused here: once the first event is out it is too late for a problem.
        await stream.OpenAsync(after, cancellationToken);
        return TypedResults.ServerSentEvents(stream.ReadAsync(cancellationToken));
    }
}
