using System.ComponentModel.DataAnnotations;

namespace WorkPlan.ServiceDefaults.Messaging;

public enum QueueType
{
    /// <summary>Durable classic queues: the choice for a single node.</summary>
    Classic,

    /// <summary>Replicated queues: the choice for a cluster of newer brokers.</summary>
    Quorum,
}

/// <summary>Section <c>Messaging</c>; every setting has a working default.</summary>
public sealed class MessagingOptions : IValidatableObject
{
    public const string Section = "Messaging";

    /// <summary>First part of every queue name; by default the name of the database context without "DbContext".</summary>
    [Required, RegularExpression("^[a-z][a-z0-9-]{0,39}$")]
    public string Service { get; set; } = "";

    public QueueType QueueType { get; set; } = QueueType.Classic;

    /// <summary>Nodes of a cluster as host:port, beside the one in the connection string.</summary>
    public IList<string> ClusterNodes { get; init; } = [];

    /// <summary>Messages of one queue that the broker hands out before they are acknowledged.</summary>
    [Range(1, 1000)]
    public int Prefetch { get; set; } = 32;

    /// <summary>Messages of one queue that are consumed at the same time.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 8;

    /// <summary>
    /// How often a message that was not finished is given out again before it goes to the error queue. A quorum queue counts by
    /// itself; for a classic one <see cref="Redeliveries"/> does.
    /// </summary>
    [Range(1, 1000)]
    public int DeliveryLimit { get; set; } = 20;

    /// <summary>Waits before a failed message is tried again; afterwards it goes to the error queue.</summary>
    public IList<TimeSpan> RetryIntervals { get; init; } = [];

    /// <summary>How long a message waits in its place for a database that is busy or away; afterwards it goes to the error queue, too.</summary>
    public TimeSpan DatabasePatience { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a consumer may go on after the service was told to stop; then it is asked to give up, and its message comes again.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a message may wait for something that is not yet known.</summary>
    public TimeSpan ParkingLimit { get; set; } = TimeSpan.FromDays(30);

    [Required]
    public OutboxOptions Outbox { get; init; } = new();

    [Required]
    public InboxOptions Inbox { get; init; } = new();

    internal IEnumerable<TimeSpan> Retries => RetryIntervals.Count > 0
        ? RetryIntervals
        : [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1)];

    /// <summary>As for everything else, and then ten seconds again and again, until the patience is used up; what the tries themselves take comes on top.</summary>
    internal IEnumerable<TimeSpan> DatabaseWaits
    {
        get
        {
            var left = DatabasePatience;
            foreach (var wait in Retries.Concat(Enumerable.Repeat(TimeSpan.FromSeconds(10), (int)(DatabasePatience / TimeSpan.FromSeconds(10)) + 1)))
            {
                if (left <= TimeSpan.Zero)
                    yield break;
                yield return wait < left ? wait : left;
                left -= wait;
            }
        }
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Prefetch < Concurrency)
            yield return new($"{nameof(Prefetch)} is smaller than {nameof(Concurrency)}.");
        if (Retries.Any(wait => wait < TimeSpan.Zero || wait > TimeSpan.FromMinutes(1)))
            yield return new($"{nameof(RetryIntervals)} lie between 0 and 1 minute: a waiting message holds its place in the queue.");
        if (StopTimeout <= TimeSpan.Zero || StopTimeout > TimeSpan.FromSeconds(8))
            yield return new($"{nameof(StopTimeout)} lies between 0 and 8 s.");
        // The broker takes back what is not acknowledged within half an hour.
        if (DatabasePatience <= TimeSpan.Zero || DatabasePatience > TimeSpan.FromMinutes(15))
            yield return new($"{nameof(DatabasePatience)} lies between 0 and 15 minutes.");
        if (ParkingLimit <= TimeSpan.Zero)
            yield return new($"{nameof(ParkingLimit)} is not positive.");
        foreach (var result in Outbox.Refusals().Concat(Inbox.Refusals()))
            yield return new(result);
    }
}

public sealed class OutboxOptions
{
    /// <summary>Streams taken under one lease, and at most as many rows again that follow in those streams.</summary>
    public int BatchSize { get; set; } = 256;

    /// <summary>Rows of one stream under one lease.</summary>
    public int RunLength { get; set; } = 64;

    /// <summary>Messages on their way to the broker at the same time, over all leases of this instance.</summary>
    public int SendConcurrency { get; set; } = 128;

    /// <summary>Leases of this instance at the same time: one is sent while another is fetched.</summary>
    public int Lanes { get; set; } = 2;

    /// <summary>Looks for rows of other instances and for expired leases; commits of this instance wake the dispatcher at once.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After this time another instance takes the rows over.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(10);

    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stopping instance goes on sending what it has leased.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(8);

    internal IEnumerable<string> Refusals()
    {
        if (BatchSize is < 1 or > 10_000)
            yield return "Outbox:BatchSize lies between 1 and 10000.";
        if (RunLength is < 1 or > 1_000)
            yield return "Outbox:RunLength lies between 1 and 1000.";
        if (SendConcurrency is < 1 or > 2_000)
            yield return "Outbox:SendConcurrency lies between 1 and 2000.";
        if (Lanes is < 1 or > 8)
            yield return "Outbox:Lanes lies between 1 and 8.";
        if (PollInterval < TimeSpan.FromMilliseconds(10) || PollInterval > TimeSpan.FromMinutes(1))
            yield return "Outbox:PollInterval lies between 10 ms and 1 minute.";
        if (LeaseDuration < TimeSpan.FromSeconds(1) || SendTimeout <= TimeSpan.Zero || SendTimeout >= LeaseDuration)
            yield return "Outbox:SendTimeout is positive and shorter than Outbox:LeaseDuration, which is at least 1 s.";
        if (StopTimeout <= TimeSpan.Zero || StopTimeout > TimeSpan.FromSeconds(10))
            yield return "Outbox:StopTimeout lies between 0 and 10 s.";
    }
}

public sealed class InboxOptions
{
    /// <summary>How long a message that comes again is recognised.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Rows that one statement of the clean-up deletes.</summary>
    public int CleanUpChunk { get; set; } = 1_000;

    public TimeSpan CleanUpInterval { get; set; } = TimeSpan.FromMinutes(10);

    internal IEnumerable<string> Refusals()
    {
        if (Window < TimeSpan.FromMinutes(1))
            yield return "Inbox:Window is at least a minute.";
        if (CleanUpChunk is < 1 or > 100_000)
            yield return "Inbox:CleanUpChunk lies between 1 and 100000.";
        if (CleanUpInterval < TimeSpan.FromMilliseconds(10) || CleanUpInterval > TimeSpan.FromDays(1))
            yield return "Inbox:CleanUpInterval lies between 10 ms and a day.";
    }
}
