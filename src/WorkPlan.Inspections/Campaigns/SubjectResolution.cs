using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.Units;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Inspections.Campaigns;

/// <summary>Whether planning has told of the object that a campaign or a finding is about: a plan or program that was issued, a document that was disseminated.</summary>
internal sealed class SubjectResolution(InspectionsDbContext db, UnitLineage lineage)
{
    /// <summary>
    /// Refuses a plan that is neither the unit's nor one of a unit that went into it: the flag would stand at somebody else's plan, for its
    /// readers to see; and an item that the plan, as it was told last, does not have. Of a plan that is not issued yet nothing has been told;
    /// whether there is such a plan and such an item is for planning to say.
    /// </summary>
    /// <param name="planId">The plan that a finding cites.</param>
    /// <param name="taskId">The task of it that the finding cites, if one.</param>
    /// <param name="targetCode">The target of it that the finding cites, if one.</param>
    /// <param name="unitCode">The inspected unit.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async Task DemandPlanOfAsync(Guid planId, Guid? taskId, string? targetCode, string unitCode, CancellationToken cancellationToken)
    {
        var key = $"{planId}";
        if (await db.Facts.AsNoTracking().SingleOrDefaultAsync(fact => fact.Source == FactSource.Plan && fact.Key == key, cancellationToken)
            is not { } told)
            return;
        if (!(await lineage.AllAsync(cancellationToken)).Of(unitCode).Contains(told.UnitCode))
            throw FindingRules.PlanOfAnother(unitCode);
        // A plan that was recalled is told without what stood in it.
        if (JsonSerializer.Deserialize<PlanTold>(told.Content, FactStore.Json)?.Plan is not { } plan)
            return;
        if (taskId is { } task && plan.Tasks.All(known => known.TaskId != task))
            throw FindingRules.NotInPlan($"{task}");
        if (targetCode is { } target && plan.Targets.All(known => known.TargetCode != target))
            throw FindingRules.NotInPlan(target);
    }

    /// <summary>Refuses an id of which nothing was told, or that is of another work year. Of a catalogue planning tells no id, so none is taken.</summary>
    public async Task DemandKnownAsync(SubjectRequest subject, CancellationToken cancellationToken)
    {
        if (subject.Id is not { } id)
            return;
        var key = $"{id}";
        var facts = subject.Kind switch
        {
            SubjectKind.WorkPlan or SubjectKind.Program => db.Facts.Where(fact => fact.Source == FactSource.Plan && fact.Key == key),
            SubjectKind.Document => db.Facts.Where(fact => fact.Source == FactSource.Dissemination && fact.Key.StartsWith(key + ":")),
            _ => db.Facts.Where(_ => false),
        };
        var years = await facts.Select(fact => fact.WorkYear).Distinct().ToListAsync(cancellationToken);
        if (years.Count == 0)
            throw CampaignRules.SubjectNotKnown();
        if (years.TrueForAll(year => year is { } known && known != subject.WorkYear))
            throw CampaignRules.SubjectOfAnotherYear(subject.WorkYear);
    }

    /// <summary>What the messages of a plan have in common.</summary>
    private sealed record PlanTold(PlanSnapshot? Plan);
}
