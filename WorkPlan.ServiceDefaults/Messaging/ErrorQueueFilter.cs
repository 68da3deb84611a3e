using System.Globalization;
using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// Moves what cannot be consumed, and what nobody here consumes, to the error queue, with the reason in its headers. MassTransit's
/// own filter would declare that queue with the arguments of the input queue, a delivery limit among them, so that looking at it
/// often would lose messages.
/// </summary>
internal sealed class ErrorQueueFilter(string errorQueue) : IFilter<ExceptionReceiveContext>, IFilter<ReceiveContext>
{
    private readonly Uri _address = new($"exchange:{errorQueue}");

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        await MoveAsync(context, context.ExceptionHeaders.GetAll());
        // Without this the message would count as skipped as well.
        if (!context.IsFaulted)
            await context.NotifyFaulted(context.Exception);
        await next.Send(context);
    }

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        const string Reason = "No consumer of this queue knows the type of the message.";
        await MoveAsync(context, [new(MessageHeaders.Reason, "skipped"), new(MessageHeaders.FaultMessage, Reason)]);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("errorQueue");

    private async Task MoveAsync(ReceiveContext context, IEnumerable<KeyValuePair<string, object>> why)
    {
        var endpoint = await context.SendEndpointProvider.GetSendEndpoint(_address);
        await endpoint.Send(new SerializedMessageBody(), new Moved(context, why), context.CancellationToken);
    }

    private sealed class Moved(ReceiveContext received, IEnumerable<KeyValuePair<string, object>> why) : IPipe<SendContext>, IMessageSerializer
    {
        public ContentType ContentType { get; } = received.ContentType ?? SystemTextJsonMessageSerializer.JsonContentType;

        public Task Send(SendContext context)
        {
            context.MessageId = received.GetMessageId() ?? context.MessageId;
            foreach (var (name, value) in received.TransportHeaders.GetAll().Concat(why))
                context.Headers.Set(name, Convert.ToString(value, CultureInfo.InvariantCulture));
            context.Serializer = this;
            return Task.CompletedTask;
        }

        public MessageBody GetMessageBody<T>(SendContext<T> context) where T : class => new BytesMessageBody(received.GetBody());

        public void Probe(ProbeContext context) => context.CreateFilterScope("moved");
    }
}
