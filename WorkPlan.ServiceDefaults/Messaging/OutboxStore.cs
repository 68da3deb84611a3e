using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace WorkPlan.ServiceDefaults.Messaging;

/// <summary>The dispatcher's side of the outbox: short transactions, none of them open while the broker is being talked to.</summary>
internal sealed class OutboxStore<TDbContext>(IServiceScopeFactory scopes, IOptions<MessagingOptions> options) : IOutboxMeasure
    where TDbContext : DbContext
{
    private readonly OutboxOptions _options = options.Value.Outbox;
    private readonly string _instance = Guid.NewGuid().ToString("N");
    private long _leases;

    public Task<bool> AnythingDueAsync(CancellationToken cancellationToken) => InDatabase(
        db => db.ReadAsync(
            MessagingSql.For(db).AnythingDue,
            async (reader, token) => await reader.ReadAsync(token) && reader.GetInt64(0) != 0,
            cancellationToken),
        cancellationToken);

    /// <summary>Takes the heads of streams, and what follows them, for this instance alone.</summary>
    public Task<OutboxLease> LeaseAsync(CancellationToken cancellationToken) => InDatabase(
        async db =>
        {
            var lease = new OutboxLease($"{_instance}/{Interlocked.Increment(ref _leases)}", _options.LeaseDuration);
            var sql = MessagingSql.For(db);
            var milliseconds = (int)_options.LeaseDuration.TotalMilliseconds;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var heads = await db.ReadAsync(
                sql.LeaseHeads, RowsAsync, cancellationToken,
                ("@owner", lease.Owner), ("@milliseconds", milliseconds), ("@limit", _options.BatchSize));
            lease.Add(heads);
            var keys = heads.Select(row => row.StreamKey).Where(StreamKeys.HasFollowers).ToArray();
            if (keys.Length > 0)
            {
                lease.Add(await db.ReadAsync(
                    sql.LeaseFollowers, RowsAsync, cancellationToken,
                    ("@owner", lease.Owner), ("@milliseconds", milliseconds), ("@limit", _options.BatchSize),
                    ("@run", _options.RunLength), ("@keys", JsonSerializer.Serialize(keys))));
            }
            await transaction.CommitAsync(cancellationToken);
            return lease;
        },
        cancellationToken);

    /// <summary>Everything that stands in these streams, each stream in its order.</summary>
    public Task<List<StandingRow>> StandingAsync(IEnumerable<string> streams, CancellationToken cancellationToken) => InDatabase(
        db => db.ReadAsync(
            MessagingSql.For(db).Standing,
            async (reader, token) =>
            {
                var rows = new List<StandingRow>();
                while (await reader.ReadAsync(token))
                    rows.Add(new(reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetInt64(3)));
                return rows;
            },
            cancellationToken, ("@keys", JsonSerializer.Serialize(streams))),
        cancellationToken);

    /// <summary>The number of rows that were still ours.</summary>
    public Task<int> DeleteSentAsync(string owner, IReadOnlyCollection<long> seqs, CancellationToken cancellationToken) => InDatabase(
        db => db.RunAloneAsync(
            MessagingSql.For(db).DeleteSent, cancellationToken, ("@owner", owner), ("@seqs", JsonSerializer.Serialize(seqs))),
        cancellationToken);

    public Task ReleaseAsync(OutboxLease lease, IReadOnlyCollection<long> seqs, string? error, CancellationToken cancellationToken) => InDatabase(
        db => db.RunAloneAsync(
            MessagingSql.For(db).Release, cancellationToken,
            ("@owner", lease.Owner), ("@seqs", JsonSerializer.Serialize(seqs)), ("@error", Bounded(error))),
        cancellationToken);

    public Task PostponeAsync(OutboxLease lease, long seq, TimeSpan wait, string error, CancellationToken cancellationToken) => InDatabase(
        db => db.RunAloneAsync(
            MessagingSql.For(db).Postpone, cancellationToken,
            ("@owner", lease.Owner), ("@seq", seq), ("@error", Bounded(error)), ("@milliseconds", (int)wait.TotalMilliseconds)),
        cancellationToken);

    public Task<OutboxState> MeasureAsync(CancellationToken cancellationToken) => InDatabase(
        db => db.ReadAsync(
            MessagingSql.For(db).Measure,
            async (reader, token) => await reader.ReadAsync(token)
                ? new OutboxState(reader.GetInt64(0), reader.GetInt64(1), Math.Max(0, reader.GetDouble(2)))
                : new OutboxState(0, 0, 0),
            cancellationToken),
        cancellationToken);

    /// <summary>Deletes one chunk of inbox rows that are older than the window.</summary>
    public Task<int> CleanInboxAsync(TimeSpan window, int chunk, CancellationToken cancellationToken) => InDatabase(
        db => db.RunAloneAsync(
            MessagingSql.For(db).CleanInbox, cancellationToken, ("@seconds", (int)window.TotalSeconds), ("@limit", chunk)),
        cancellationToken);

    private async Task<T> InDatabase<T>(Func<DbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDbContext>();
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(_ => work(db), cancellationToken);
    }

    private static async Task<List<LeasedRow>> RowsAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<LeasedRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4),
                reader.GetString(5), reader.GetString(6), reader.GetFieldValue<byte[]>(7), Instant(reader, 8), reader.GetInt32(9)));
        }
        return rows;
    }

    private static DateTimeOffset Instant(DbDataReader reader, int column) => reader.GetValue(column) switch
    {
        long ticks => new(ticks, TimeSpan.Zero),
        DateTimeOffset instant => instant,
        var other => throw new InvalidOperationException($"An instant of the outbox is stored as {other.GetType().Name}."),
    };

    private static string? Bounded(string? error) =>
        error is { Length: > MessagingTables.LastErrorLength } ? error[..MessagingTables.LastErrorLength] : error;
}

/// <summary>Measures the outbox, whatever database it is in.</summary>
internal interface IOutboxMeasure
{
    Task<OutboxState> MeasureAsync(CancellationToken cancellationToken);
}
