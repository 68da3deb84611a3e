using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.Testing;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

public sealed class SeveralDispatchers
{
    private const int Streams = 12;
    private const int Versions = 25;

    [Fact]
    public async Task Keep_the_order_of_each_stream_and_send_nothing_twice()
    {
        await using var stage = await Stage.SetAsync();
        var tap = await stage.StartTap();
        var hosts = new List<LedgerHost>();
        for (var i = 0; i < 3; i++)
            hosts.Add(await stage.StartHost(null, ("Messaging:Outbox:BatchSize", "8"), ("Messaging:Outbox:RunLength", "4"), ("Messaging:Outbox:PollInterval", "00:00:00.050")));

        // Each instance publishes for its own streams, and finds the others' rows by its timer.
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(async stream =>
        {
            for (var version = 1; version <= Versions; version++)
                await hosts[stream % hosts.Count].Publish(new AmountChanged { StreamKey = $"s{stream}", Version = version });
        }));

        await Eventually.Equal(0, () => stage.Database.Waiting(), TimeSpan.FromSeconds(30));
        // The broker has everything; what it has of an instance, twice or not, is heard before that instance's mark.
        for (var i = 0; i < hosts.Count; i++)
            await hosts[i].Publish(new AmountChanged { StreamKey = $"mark-{i}", Version = 1 });
        await Eventually.Equal(hosts.Count, () => Task.FromResult(tap.Heard.Where(IsMark).Select(mark => mark.StreamKey).Distinct().Count()));
        var heard = tap.Heard.Where(message => !IsMark(message)).ToList();
        Assert.Equal(Streams * Versions, heard.Count);
        Assert.Equal(Streams * Versions, heard.Select(message => message.MessageId).Distinct().Count());
        Assert.All(
            heard.GroupBy(message => message.StreamKey),
            stream => Assert.Equal(Enumerable.Range(1, Versions).Select(version => (long)version), stream.Select(message => message.Version)));
    }

    [Fact]
    public async Task A_stream_is_leased_by_one_at_a_time_and_in_one_run()
    {
        await using var stage = await Stage.SetAsync();
        var writer = await stage.StartHostWithoutBroker();
        await writer.StopAsync();
        await writer.Publish([.. Enumerable.Range(1, 5).Select(version => new AmountChanged { StreamKey = "one", Version = version })]);
        await writer.Publish(new AmountChanged { StreamKey = "two", Version = 1 });
        await stage.Database.MakeDue();
        var first = Store(writer, batch: 1);
        var second = Store(writer, batch: 10);

        var one = await first.LeaseAsync(CancellationToken.None);
        var two = await second.LeaseAsync(CancellationToken.None);

        Assert.Equal([("one", 1L), ("one", 2L)], one.Rows.Select(row => (row.StreamKey, row.StreamSeq)));
        Assert.Equal([("two", 1L)], two.Rows.Select(row => (row.StreamKey, row.StreamSeq)));
        Assert.Empty((await second.LeaseAsync(CancellationToken.None)).Rows);
        Assert.Equal(2, await first.DeleteSentAsync(one.Owner, [.. one.Rows.Select(row => row.Seq)], CancellationToken.None));
        Assert.Equal([3L, 4L, 5L], (await second.LeaseAsync(CancellationToken.None)).Rows.Select(row => row.StreamSeq).Order());
    }

    [Fact]
    public async Task Whoever_lost_its_lease_deletes_nothing()
    {
        await using var stage = await Stage.SetAsync();
        var writer = await stage.StartHostWithoutBroker();
        await writer.StopAsync();
        await writer.Publish(new AmountChanged { StreamKey = "one", Version = 1 });
        await stage.Database.MakeDue();
        var zombie = Store(writer, batch: 1);
        var heir = Store(writer, batch: 1);

        var lost = await zombie.LeaseAsync(CancellationToken.None);
        await stage.Database.ExpireLeases();
        var taken = await heir.LeaseAsync(CancellationToken.None);

        Assert.Equal(lost.Rows[0].Seq, taken.Rows[0].Seq);
        Assert.Equal(lost.Rows[0].MessageId, taken.Rows[0].MessageId);
        Assert.Equal(2, taken.Rows[0].Attempts);
        Assert.Equal(0, await zombie.DeleteSentAsync(lost.Owner, [lost.Rows[0].Seq], CancellationToken.None));
        Assert.Equal(1, await stage.Database.Waiting());
    }

    [Fact]
    public async Task Rows_of_an_instance_that_died_are_sent_when_its_lease_expires()
    {
        await using var stage = await Stage.SetAsync();
        var writer = await stage.StartHostWithoutBroker();
        await writer.StopAsync();
        await writer.Publish(new AmountChanged { StreamKey = "one", Version = 1 });
        await stage.Database.MakeDue();
        await Store(writer, batch: 1).LeaseAsync(CancellationToken.None);
        var tap = await stage.StartTap();
        var heir = await stage.StartHost(null, ("Messaging:Outbox:PollInterval", "00:00:00.050"));
        await heir.Publish(new AmountChanged { StreamKey = "other", Version = 1 });
        await Eventually.True(() => tap.Heard.Any(message => message.StreamKey == "other"));
        Assert.DoesNotContain(tap.Heard, message => message.StreamKey == "one");

        await stage.Database.ExpireLeases();

        await Eventually.True(() => tap.Heard.Count(message => message.StreamKey == "one") == 1);
        await Eventually.Equal(0, () => stage.Database.Waiting());
    }

    [Theory]
    [InlineData("no address at all", "{}")]
    [InlineData("exchange:somewhere", "no JSON")]
    public async Task A_row_that_cannot_be_sent_waits_with_its_reason_and_others_go_on(string destination, string headers)
    {
        await using var stage = await Stage.SetAsync();
        var writer = await stage.StartHostWithoutBroker();
        await writer.StopAsync();
        await writer.Publish(new AmountChanged { StreamKey = "broken", Version = 1 });
        await stage.Database.MakeDue();
        await stage.Database.Read(db => db.Set<OutboxMessage>().ExecuteUpdateAsync(rows => rows
            .SetProperty(row => row.Destination, destination).SetProperty(row => row.Headers, headers)));
        var tap = await stage.StartTap();
        var host = await stage.StartHost(null, ("Messaging:Outbox:PollInterval", "00:00:00.050"));

        await host.Publish(new AmountChanged { StreamKey = "sound", Version = 1 });

        await Eventually.True(() => tap.Heard.Any(message => message.StreamKey == "sound"));
        await Eventually.True(() => stage.Database.Read(db => db.Set<OutboxMessage>().AnyAsync(row => row.StreamKey == "broken" && row.LastError != null)));
        await Eventually.Equal(1, () => stage.Database.Waiting());
    }

    [Fact]
    public async Task A_stopping_instance_gives_its_leases_back()
    {
        await using var stage = await Stage.SetAsync();
        var writer = await stage.StartHostWithoutBroker();
        await writer.Publish(new AmountChanged { StreamKey = "one", Version = 1 });
        await Eventually.True(() => stage.Database.Read(db => db.Set<OutboxMessage>().AnyAsync(row => row.LeaseOwner != null)));

        await writer.StopAsync();

        Assert.False(await stage.Database.Read(db => db.Set<OutboxMessage>().AnyAsync(row => row.LeaseOwner != null)));
        Assert.Equal(1, await stage.Database.Waiting());
    }

    private static bool IsMark(HeardMessage message) => message.StreamKey.StartsWith("mark-", StringComparison.Ordinal);

    private static OutboxStore<LedgerDbContext> Store(LedgerHost host, int batch) => new(
        host.Services.GetRequiredService<IServiceScopeFactory>(),
        Options.Create(new MessagingOptions { Outbox = { BatchSize = batch, RunLength = 2 + batch } }));
}
