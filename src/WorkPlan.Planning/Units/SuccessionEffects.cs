using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Inquiries;
using WorkPlan.Planning.MeetingTasks;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Obstacles;
using WorkPlan.Planning.Plans;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Units;

/// <summary>
/// At local midnight of its day a succession takes effect: what is open goes to the heir with a record of the hand-over, plans end with
/// their units, those that were never issued are withdrawn, and the other services are told. One transaction for each predecessor; whoever goes on after a crash finds the record.
/// </summary>
internal sealed class SuccessionEffects(PlanningDbContext db, InquiryDesk inquiries, IPublishEndpoint events, TimeProvider clock)
{
    private const string By = "workplan";

    public async Task<int> RunAsync(Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(clock);
        var due = db.Successions.Where(succession => succession.TookEffectAt == null && succession.EffectiveOn <= today);
        var effected = 0;
        while (await due.AnyAsync(cancellationToken) && await goOn())
        {
            var succession = await due.Include(known => known.Units).Include(known => known.Shares).AsSplitQuery()
                .OrderBy(known => known.EffectiveOn).ThenBy(known => known.Id).FirstAsync(cancellationToken);
            if (succession.ClosesPredecessors)
            {
                foreach (var predecessor in succession.Predecessors.ToList())
                    await HandOverAsync(succession, predecessor, cancellationToken);
            }
            succession.TakeEffect(clock.GetUtcNow());
            await TellAsync(succession, cancellationToken);
            effected++;
        }
        await TellEarlierAsync(goOn, cancellationToken);
        return effected;
    }

    /// <summary>
    /// What took effect before all services listened is told once more, the earliest first: whoever knows it changes nothing, and whoever did
    /// not listen then learns of it.
    /// </summary>
    private async Task TellEarlierAsync(Func<Task<bool>> goOn, CancellationToken cancellationToken)
    {
        var untold = db.Successions.Where(succession => succession.TookEffectAt != null && succession.ToldAt == null);
        while (await untold.AnyAsync(cancellationToken) && await goOn())
        {
            await TellAsync(
                await untold.Include(known => known.Units).Include(known => known.Shares).AsSplitQuery()
                    .OrderBy(known => known.EffectiveOn).ThenBy(known => known.Id).FirstAsync(cancellationToken),
                cancellationToken);
        }
    }

