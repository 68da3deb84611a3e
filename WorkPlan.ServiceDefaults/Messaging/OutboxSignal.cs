using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>Wakes the dispatcher when rows have been committed by this process.</summary>
internal sealed class OutboxSignal
{
    private readonly ConditionalWeakTable<DbContext, object> _expected = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The context holds rows that its next commit will bring.</summary>
    public void Expect(DbContext db) => _expected.AddOrUpdate(db, this);

    public void Committed(DbContext? db)
    {
        if (db is not null && _expected.Remove(db))
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
