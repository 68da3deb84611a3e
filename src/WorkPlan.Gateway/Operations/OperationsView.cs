using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.Gateway.Operations;

/// <summary>The whole system at one moment, as far as it answered.</summary>
internal sealed record OperationsView(
    DateTimeOffset At, IReadOnlyList<ServiceView> Services, IReadOnlyList<QueueView> Queues, IReadOnlyList<OutboxView> Outboxes,
    IReadOnlyList<JobView> Jobs, IReadOnlyList<SetAsideView> SetAside, IReadOnlyList<StoreView> Stores, IReadOnlyList<ExpiringView> Expiring)
{
    public static OperationsView Of(IReadOnlyList<InstanceAnswer> answers, DateTimeOffset at) => new(
        at,
        [.. answers.GroupBy(answer => answer.Service).Select(ServiceView.Of)],
        [.. ByService(answers).SelectMany(QueueView.Of)],
        [.. ByService(answers).Select(OutboxView.Of).OfType<OutboxView>()],
        [.. ByService(answers).SelectMany(JobView.Of)],
        [.. ByService(answers).SelectMany(SetAsideView.Of)],
        [.. ByService(answers).SelectMany(StoreView.Of)],
        [.. ByService(answers).SelectMany(ExpiringView.Of)]);

    private static IEnumerable<IGrouping<string, InstanceState>> ByService(IEnumerable<InstanceAnswer> answers) =>
        answers.Select(answer => answer.State).OfType<InstanceState>().GroupBy(state => state.Service);
}

/// <param name="Service">planning, assignments, …, gateway.</param>
/// <param name="Health">The worst of its instances: healthy, degraded, unhealthy or unreachable.</param>
/// <param name="Instances">As many as the gateway knows addresses.</param>
internal sealed record ServiceView(string Service, string Health, IReadOnlyList<InstanceView> Instances)
{
    private static readonly string[] FromBadToGood = [InstanceView.Unreachable, "unhealthy", "degraded", "healthy"];

    public static ServiceView Of(IGrouping<string, InstanceAnswer> service)
    {
        var instances = service.Select(InstanceView.Of).ToList();
        return new(service.Key, instances.Select(instance => instance.Health).MinBy(health => Array.IndexOf(FromBadToGood, health))!, instances);
    }
}

/// <param name="Address">Where the gateway reaches it: host and port.</param>
/// <param name="Instance">Its own id; null while it does not answer, like all that follows.</param>
/// <param name="Health">healthy, degraded, unhealthy or unreachable.</param>
/// <param name="Checks">Its checks, each with its state.</param>
/// <param name="Version">Of the program.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="UptimeSeconds">For how long it has been running.</param>
/// <param name="WorkingSetBytes">Memory that it holds.</param>
/// <param name="Requests">Of the last minute.</param>
/// <param name="DatabaseRefusals">How many of them were refused because the database was locked, full or away.</param>
internal sealed record InstanceView(
    string Address, string? Instance, string Health, IReadOnlyList<CheckState> Checks, string? Version, DateTimeOffset? StartedAt,
    double? UptimeSeconds, long? WorkingSetBytes, RequestFigures? Requests, long? DatabaseRefusals)
{
    public const string Unreachable = "unreachable";

    public static InstanceView Of(InstanceAnswer answer) => new(
        answer.Address, answer.State?.Instance, answer.State?.Health ?? Unreachable, answer.State?.Checks ?? [], answer.State?.Version,
        answer.State?.StartedAt, answer.State?.UptimeSeconds, answer.State?.WorkingSetBytes, answer.State?.Requests,
        answer.State?.DatabaseRefusals);
}

/// <param name="Service">Who reads the queue.</param>
/// <param name="Queue">Its name.</param>
/// <param name="Messages">Ready in it.</param>
/// <param name="Consumers">Instances that read it.</param>
/// <param name="PerSecond">Messages that had their effect, over all instances, in the last minute.</param>
/// <param name="LagP95Ms">From publishing to effect, in milliseconds: 19 of 20 were not slower on the slowest instance.</param>
/// <param name="ErrorQueue">Where what cannot be consumed goes.</param>
/// <param name="ErrorMessages">In the error queue.</param>
/// <param name="OldestInHandSeconds">For how long the message has been with its consumer that has been there longest; 0 when none is.</param>
internal sealed record QueueView(
    string Service, string Queue, long Messages, long Consumers, double PerSecond, double? LagP95Ms, string ErrorQueue, long ErrorMessages,
    double OldestInHandSeconds)
{
    public static IEnumerable<QueueView> Of(IGrouping<string, InstanceState> service) => service
        .SelectMany(state => state.Queues ?? []).GroupBy(queue => queue.Queue)
        .Select(queue => new QueueView(
            // Asked at the same moment; an instance at which somebody looks into the error queue counts less meanwhile.
            service.Key, queue.Key, queue.First().Messages, queue.First().Consumers, Math.Round(queue.Sum(state => state.Consumed.PerSecond), 2),
            queue.Max(state => state.Consumed.P95Ms), queue.First().ErrorQueue, queue.Max(state => state.ErrorMessages),
            queue.Max(state => state.OldestInHandSeconds)));
}

