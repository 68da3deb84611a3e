using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Operations;

namespace WorkPlan.Planning.Telemetry;

/// <summary>Documents that this instance, and roll-up work that any instance, has set aside because it fails.</summary>
internal sealed class WorkSetAside(IServiceScopeFactory scopes, DocumentSpread documents) : ISetAside
{
    public async Task<IReadOnlyList<SetAsideState>> CountAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanningDbContext>();
        var rollups = await db.RollupWork.LongCountAsync(work => work.Failures > 0, cancellationToken);
        var aside = documents.SetAside;
        var unfinished = aside.Count == 0 ? 0 : await db.FanOuts.LongCountAsync(fanOut => fanOut.CompletedAt == null && aside.Contains(fanOut.Id), cancellationToken);
        return [new(DocumentSpread.Step, unfinished), new(PlanningMetrics.Rollups, rollups)];
    }
}
