using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Tells the dispatcher when rows have been committed by this process: hands them over, or wakes it to look for them.</summary>
internal sealed class OutboxSignal(OutboxHandOff handOff)
{
    private readonly ConditionalWeakTable<DbContext, List<HandedRow>> _expected = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The context holds a row that its next commit will bring.</summary>
    public void Expect(DbContext db, OutboxMessage row) => _expected.GetOrCreateValue(db).Add(new(row, Stopwatch.GetTimestamp()));

    public void Committed(DbContext? db)
    {
        if (db is null || !_expected.Remove(db, out var rows))
            return;
        foreach (var row in rows.Where(row => row.Message.LeaseOwner is not null))
            handOff.Offer(row);
        if (rows.Exists(row => row.Message.LeaseOwner is null))
            Wake();
    }

    public void Forget(DbContext? db)
    {
        if (db is not null)
            _expected.Remove(db);
    }

    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>True when woken, false when the time was up.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(atMost);
        try
        {
            return await _wake.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
