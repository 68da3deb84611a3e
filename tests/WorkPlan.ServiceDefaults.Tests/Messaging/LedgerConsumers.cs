using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

/// <summary>How the consumers of one host behave; a test changes it while they run.</summary>
internal sealed class Behaviour
{
    public Func<ConsumeContext<AmountChanged>, Task>? OnAmountChanged { get; set; }

    private int _calls;

    public int Calls => _calls;

    public void Called() => Interlocked.Increment(ref _calls);
}

/// <summary>Writes a posting for each message and keeps the newest amount; tells that it has.</summary>
internal sealed class AmountChangedConsumer(LedgerDbContext db, Behaviour behaviour) : IConsumer<AmountChanged>
{
    public async Task Consume(ConsumeContext<AmountChanged> context)
    {
        behaviour.Called();
        var message = context.Message;
        db.Postings.Add(new Posting { Account = message.StreamKey, Version = message.Version, MessageId = context.MessageId!.Value });
        var balance = await db.Balances.SingleOrDefaultAsync(known => known.Account == message.StreamKey, context.CancellationToken);
        if (balance is null)
            db.Balances.Add(balance = new Balance { Account = message.StreamKey });
        if (message.Version > balance.SourceVersion)
            (balance.Amount, balance.SourceVersion) = (message.Amount, message.Version);
        await context.Publish(new AmountPosted { StreamKey = message.StreamKey, Version = message.Version }, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
        if (behaviour.OnAmountChanged is { } then)
            await then(context);
    }
}

/// <summary>Records what was told.</summary>
internal sealed class AmountPostedConsumer(LedgerDbContext db) : IConsumer<AmountPosted>
{
    public async Task Consume(ConsumeContext<AmountPosted> context)
    {
        db.Postings.Add(new Posting
        {
            Account = $"posted/{context.Message.StreamKey}",
            Version = context.Message.Version,
            MessageId = context.MessageId!.Value,
        });
        await db.SaveChangesAsync(context.CancellationToken);
    }
}

internal static class Refusals
{
    public static Task Rule(ConsumeContext<AmountChanged> context) => throw new RuleException("amount-refused");

    public static Task Bug(ConsumeContext<AmountChanged> context) => throw new InvalidOperationException("Something is broken.");

    public static Task Unknown(ConsumeContext<AmountChanged> context) => throw new NotYetKnownException("account", context.Message.StreamKey);
}
