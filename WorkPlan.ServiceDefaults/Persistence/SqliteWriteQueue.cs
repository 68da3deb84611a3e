using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WorkPlan.ServiceDefaults.Persistence;

/// <summary>
/// SQLite has one writer. Those of one process wait for each other here, in the order in which they came and without a thread;
/// SQLite's own waiting sleeps ever longer between its tries and leaves the file idle meanwhile. Writers of other processes still
/// meet SQLite's lock and its busy timeout.
/// </summary>
internal sealed class SqliteWriteQueue : DbTransactionInterceptor, IDbConnectionInterceptor, ISaveChangesInterceptor
{
    public static readonly SqliteWriteQueue Instance = new();

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);
    private static readonly ConditionalWeakTable<DbConnection, Turn> Connections = [];
    private static readonly ConditionalWeakTable<DbTransaction, Turn> Transactions = [];

    private SqliteWriteQueue()
    {
    }

    /// <summary>A save of one statement would otherwise pass by the queue.</summary>
    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is { } context)
            context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return result;
    }

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    public override InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        var gate = GateOf(connection);
        return Begin(connection, eventData, gate, gate.Wait(Patience));
    }

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        var gate = GateOf(connection);
        return Begin(connection, eventData, gate, await gate.WaitAsync(Patience, cancellationToken));
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Leave(Transactions, transaction);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(Transactions, transaction);
        return Task.CompletedTask;
    }

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Leave(Transactions, transaction);

    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(Transactions, transaction);
        return Task.CompletedTask;
    }

    /// <summary>A transaction that is only disposed of ends with its connection.</summary>
    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Leave(Connections, connection);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Leave(Connections, connection);
        return Task.CompletedTask;
    }

    private static SemaphoreSlim GateOf(DbConnection connection) => Gates.GetOrAdd(connection.DataSource, _ => new SemaphoreSlim(1, 1));

    /// <summary>Whoever has waited too long tries without a turn: then SQLite decides.</summary>
    private static InterceptionResult<DbTransaction> Begin(
        DbConnection connection, TransactionStartingEventData eventData, SemaphoreSlim gate, bool entered)
    {
        var turn = entered ? new Turn(gate) : null;
        try
        {
            var transaction = connection.BeginTransaction(eventData.IsolationLevel);
            if (turn is not null)
            {
                Transactions.AddOrUpdate(transaction, turn);
                Connections.AddOrUpdate(connection, turn);
                turn = null;
            }
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        finally
        {
            turn?.End();
        }
    }

    private static void Leave<TKey>(ConditionalWeakTable<TKey, Turn> turns, TKey key) where TKey : class
    {
        if (turns.Remove(key, out var turn))
            turn.End();
    }

    private sealed class Turn(SemaphoreSlim gate)
    {
        private int _ended;

        public void End()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                gate.Release();
        }
    }
}
