using System.Globalization;
using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>
/// Moves what cannot be consumed to the error queue, with the reason in its headers. MassTransit's own filter would declare that
/// queue with the arguments of the input queue, a delivery limit among them, so that looking at it often would lose messages.
/// </summary>
internal sealed class ErrorQueueFilter(string errorQueue) : IFilter<ExceptionReceiveContext>
{
    private readonly Uri _address = new($"exchange:{errorQueue}");

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var endpoint = await context.SendEndpointProvider.GetSendEndpoint(_address);
        await endpoint.Send(new SerializedMessageBody(), new Moved(context), context.CancellationToken);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("errorQueue");

    private sealed class Moved(ExceptionReceiveContext failed) : IPipe<SendContext>, IMessageSerializer
    {
        public ContentType ContentType { get; } = failed.ContentType ?? SystemTextJsonMessageSerializer.JsonContentType;

        public Task Send(SendContext context)
        {
            context.MessageId = failed.GetMessageId() ?? context.MessageId;
            foreach (var (name, value) in failed.TransportHeaders.GetAll().Concat(failed.ExceptionHeaders.GetAll()))
                context.Headers.Set(name, Convert.ToString(value, CultureInfo.InvariantCulture));
            context.Serializer = this;
            return Task.CompletedTask;
        }

        public MessageBody GetMessageBody<T>(SendContext<T> context) where T : class => new BytesMessageBody(failed.GetBody());

        public void Probe(ProbeContext context) => context.CreateFilterScope("moved");
    }
}
