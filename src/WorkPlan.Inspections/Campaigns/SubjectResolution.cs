using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.Units;

namespace WorkPlan.Inspections.Campaigns;

/// <summary>Whether planning has told of the object that a campaign or a finding is about: a plan or program that was issued, a document that was disseminated.</summary>
internal sealed class SubjectResolution(InspectionsDbContext db, UnitLineage lineage)
{
    /// <summary>
    /// Refuses a plan that is neither the unit's nor one of a unit that went into it: the flag would stand at somebody else's plan, for its
    /// readers to see. Of one that is not issued yet nothing has been told; whether there is such a plan is for planning to say.
    /// </summary>
    public async Task DemandPlanOfAsync(Guid planId, string unitCode, CancellationToken cancellationToken)
    {
        var key = $"{planId}";
        var units = (await lineage.AllAsync(cancellationToken)).Of(unitCode);
        if (await db.Facts.AnyAsync(fact => fact.Source == FactSource.Plan && fact.Key == key && !units.Contains(fact.UnitCode), cancellationToken))
            throw FindingRules.PlanOfAnother(unitCode);
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
}
