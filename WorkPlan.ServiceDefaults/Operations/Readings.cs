using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using WorkPlan.ServiceDefaults.Health;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.ServiceDefaults.Operations;

/// <summary>Everything about this instance that has to be asked for: the same readings for metrics and for the operators' view.</summary>
internal sealed class Readings
{
    private readonly IServiceScopeFactory _scopes;
    private readonly IEnumerable<ServiceDatabase> _databases;

    public Readings(
        IServiceScopeFactory scopes, HealthCheckService health, Stores stores, IEnumerable<IExpiring> expiring, IEnumerable<ServiceDatabase> databases,
        TimeProvider clock, ILogger<Readings> logger, QueueDepths? queues = null, IOutboxMeasure? outbox = null)
    {
        _scopes = scopes;
        _databases = databases;
        Health = new(async token => await health.CheckHealthAsync(check => check.Tags.Contains(HealthExtensions.Ready), token), clock, logger);
        Stores = new(stores.ReadAsync, clock, logger);
        Expiring = new(token => ExpiringAsync(expiring, token), clock, logger);
        Leases = new(LeasesAsync, clock, logger);
        Queues = new(queues is null ? _ => Task.FromResult<IReadOnlyList<QueueDepth>?>(null) : queues.ReadAsync, clock, logger);
        Outbox = new(token => OutboxAsync(outbox, token), clock, logger);
    }

    public Reading<HealthReport> Health { get; }

    public Reading<IReadOnlyList<StoreState>> Stores { get; }

    public Reading<IReadOnlyList<ExpiringItem>> Expiring { get; }

    public Reading<IReadOnlyList<Lease>> Leases { get; }

    public Reading<IReadOnlyList<QueueDepth>> Queues { get; }

    public Reading<OutboxFigures> Outbox { get; }

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
