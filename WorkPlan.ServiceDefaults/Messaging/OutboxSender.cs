using System.Diagnostics;
using System.Net.Mime;
using MassTransit;
using MassTransit.Logging;
using MassTransit.Serialization;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Sends a row as it was written: the body is not read again. Returns when the broker has confirmed.</summary>
internal sealed class OutboxSender(IBus bus)
{
    public async Task SendAsync(LeasedRow row, CancellationToken cancellationToken)
    {
        var headers = OutboxHeaders.Parse(row.Headers);
        using var activity = headers.TraceParent is { } parent
            ? MessagingMetrics.Activities.StartActivity("outbox dispatch", ActivityKind.Internal, parent)
            : null;
        activity?.SetTag("messaging.message.id", row.MessageId);
        activity?.SetTag("workplan.outbox.attempt", row.Attempts);
        var endpoint = await bus.GetSendEndpoint(new Uri(row.Destination));
        await endpoint.Send(new SerializedMessageBody(), new AsWritten(row, headers), cancellationToken);
    }

    private sealed class AsWritten(LeasedRow row, OutboxHeaders headers) : IPipe<SendContext>
    {
        public Task Send(SendContext context)
        {
            context.MessageId = headers.MessageId ?? row.MessageId;
            context.ConversationId = headers.ConversationId;
            context.CorrelationId = headers.CorrelationId;
            context.InitiatorId = headers.InitiatorId;
            context.RequestId = headers.RequestId;
            context.TimeToLive = headers.TimeToLive;
            foreach (var (name, value) in headers.Custom ?? new Dictionary<string, string>())
                context.Headers.Set(name, value);
            // MassTransit replaces this by its own send span when somebody listens.
            if (headers.TraceParent is not null)
                context.Headers.Set(DiagnosticHeaders.ActivityId, headers.TraceParent);
            context.Serializer = new WrittenBody(row);
            return Task.CompletedTask;
        }

        public void Probe(ProbeContext context) => context.CreateFilterScope("outboxRow");
    }

    private sealed class WrittenBody(LeasedRow row) : IMessageSerializer
    {
        public ContentType ContentType { get; } = new(row.ContentType);

        public MessageBody GetMessageBody<T>(SendContext<T> context) where T : class => new BytesMessageBody(row.Body);
    }
}
