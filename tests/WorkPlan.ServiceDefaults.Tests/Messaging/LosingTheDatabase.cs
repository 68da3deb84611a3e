using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.Testing;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

[Trait("Category", "Faults")]
public sealed class LosingTheDatabase
{
    private static readonly TimeSpan _back = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task For_a_while_ends_no_service_and_gives_up_no_message()
    {
        await using var stage = await Stage.SetAsync();
        var host = await stage.StartHost(
            consumers => consumers.Add<AmountChangedConsumer>(), ("Messaging:RetryIntervals:0", "00:00:00.010"), ("Messaging:Outbox:PollInterval", "00:00:00.050"));
        await host.Publish(new AmountChanged { StreamKey = "before", Version = 1 });
        await Eventually.Equal(1, () => stage.Database.PostingsOf("before"));

        using (var outage = new Outage(stage.Database))
        {
            await host.Deliver(new AmountChanged { StreamKey = "meanwhile", Version = 1 }, Guid.NewGuid());
            // The dispatcher alone asks twenty times a second; by then the message was tried, too.
            await Eventually.True(() => outage.Refused > 60, _back);
        }

        Assert.False(host.IsStopping);
        await Eventually.Equal(1, () => stage.Database.PostingsOf("meanwhile"), _back);
        await host.Publish(new AmountChanged { StreamKey = "after", Version = 1 });
        await Eventually.Equal(1, () => stage.Database.PostingsOf("after"), _back);
        Assert.All(await host.ErrorQueues.ListAsync(CancellationToken.None), queue => Assert.Equal(0u, queue.Messages));
    }

    [Fact]
    public void What_EF_Core_wraps_is_the_databases_and_what_the_program_does_wrong_is_not()
    {
        using var database = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        var fault = Assert.Throws<Microsoft.Data.Sqlite.SqliteException>(() =>
        {
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText = "SELECT nothing";
            command.ExecuteNonQuery();
        });

        Assert.True(DatabaseFaults.IsOfTheDatabase(fault));
        Assert.False(DatabaseFaults.IsUnavailable(fault));
        Assert.True(DatabaseFaults.IsUnavailable(new InvalidOperationException("transient", fault)));
        Assert.True(DatabaseFaults.IsOfTheDatabase(new InvalidOperationException("transient", new DbUpdateException("", fault))));
        Assert.False(DatabaseFaults.IsOfTheDatabase(new InvalidOperationException("a mistake")));
        Assert.False(DatabaseFaults.IsUnavailable(new ArgumentException("a mistake", fault)));
    }
}
