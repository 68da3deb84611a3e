namespace WorkPlan.Emulation;

/// <summary>Several saves as one.</summary>
internal static class OneTransaction
{
    /// <summary>In a transaction of its own, or in the one that is there: a request with an Idempotency-Key, or a message, has one.</summary>
    public static async Task<T> InOneAsync<T>(this EmulationDbContext db, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null)
            return await work();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await work();
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
