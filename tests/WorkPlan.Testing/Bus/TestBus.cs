using System.Collections.Concurrent;
using MassTransit;
using WorkPlan.Testing.Broker;
using Xunit.Sdk;

namespace WorkPlan.Testing.Bus;

/// <summary>The other services, as the service under test knows them: a bus on the same broker that publishes and listens.</summary>
public sealed class TestBus : IAsyncDisposable
{
    private const int ShownMessages = 30;
    private const string ErrorQueueSuffix = "_error";
    private readonly BrokerVhost _vhost;
    private readonly MessageRecorder _recorder;
    private readonly ConsumptionWatch _consumption;
    private readonly Func<Task<bool>> _outboxIsEmpty;
    private readonly ConcurrentDictionary<Guid, bool> _ours = new();
    private readonly Lazy<Task<IBusControl>> _bus;

    internal TestBus(BrokerVhost vhost, MessageRecorder recorder, ConsumptionWatch consumption, Func<Task<bool>> outboxIsEmpty)
    {
        _vhost = vhost;
        _recorder = recorder;
        _consumption = consumption;
        _outboxIsEmpty = outboxIsEmpty;
        _bus = new(StartBusAsync);
    }

    /// <summary>Publishes as another service would and returns at once. The same id makes it the same message again.</summary>
    public async Task<Guid> Publish<T>(T message, Guid? messageId = null) where T : class
    {
        var id = messageId ?? Guid.CreateVersion7();
        _ours[id] = true;
        var bus = await _bus.Value;
        await bus.Publish(message, context => context.MessageId = id);
        return id;
    }

    /// <summary>
    /// Publishes and waits until every queue of the service that listens to the message has finished with it, well or badly. A message
    /// that is retried in place counts once; one that is parked counts when it is parked.
    /// </summary>
    public async Task<Guid> Deliver<T>(T message, Guid? messageId = null) where T : class
    {
        var listeners = await _vhost.BindingsOfAsync(PublishedMessage.ExchangeOf<T>());
        if (listeners == 0)
            throw new XunitException($"The service does not listen to {typeof(T).Name}.");
        var before = messageId is { } known ? _consumption.FinishedOf(known) : 0;
        var id = await Publish(message, messageId);
        await Eventually.True(
            () => _consumption.FinishedOf(id) >= before + listeners, because: $"{typeof(T).Name} {id} was not consumed by {listeners} queue(s).");
        return id;
    }

    /// <summary>Waits until the service has published such a message; returns the first one.</summary>
    public async Task<T> ShouldHavePublished<T>(Func<T, bool>? predicate = null, TimeSpan? timeout = null) where T : class
    {
        T? found = null;
        if (await Eventually.IsTrueAsync(() => Task.FromResult((found = Published(predicate).FirstOrDefault()) is not null), timeout))
            return found!;
        throw new XunitException($"No such {typeof(T).Name} was published. {WhatWasPublished()}");
    }

    /// <summary>Lets everything that is on its way arrive, then looks.</summary>
    public async Task ShouldNotHavePublished<T>(Func<T, bool>? predicate = null) where T : class
    {
        await SettleAsync();
        if (Published(predicate).FirstOrDefault() is { } found)
            throw new XunitException($"{typeof(T).Name} was published: {found}");
    }

    /// <summary>Lets everything that is on its way arrive, then expects exactly so many.</summary>
    public async Task ShouldHavePublishedExactly<T>(int count, Func<T, bool>? predicate = null) where T : class
    {
        await SettleAsync();
        var found = Published(predicate).Count();
        if (found != count)
            throw new XunitException($"{found} instead of {count} {typeof(T).Name} were published. {WhatWasPublished()}");
    }

    /// <summary>Waits until the service has given a delivered message up to one of its error queues.</summary>
    public Task ShouldHaveGivenUp(Guid messageId, TimeSpan? timeout = null) => Eventually.True(
        () => _recorder.Messages.Any(message =>
            message.MessageId == messageId && message.Exchange.EndsWith(ErrorQueueSuffix, StringComparison.Ordinal)),
        timeout,
        $"The message {messageId} is in no error queue.");

    /// <summary>What the service has published so far, oldest first.</summary>
    public IEnumerable<T> Published<T>(Func<T, bool>? predicate = null) where T : class => TheirMessages
        .Where(message => message.Is<T>())
        .Select(message => message.Message<T>())
        .Where(predicate ?? (_ => true));

    /// <summary>Returns when the service's outbox is empty and the broker's copies have arrived here.</summary>
    public async Task SettleAsync()
    {
        await Eventually.True(_outboxIsEmpty, because: "The service's outbox was not emptied.");
        await _recorder.CatchUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_bus.IsValueCreated)
            await (await _bus.Value).StopAsync();
        await _recorder.DisposeAsync();
    }

    private IEnumerable<PublishedMessage> TheirMessages => _recorder.Messages.Where(message => !_ours.ContainsKey(message.MessageId));

    private string WhatWasPublished()
    {
        var messages = TheirMessages.ToList();
        return messages.Count == 0
            ? "Nothing was published."
            : "Published: " + string.Join(Environment.NewLine, messages.TakeLast(ShownMessages).Prepend<object>(""));
    }

    private async Task<IBusControl> StartBusAsync()
    {
        var bus = MassTransit.Bus.Factory.CreateUsingRabbitMq(broker => broker.Host(_vhost.Amqp));
        await bus.StartAsync();
        return bus;
    }
}
