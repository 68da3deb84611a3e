using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WorkPlan.Benchmarks.Pipelines;

/// <summary>Hears the moment at which a unit of work is durable.</summary>
internal sealed class CommitWatch(Action<Guid> committed) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
    {
        if (eventData.Context is WorkDbContext { Subject: { } subject })
            committed(subject);
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }
}