    private async Task TellAsync(Succession succession, CancellationToken cancellationToken)
    {
        succession.Tell(clock.GetUtcNow());
        await events.Publish(Message(succession), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task HandOverAsync(Succession succession, string predecessor, CancellationToken cancellationToken)
    {
        if (await db.HandOvers.AnyAsync(
            known => known.SuccessionId == succession.Id && known.FromUnitCode == predecessor, cancellationToken))
            return;
        var heir = succession.HeirOf(predecessor);
        var items = await ObligationsAsync(predecessor, heir, succession, cancellationToken);
        items.AddRange(await PlansAsync(predecessor, succession, cancellationToken));
        items.AddRange(await ObstaclesAsync(predecessor, heir, succession, cancellationToken));
        items.AddRange(await InquiriesAsync(predecessor, heir, succession, cancellationToken));
        items.AddRange(await MeetingTasksAsync(predecessor, heir, cancellationToken));
        foreach (var share in succession.Shares.Where(share => share.PredecessorCode == predecessor))
            db.HandOvers.Add(HandOver.Record(succession, share, share.SuccessorCode == heir ? items : [], clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<List<HandOverItem>> ObligationsAsync(
        string predecessor, string heir, Succession succession, CancellationToken cancellationToken)
    {
        var open = await db.Obligations
            // What is owed to a question goes with the question.
            .Where(obligation => obligation.UnitCode == predecessor && obligation.State == ObligationState.Open && obligation.Kind != ObligationKind.Answer)
            .OrderBy(obligation => obligation.Id).ToListAsync(cancellationToken);
        var sources = open.Select(obligation => obligation.SourceKey).ToList();
        var owedByHeir = await db.Obligations.AsNoTracking()
            .Where(obligation => obligation.DebtorKind == DebtorKind.Unit && obligation.DebtorCode == heir && sources.Contains(obligation.SourceKey))
            .Select(obligation => new { obligation.Kind, obligation.SourceKey }).ToListAsync(cancellationToken);
        var names = await ObligationNames.OfAsync(db, open, cancellationToken);
        var items = new List<HandOverItem>();
        foreach (var obligation in open)
        {
            var same = obligation.DebtorKind == DebtorKind.Unit
                && owedByHeir.Any(owed => owed.Kind == obligation.Kind && owed.SourceKey == obligation.SourceKey);
            if (same)
            {
                obligation.Waive(By, clock.GetUtcNow(), $"Bàn giao cho {heir} theo {succession.LegalBasis}; {heir} đã có nghĩa vụ này");
                await events.Publish(ObligationMessages.Waived(obligation, names[obligation], clock), cancellationToken);
            }
            else
                obligation.HandOverTo(heir);
            items.Add(new HandOverItem(
                same ? HandOverItemKind.SameObligation : HandOverItemKind.Obligation, obligation.Id, names[obligation], obligation.Deadline.DueAt));
        }
        return items;
    }

    /// <summary>The plan ends with its unit, whatever it has reached; late figures of its periods still count.</summary>
    private async Task<List<HandOverItem>> PlansAsync(string predecessor, Succession succession, CancellationToken cancellationToken)
    {
        var plans = await db.Plans.Where(plan => plan.UnitCode == predecessor && plan.State == PlanState.Issued)
            .OrderBy(plan => plan.WorkYear).ToListAsync(cancellationToken);
        var (lastDay, note, actor) = (succession.EffectiveOn.AddDays(-1), $"Đơn vị kết thúc theo {succession.LegalBasis}", new Actor(By, clock.GetUtcNow()));
        foreach (var plan in plans)
        {
            plan.Close(new ClosingSituation(lastDay, [], []), note, actor);
            await events.Publish(PlanMessages.Closed(plan, actor, lastDay, note, clock), cancellationToken);
        }
        var unissued = await db.Plans
            .Where(plan => plan.UnitCode == predecessor && plan.State != PlanState.Issued && plan.State != PlanState.Closed)
            .OrderBy(plan => plan.WorkYear).ToListAsync(cancellationToken);
        foreach (var plan in unissued)
            plan.Withdraw(note, actor);
        return
        [
            .. plans.Select(plan => Item(HandOverItemKind.Plan, plan)), .. unissued.Select(plan => Item(HandOverItemKind.UnissuedPlan, plan)),
        ];
    }

    private static HandOverItem Item(HandOverItemKind kind, Plan plan) => new(kind, plan.Id, $"{plan.Title} ({plan.WorkYear})", null);

    /// <summary>Questions that waited for the closed unit's answer, and those whose answer it waited for, go on with the heir.</summary>
    private async Task<List<HandOverItem>> InquiriesAsync(
        string predecessor, string heir, Succession succession, CancellationToken cancellationToken)
    {
        var open = await db.Inquiries
            .Where(inquiry => inquiry.State == InquiryState.Open && (inquiry.ToUnitCode == predecessor || inquiry.UnitCode == predecessor))
            .OrderBy(inquiry => inquiry.Id).ToListAsync(cancellationToken);
        var items = new List<HandOverItem>();
        foreach (var inquiry in open)
        {
            var asked = inquiry.UnitCode == predecessor;
            inquiry.HandOver(predecessor, heir, $"{heir} kế thừa cả đơn vị hỏi và đơn vị trả lời theo {succession.LegalBasis}");
            await inquiries.HandOverAsync(inquiry, new Actor(By, clock.GetUtcNow()), cancellationToken);
            var kind = inquiry.State == InquiryState.Withdrawn ? HandOverItemKind.InquiryWithdrawn
                : asked ? HandOverItemKind.InquiryAsked : HandOverItemKind.InquiryToAnswer;
            items.Add(new HandOverItem(kind, inquiry.Id, inquiry.Subject, inquiry.Deadline.DueAt));
        }
        return items;
    }

    /// <summary>Assignments hears of it by the task's next message; who gave it stays on record.</summary>
    private async Task<List<HandOverItem>> MeetingTasksAsync(string predecessor, string heir, CancellationToken cancellationToken)
    {
        var open = await db.MeetingTasks
            .Where(task => task.UnitCode == predecessor && task.State == MeetingTaskState.Open)
            .OrderBy(task => task.Id).ToListAsync(cancellationToken);
        foreach (var task in open)
        {
            task.HandOverTo(heir);
            await events.Publish(MeetingTaskEndpoints.Message(task, clock), cancellationToken);
        }
        return open.ConvertAll(task => new HandOverItem(
            HandOverItemKind.MeetingTask, task.Id, task.Title, task.DueOn is { } due ? VietnamTime.EndOf(due) : null));
    }

    /// <summary>What the predecessor had to remove the heir has to remove; whom it stands in the way of stays on record.</summary>
    private async Task<List<HandOverItem>> ObstaclesAsync(
        string predecessor, string heir, Succession succession, CancellationToken cancellationToken)
    {
        var open = await db.Obstacles.Include(obstacle => obstacle.Steps)
            .Where(obstacle => obstacle.HeldBy == predecessor && obstacle.State == ObstacleState.Open)
            .OrderBy(obstacle => obstacle.Id).ToListAsync(cancellationToken);
        foreach (var obstacle in open)
            obstacle.HandOverTo(heir, succession.EffectiveOn, By, $"Bàn giao theo {succession.LegalBasis}");
        return open.ConvertAll(obstacle => new HandOverItem(HandOverItemKind.Obstacle, obstacle.Id, obstacle.Summary, null));
    }

    private static UnitsSucceeded Message(Succession succession) => new()
    {
        StreamKey = $"succession:{succession.Id}",
        Version = 1,
        OccurredAt = succession.TookEffectAt!.Value,
        SuccessionId = succession.Id,
        Kind = DocumentMessages.Camel(succession.Kind),
        EffectiveOn = succession.EffectiveOn,
        LegalBasis = succession.LegalBasis,
        Links =
        [
            .. succession.Shares.OrderBy(share => share.PredecessorCode, StringComparer.Ordinal).ThenBy(share => share.SuccessorCode, StringComparer.Ordinal)
                .Select(share => new SuccessionLink
                {
                    PredecessorCode = share.PredecessorCode,
                    SuccessorCode = share.SuccessorCode,
                    BasisPoints = share.BasisPoints,
                    IsHeir = succession.ClosesPredecessors && succession.HeirOf(share.PredecessorCode) == share.SuccessorCode,
                }),
        ],
    };
}