/// <param name="Service">Whose outbox.</param>
/// <param name="Backlog">Messages that wait to be sent.</param>
/// <param name="Parked">Messages that wait for something not yet known, or to be tried again after a cut.</param>
/// <param name="OldestAgeSeconds">For how long the oldest waits to be sent.</param>
internal sealed record OutboxView(string Service, long Backlog, long Parked, double OldestAgeSeconds)
{
    public static OutboxView? Of(IGrouping<string, InstanceState> service) => service.Select(state => state.Outbox).OfType<OutboxFigures>()
        .Select(outbox => new OutboxView(service.Key, outbox.Backlog, outbox.Parked, outbox.OldestAgeSeconds)).FirstOrDefault();
}

/// <param name="Service">Whose work.</param>
/// <param name="Job">Its name.</param>
/// <param name="Instance">The instance that this line is about.</param>
/// <param name="EverySeconds">Its interval.</param>
/// <param name="LastStartedAt">Null when this instance has not run it since its start.</param>
/// <param name="LastEndedAt">When the last run ended.</param>
/// <param name="LastSucceeded">How the last run ended.</param>
/// <param name="AgeSeconds">Since this instance last finished it well, or came further with it, or started.</param>
/// <param name="NextAt">When this instance looks again.</param>
/// <param name="LeaseHolder">The instance that alone may do it now; null when nobody holds it, or it needs no lease.</param>
/// <param name="LeaseUntil">Until when, unless it is prolonged.</param>
internal sealed record JobView(
    string Service, string Job, string Instance, double EverySeconds, DateTimeOffset? LastStartedAt, DateTimeOffset? LastEndedAt,
    bool? LastSucceeded, double AgeSeconds, DateTimeOffset? NextAt, string? LeaseHolder, DateTimeOffset? LeaseUntil)
{
    public static IEnumerable<JobView> Of(IGrouping<string, InstanceState> service) =>
        from state in service
        from job in state.Jobs
        select new JobView(
            service.Key, job.Job, state.Instance, job.EverySeconds, job.LastStartedAt, job.LastEndedAt, job.LastSucceeded,
            job.AgeSeconds, job.NextAt,
            // An instance that has gone is known by nothing but the name of its lease.
            job.LeaseHeldBy is { } owner ? service.FirstOrDefault(other => other.LeaseOwner == owner)?.Instance ?? owner : null, job.LeaseUntil);
}

/// <param name="Service">Whose work.</param>
/// <param name="Work">What it is: documents, rollups.</param>
/// <param name="Pieces">How many failed and wait to be tried again, as the instance says that knows of most.</param>
internal sealed record SetAsideView(string Service, string Work, long Pieces)
{
    public static IEnumerable<SetAsideView> Of(IGrouping<string, InstanceState> service) => service
        .SelectMany(state => state.SetAside).GroupBy(state => state.Work)
        .Select(work => new SetAsideView(service.Key, work.Key, work.Max(state => state.Pieces)));
}

/// <param name="Service">Whose.</param>
/// <param name="Instance">The instance that told it: each may lie on a disk of its own.</param>
/// <param name="Kind">database or logs.</param>
/// <param name="Bytes">What it takes on disk.</param>
/// <param name="FreeBytes">What is free on that disk; null where a database server does not let the service see that.</param>
/// <param name="VolumeBytes">The size of that disk.</param>
internal sealed record StoreView(string Service, string Instance, string Kind, long Bytes, long? FreeBytes, long? VolumeBytes)
{
    public static IEnumerable<StoreView> Of(IGrouping<string, InstanceState> service) =>
        from state in service
        from store in state.Stores
        select new StoreView(service.Key, state.Instance, store.Kind, store.Bytes, store.FreeBytes, store.VolumeBytes);
}

/// <param name="Service">Whose.</param>
/// <param name="Instance">The instance that told it; of several that hold the same, the first.</param>
/// <param name="Kind">signingKey, keyRing or certificate.</param>
/// <param name="Name">A key's id, a certificate's subject.</param>
/// <param name="State">signs, next, retired or valid.</param>
/// <param name="From">Valid from.</param>
/// <param name="ExpiresAt">When it ends or is followed by the next.</param>
internal sealed record ExpiringView(
    string Service, string Instance, string Kind, string Name, string State, DateTimeOffset From, DateTimeOffset? ExpiresAt)
{
    /// <summary>A certificate that one instance has replaced and another has not is two.</summary>
    public static IEnumerable<ExpiringView> Of(IGrouping<string, InstanceState> service) => (
        from state in service
        orderby state.Instance
        from item in state.Expiring
        select new ExpiringView(service.Key, state.Instance, item.Kind, item.Name, item.State, item.From, item.ExpiresAt))
        .DistinctBy(item => item with { Instance = "" });
}
