using Microsoft.Extensions.DependencyInjection;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.Testing;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

/// <summary>The short way: what an instance commits is sent by it without being leased again.</summary>
public sealed class HandingOver
{
    private static readonly AmountChanged _change = new() { StreamKey = "a", Version = 1 };

    [Fact]
    public async Task A_row_is_written_under_the_lease_of_its_instance_once_the_broker_takes_messages()
    {
        await using var stage = await Stage.SetAsync();
        var away = await stage.StartHostWithoutBroker();
        await away.Save(async (db, events) =>
        {
            await events.Publish(_change);
            Assert.Null(Assert.Single(db.ChangeTracker.Entries<OutboxMessage>()).Entity.LeaseOwner);
        });
        var host = await stage.StartHost(null, ("Messaging:Outbox:PollInterval", "00:00:00.050"));
        await Eventually.Equal(0, () => stage.Database.Waiting());

        await host.Save(async (db, events) =>
        {
            await events.Publish(_change with { Version = 2 });
            var row = Assert.Single(db.ChangeTracker.Entries<OutboxMessage>()).Entity;
            Assert.Equal(host.Services.GetRequiredService<OutboxHandOff>().Owner, row.LeaseOwner);
            Assert.True(row.LeaseUntilUtc > row.EnqueuedUtc);
        });

        await Eventually.Equal(0, () => stage.Database.Waiting());
    }

    [Fact]
    public async Task What_was_rolled_back_is_not_told_by_the_next_commit_of_the_same_context()
    {
        await using var stage = await Stage.SetAsync();
        var tap = await stage.StartTap();
        var host = await stage.StartHost();
        await OpenAsync(stage, host);

        await host.Save(async (db, events) =>
        {
            await using (await db.Database.BeginTransactionAsync())
            {
                await events.Publish(_change with { StreamKey = "given-up" });
                await db.SaveChangesAsync();
            }
            db.ChangeTracker.Clear();
            await events.Publish(_change with { StreamKey = "kept" });
        });

        await Eventually.Equal(0, () => stage.Database.Waiting());
        Assert.Equal(["open", "kept"], tap.Heard.Select(message => message.StreamKey));
    }

    [Fact]
    public async Task It_does_not_pass_by_what_another_instance_has_written_before()
    {
        await using var stage = await Stage.SetAsync();
        var tap = await stage.StartTap();
        var host = await stage.StartHost(null, ("Messaging:Outbox:PollInterval", "00:01:00"));
        await OpenAsync(stage, host);
        var away = await stage.StartHostWithoutBroker();
        await away.StopAsync();
        await away.Publish(_change);
        await stage.Database.MakeDue();

        await host.Publish(_change with { Version = 2 });

        await Eventually.True(() => tap.Heard.Count == 3);
        Assert.Equal([("open", 1L), ("a", 1L), ("a", 2L)], tap.Heard.Select(message => (message.StreamKey, message.Version)));
        await Eventually.Equal(0, () => stage.Database.Waiting());
    }

    private static async Task OpenAsync(Stage stage, LedgerHost host)
    {
        await host.Publish(_change with { StreamKey = "open" });
        await Eventually.Equal(0, () => stage.Database.Waiting());
        var handOff = host.Services.GetRequiredService<OutboxHandOff>();
        // The last row is gone a moment before the dispatcher has noticed that it was the last.
        await Eventually.True(() => handOff.IsOpen);
    }
}
