using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WorkPlan.ServiceDefaults.Persistence;

/// <summary>
/// What is to be done once a change stands, and not if it is taken back. A handler cannot tell by itself: whoever called it may have
/// opened the transaction, as a request with an <c>Idempotency-Key</c> does.
/// </summary>
public static class CommitActions
{
    private static readonly ConditionalWeakTable<DbContext, List<Awaiting>> Waiting = [];

    /// <summary>
    /// Does this once the transaction that is open now has committed or, where none is, once the next save has succeeded. It must not
    /// fail: the change stands already.
    /// </summary>
    public static void AfterCommit(this DbContext db, Action action) =>
        Waiting.GetOrCreateValue(db).Add(new(db.ContextId, db.Database.CurrentTransaction?.TransactionId, action));

    /// <summary>A transaction may end by being forgotten, which nobody is told, and a pooled context works for the next request then.</summary>
    private sealed record Awaiting(DbContextId Context, Guid? Transaction, Action Action);

    /// <summary>One for all contexts: it keeps nothing of its own.</summary>
    internal sealed class Interceptor : DbTransactionInterceptor, ISaveChangesInterceptor
    {
        public static readonly Interceptor Instance = new();

        public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
        {
            if (eventData.Context?.Database.CurrentTransaction is null)
                Do(eventData.Context, null);
            return result;
        }

        public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(SavedChanges(eventData, result));

        public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
            Do(eventData.Context, eventData.TransactionId);

        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Do(eventData.Context, eventData.TransactionId);
            return Task.CompletedTask;
        }

        /// <summary>
        /// What waits for a save without a transaction waits on when the one that EF opens for the save itself commits: the save says so next.
        /// </summary>
        private static void Do(DbContext? db, Guid? transaction)
        {
            if (db is null || !Waiting.TryGetValue(db, out var all))
                return;
            all.RemoveAll(awaiting => awaiting.Context != db.ContextId);
            var due = all.FindAll(awaiting => awaiting.Transaction == transaction);
            all.RemoveAll(due.Contains);
            foreach (var awaiting in due)
                awaiting.Action();
        }
    }
}
