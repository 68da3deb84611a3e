using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkPlan.ServiceDefaults.Health;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>Everything about this instance that has to be asked for: the same readings for metrics and for the operators' view.</summary>
internal sealed class Readings
{
    /// <summary>A check that has not answered by then has; a little longer than the gateway waits for those whom it asks, and shorter than a reading may take.</summary>
    private static readonly TimeSpan CheckPatience = TimeSpan.FromSeconds(1.2);

    private readonly IServiceScopeFactory _scopes;
    private readonly IEnumerable<ServiceDatabase> _databases;

    public Readings(
        IServiceScopeFactory scopes, HealthCheckService health, IOptions<HealthCheckServiceOptions> checks, Stores stores, IEnumerable<IExpiring> expiring,
        IEnumerable<ISetAside> setAside, IEnumerable<ServiceDatabase> databases, TimeProvider clock, ILogger<Readings> logger, QueueDepths? queues = null,
        IOutboxMeasure? outbox = null)
    {
        _scopes = scopes;
        _databases = databases;
        Health = new(token => HealthAsync(health, checks.Value.Registrations, clock, token), clock, logger);
        Stores = new(stores.ReadAsync, clock, logger);
        Expiring = new(token => ExpiringAsync(expiring, token), clock, logger);
        SetAside = new(token => SetAsideAsync(setAside, token), clock, logger);
        Leases = new(LeasesAsync, clock, logger);
        Queues = new(queues is null ? _ => Task.FromResult<IReadOnlyList<QueueDepth>?>(null) : queues.ReadAsync, clock, logger);
        Outbox = new(token => OutboxAsync(outbox, token), clock, logger);
    }

    public Reading<HealthReport> Health { get; }

    public Reading<IReadOnlyList<StoreState>> Stores { get; }

    public Reading<IReadOnlyList<ExpiringItem>> Expiring { get; }

    public Reading<IReadOnlyList<SetAsideState>> SetAside { get; }

    public Reading<IReadOnlyList<Lease>> Leases { get; }

    public Reading<IReadOnlyList<QueueDepth>> Queues { get; }

    public Reading<OutboxFigures> Outbox { get; }

    /// <summary>Each check by itself: one that hangs is unhealthy, and the others are heard.</summary>
    private static async Task<HealthReport?> HealthAsync(
        HealthCheckService health, IEnumerable<HealthCheckRegistration> checks, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var entries = await Task.WhenAll(checks.Where(check => check.Tags.Contains(HealthExtensions.Ready)).Select(check => AskAsync(health, check, cancellationToken)));
        return new HealthReport(entries.ToDictionary(), clock.GetElapsedTime(started));
    }

    private static async Task<KeyValuePair<string, HealthReportEntry>> AskAsync(
        HealthCheckService health, HealthCheckRegistration check, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(CheckPatience);
        try
        {
            // Drivers do not all heed being cancelled.
            var report = await health.CheckHealthAsync(other => other.Name == check.Name, patience.Token).WaitAsync(patience.Token);
            return report.Entries.Single();
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return KeyValuePair.Create(check.Name, new HealthReportEntry(check.FailureStatus, "It has not answered.", CheckPatience, null, null));
        }
    }

    private static async Task<IReadOnlyList<SetAsideState>?> SetAsideAsync(IEnumerable<ISetAside> sources, CancellationToken cancellationToken)
    {
        var states = new List<SetAsideState>();
        foreach (var source in sources)
            states.AddRange(await source.CountAsync(cancellationToken));
        return states;
    }

    private static async Task<IReadOnlyList<ExpiringItem>?> ExpiringAsync(IEnumerable<IExpiring> expiring, CancellationToken cancellationToken)
    {
        var items = new List<ExpiringItem>();
        try
        {
            foreach (var source in expiring)
                items.AddRange(await source.ListAsync(cancellationToken));
            return items;
        }
        catch (Exception exception) when (DatabaseFaults.IsOfTheDatabase(exception))
        {
            return null;
        }
    }

    private static async Task<OutboxFigures?> OutboxAsync(IOutboxMeasure? outbox, CancellationToken cancellationToken)
    {
        if (outbox is null)
            return null;
        try
        {
            var state = await outbox.MeasureAsync(cancellationToken);
            return new OutboxFigures(state.Backlog, state.Parked, Math.Round(state.OldestAge, 1));
        }
        catch (Exception exception) when (DatabaseFaults.IsOfTheDatabase(exception))
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<Lease>?> LeasesAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var leases = new List<Lease>();
        try
        {
            foreach (var database in _databases)
            {
                var db = (DbContext)scope.ServiceProvider.GetRequiredService(database.Context);
                if (db.Model.FindEntityType(typeof(Lease)) is not null)
                    leases.AddRange(await db.Set<Lease>().AsNoTracking().ToListAsync(cancellationToken));
            }
            return leases;
        }
        catch (Exception exception) when (DatabaseFaults.IsOfTheDatabase(exception))
        {
            return null;
        }
    }
}
