using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>Sets work that fails aside, so that the rest goes on, and reports it: in the log, as a metric, and on the row.</summary>
internal sealed partial class RollupFaults(PlanningDbContext db, RollupMetrics metrics, TimeProvider clock, ILogger<RollupFaults> logger)
{
    /// <summary>Everything but a database that is busy or away, and a host that stops: nothing is wrong with the work then.</summary>
    public static bool IsOfTheWork(Exception exception) =>
        exception is not OperationCanceledException && !DatabaseFaults.IsUnavailable(exception);

    public async Task SetAsideAsync(RollupWork work, Exception exception, CancellationToken cancellationToken)
    {
        var failures = work.Failures + 1;
        var wait = RollupWork.WaitAfter(failures);
        var notBefore = clock.GetUtcNow() + wait;
        var fault = exception is DomainRuleException rule ? rule.Code : exception.GetBaseException().GetType().Name;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.RollupWork.Where(RollupQueue.SameAs(work)).Where(same => same.Seq != work.Seq).ExecuteDeleteAsync(cancellationToken);
        await db.RollupWork.Where(row => row.Seq == work.Seq).ExecuteUpdateAsync(
            row => row.SetProperty(known => known.Failures, failures).SetProperty(known => known.NotBefore, notBefore)
                .SetProperty(known => known.Fault, fault).SetProperty(known => known.LeasedUntil, (DateTimeOffset?)null),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        metrics.SetAside(work.Kind);
        Log.SetAside(logger, exception, work.Seq, work.Kind, work.UnitCode, work.WorkYear, failures, wait);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Roll-up work {Seq} ({Kind} of {UnitCode}, {WorkYear}) failed for the {Failures}. time; set aside for {Wait}")]
        public static partial void SetAside(
            ILogger logger, Exception exception, long seq, RollupWorkKind kind, string unitCode, int workYear, int failures, TimeSpan wait);
    }
}

/// <summary>Meter <c>WorkPlan.Planning.Rollups</c>.</summary>
internal sealed class RollupMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _setAside;

    public RollupMetrics(IMeterFactory meters)
    {
        _meter = meters.Create("WorkPlan.Planning.Rollups");
        _setAside = _meter.CreateCounter<long>("workplan.planning.rollup_work.set_aside", "{piece}", "Pieces of roll-up work that failed and were set aside.");
    }

    public void SetAside(RollupWorkKind kind) => _setAside.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    public void Dispose() => _meter.Dispose();
}
