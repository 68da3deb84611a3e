using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace WorkPlan.ServiceDefaults.Tests.Messaging;

/// <summary>
/// While it lasts, a database answers as one on SQL Server would that is restarted: the driver's fault in the words and the wrapping of EF
/// Core's strategy for that server.
/// </summary>
internal sealed class Outage : IDisposable
{
    private static readonly ConcurrentDictionary<string, Outage> Present = new();

    private readonly string _database;
    private int _refused;

    public Outage(LedgerDatabase database)
    {
        _database = database.ConnectionString;
        Present[_database] = this;
    }

    /// <summary>What was asked of the database meanwhile.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public static void ThrowIfAway(string? database)
    {
        if (database is null || !Present.TryGetValue(database, out var outage))
            return;
        Interlocked.Increment(ref outage._refused);
        throw new InvalidOperationException(
            "An exception has been raised that is likely due to a transient failure.", new DbUpdateException("", new ConnectionBrokenException()));
    }

    public void Dispose() => Present.TryRemove(_database, out _);

    private sealed class ConnectionBrokenException() : DbException("A transport-level error has occurred.");
}

internal sealed class StrategyWithOutages(ExecutionStrategyDependencies dependencies) : IExecutionStrategyFactory
{
    public IExecutionStrategy Create() => new Strategy(dependencies.CurrentContext.Context);

    private sealed class Strategy(DbContext context) : IExecutionStrategy
    {
        public bool RetriesOnFailure => false;

        public TResult Execute<TState, TResult>(
            TState state, Func<DbContext, TState, TResult> operation, Func<DbContext, TState, ExecutionResult<TResult>>? verifySucceeded)
        {
            Outage.ThrowIfAway(context.Database.GetConnectionString());
            return operation(context, state);
        }

        public Task<TResult> ExecuteAsync<TState, TResult>(
            TState state, Func<DbContext, TState, CancellationToken, Task<TResult>> operation,
            Func<DbContext, TState, CancellationToken, Task<ExecutionResult<TResult>>>? verifySucceeded, CancellationToken cancellationToken = default)
        {
            Outage.ThrowIfAway(context.Database.GetConnectionString());
            return operation(context, state, cancellationToken);
        }
    }
}
