using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Units;

namespace WorkPlan.Planning.Findings;

/// <summary>Whether a finding flags the plan that it names.</summary>
internal enum FlagStanding
{
    /// <summary>It flags that plan, or it names none and flags its unit's plan of the year.</summary>
    OnPlan,

    /// <summary>No such plan is known. Should it come to be, it is flagged from then on.</summary>
    PlanNotKnown,

    /// <summary>The plan is neither the inspected unit's nor that of a unit that went into it.</summary>
    PlanOfAnotherUnit,

    /// <summary>The plan was withdrawn.</summary>
    PlanWithdrawn,
}

/// <summary>A finding beside a plan, and whether it flags the plan that it names.</summary>
internal sealed record PlanFlag(PlanFinding Finding, FlagStanding Standing);

/// <summary>
/// The findings that show on a plan. What a finding names is judged when it is read, so that it does not matter in which order the plan, its
/// versions, its unit's successions and the finding came.
/// </summary>
internal sealed class PlanFlags(PlanningDbContext db)
{
    private SuccessionGraph? _successions;

    /// <summary>
    /// Those that flag the plan, and those about its unit's work year which name no plan that they can flag: they are not lost, and nobody else's
    /// readers see them.
    /// </summary>
    public async Task<IReadOnlyList<PlanFlag>> OfAsync(Guid planId, string unitCode, int workYear, CancellationToken cancellationToken)
    {
        var findings = await db.PlanFindings.AsNoTracking()
            .Where(finding => finding.PlanId == planId || (finding.UnitCode == unitCode && finding.WorkYear == workYear))
            .OrderByDescending(finding => finding.RaisedOn).ThenBy(finding => finding.Id)
            .ToListAsync(cancellationToken);
        List<PlanFlag> flags = [];
        foreach (var finding in findings)
        {
            var standing = await StandingAsync(finding, cancellationToken);
            var isUnits = finding.UnitCode == unitCode && finding.WorkYear == workYear;
            if (finding.PlanId is null || (standing == FlagStanding.OnPlan ? finding.PlanId == planId : isUnits))
                flags.Add(new PlanFlag(finding, standing));
        }
        return flags;
    }

    public async Task<IReadOnlyList<PlanFlag>> OpenAsync(Plan plan, CancellationToken cancellationToken) =>
        [.. (await OfAsync(plan.Id, plan.UnitCode, plan.WorkYear, cancellationToken)).Where(flag => flag.Finding.ClearedOn is null)];

    public async Task<FlagStanding> StandingAsync(PlanFinding finding, CancellationToken cancellationToken)
    {
        if (finding.PlanId is not { } planId)
            return FlagStanding.OnPlan;
        var plan = await db.Plans.IgnoreQueryFilters().AsNoTracking().Where(plan => plan.Id == planId)
            .Select(plan => new { plan.UnitCode, plan.State }).SingleOrDefaultAsync(cancellationToken);
        if (plan is null)
            return FlagStanding.PlanNotKnown;
        if (plan.UnitCode != finding.UnitCode && !await WentIntoAsync(plan.UnitCode, finding.UnitCode, cancellationToken))
            return FlagStanding.PlanOfAnotherUnit;
        return plan.State == PlanState.Withdrawn ? FlagStanding.PlanWithdrawn : FlagStanding.OnPlan;
    }

    private async Task<bool> WentIntoAsync(string predecessor, string successor, CancellationToken cancellationToken) =>
        (_successions ??= await SuccessionGraph.ReadAsync(db, cancellationToken)).WentInto(predecessor, successor);
}
