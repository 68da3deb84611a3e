using MassTransit;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>A consumer by name; internal classes are welcome.</summary>
internal sealed record ConsumerRegistration(Type Type, string Name, Action<IBusRegistrationConfigurator> Register)
{
    public static ConsumerRegistration Of<TConsumer>() where TConsumer : class, IConsumer =>
        new(typeof(TConsumer), KebabCaseEndpointNameFormatter.Instance.Consumer<TConsumer>(), bus => bus.AddConsumer<TConsumer>());
}
