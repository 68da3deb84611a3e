using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Directions;
using WorkPlan.Planning.MeetingTasks;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Plans;

namespace WorkPlan.Planning.Tracing;

/// <summary>What a document or a direction became in the plans of the units that it is meant for.</summary>
internal sealed class SourceTraces(PlanningDbContext db, TaskTraces traces, TimeProvider clock)
{
    /// <summary>The units' plans of a work year, with what a trace needs of them.</summary>
    public Task<List<Plan>> PlansAsync(int workYear, IReadOnlyCollection<string> unitCodes, CancellationToken cancellationToken) =>
        db.Plans.AsNoTracking().Where(plan => plan.WorkYear == workYear && unitCodes.Contains(plan.UnitCode))
            .Include(plan => plan.Bases).Include(plan => plan.Tasks).Include(plan => plan.Commitments).AsSplitQuery()
            .ToListAsync(cancellationToken);

    /// <param name="unitCode">The unit.</param>
    /// <param name="plan">Its plan of the year, if there is one.</param>
    /// <param name="sourceId">The document or direction.</param>
    /// <param name="owed">The unit's obligation to answer it, if it has one.</param>
    /// <param name="uptakes">What the unit has said of taking it up; null where nobody has to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<UnitTraceView> OfAsync(
        string unitCode, Plan? plan, Guid sourceId, PlanningObligation? owed, IReadOnlyList<DirectionUptake>? uptakes,
        CancellationToken cancellationToken)
    {
        var taken = (uptakes ?? []).Select(uptake => uptake.PlanTaskId).OfType<Guid>().ToHashSet();
        var wanted = (plan?.Tasks ?? []).Where(task => taken.Contains(task.Id) || task.Basis.Any(cited => cited.Id == sourceId))
            .Select(task => task.Id).ToHashSet();
        var tasks = plan is null ? [] : await traces.OfAsync(plan, wanted, cancellationToken);
        var answered = owed is { IsOpen: false } || uptakes is { Count: > 0 } || (owed is null && uptakes is null && Cites(plan, sourceId));
        List<TraceGap> missing = [];
        if (plan is null)
            missing.Add(TraceGap.NoPlan);
        if (!answered)
            missing.Add(TraceGap.NotAnswered);
        var given = await GivenAsync(unitCode, sourceId, cancellationToken);
        if (plan is not null && tasks.Count + given.Count == 0 && owed?.NoChangeReason is null)
            missing.Add(TraceGap.NoTask);
        return new UnitTraceView(
            unitCode,
            plan is null
                ? null
                : new TracedPlanView(
                    plan.Id, plan.Title, plan.State, plan.VersionNumber,
                    plan.Bases.FirstOrDefault(basis => basis.SourceId == sourceId)?.SinceVersion),
            owed is null ? null : Answer(owed),
            [
                .. (uptakes ?? []).OrderBy(uptake => uptake.Id).Select(uptake => new UptakeView(
                    uptake.Id, uptake.UnitCode, uptake.PlanId, uptake.PlanTaskId, uptake.How, uptake.TakenUpOn)),
            ],
            [.. tasks.Values], given, missing);
    }

    private async Task<IReadOnlyList<MeetingTaskView>> GivenAsync(string unitCode, Guid directionId, CancellationToken cancellationToken) =>
        (await db.MeetingTasks.AsNoTracking()
            .Where(task => task.DirectionId == directionId && task.UnitCode == unitCode && task.State != MeetingTaskState.Cancelled)
            .OrderBy(task => task.Id).ToListAsync(cancellationToken)).ConvertAll(MeetingTaskView.Of);

    private TracedAnswerView Answer(PlanningObligation owed) => new(
        owed.StandingAt(clock.GetUtcNow()), owed.Deadline.DueOn, owed.AnsweredOn,
        owed.AnsweredOn is null ? null : !owed.AsValue().WasLate, owed.AnsweredByVersion, owed.NoChangeReason);

    private static bool Cites(Plan? plan, Guid sourceId) => plan?.Bases.Any(basis => basis.SourceId == sourceId) == true;
}
