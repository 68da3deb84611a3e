using MassTransit;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Measures for how long a message has been with its consumer, with all attempts and the waits between them.</summary>
internal sealed class InHandFilter(MessagingMetrics metrics, string queue) : IFilter<ConsumeContext>
{
    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        using var inHand = metrics.TakenInHand(queue);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inHand");
}
