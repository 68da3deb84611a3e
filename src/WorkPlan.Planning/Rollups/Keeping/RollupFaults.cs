using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Telemetry;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>Sets work that fails aside, so that the rest goes on, and reports it: in the log, as a metric, and on the row.</summary>
internal sealed partial class RollupFaults(PlanningDbContext db, PlanningMetrics metrics, TimeProvider clock, ILogger<RollupFaults> logger)
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
        metrics.BackgroundFailed(PlanningMetrics.Rollups);
        Log.SetAside(logger, exception, work.Seq, work.Kind, work.UnitCode, work.WorkYear, failures, wait);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Roll-up work {Seq} ({Kind} of {UnitCode}, {WorkYear}) failed for the {Failures}. time; set aside for {Wait}")]
        public static partial void SetAside(
            ILogger logger, Exception exception, long seq, RollupWorkKind kind, string unitCode, int workYear, int failures, TimeSpan wait);
    }
}
