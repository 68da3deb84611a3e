using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Units;

namespace WorkPlan.Inspections.Analysis;

/// <summary>One question that a unit and its inspectors both answered.</summary>
/// <param name="ItemCode">The question.</param>
/// <param name="Self">What the unit gave itself, in per cent of the highest score.</param>
/// <param name="Direct">What the inspectors gave.</param>
public sealed record ComparedItem(string ItemCode, int Self, int Direct);

/// <summary>How far a unit's own view was from the inspectors', over the questions that both answered last.</summary>
/// <param name="UnitCode">The unit.</param>
/// <param name="Overrating">The mean of self minus direct, in points of per cent: above 0 the unit flatters itself.</param>
/// <param name="Index">The mean distance whichever way, in points of per cent: 0 is full agreement.</param>
/// <param name="Items">The questions.</param>
public sealed record Discrepancy(string UnitCode, int Overrating, int Index, IReadOnlyList<ComparedItem> Items)
{
    internal static Discrepancy? Of(string unitCode, IEnumerable<ScoredAnswer> answers)
    {
        ComparedItem[] items =
        [
            .. from item in answers.GroupBy(answer => answer.ItemCode)
               let self = Latest(item, InspectionMode.Self)
               let direct = Latest(item, InspectionMode.Direct)
               where self is not null && direct is not null
               orderby item.Key
               select new ComparedItem(item.Key, self.Percent, direct.Percent),
        ];
        return items.Length == 0
            ? null
            : new Discrepancy(
                unitCode, (int)Math.Round(items.Average(item => item.Self - item.Direct)),
                (int)Math.Round(items.Average(item => Math.Abs(item.Self - item.Direct))), items);
    }

    private static ScoredAnswer? Latest(IEnumerable<ScoredAnswer> answers, InspectionMode mode) =>
        answers.Where(answer => answer.Mode == mode).MaxBy(answer => answer.AnsweredAt);
}

/// <summary>An answer as a share of the highest score.</summary>
internal sealed record ScoredAnswer(string ItemCode, InspectionMode Mode, int Percent, DateTimeOffset AnsweredAt);

/// <summary>
/// Compares what units said of themselves with what inspectors found, question by question: inside one inspection of an escalated unit,
/// and across campaigns and successions where the same template was used.
/// </summary>
internal sealed class SelfVersusDirect(InspectionsDbContext db, UnitLineage lineage)
{
    public async Task<IReadOnlyDictionary<string, Discrepancy>> OfUnitsAsync(
        InspectionCampaign campaign, CancellationToken cancellationToken)
    {
        var ancestry = await lineage.AllAsync(cancellationToken);
        var lines = campaign.Units.ToDictionary(unit => unit.UnitCode, unit => ancestry.Of(unit.UnitCode));
        string[] units = [.. lines.Values.SelectMany(line => line).Distinct()];
        var template = await db.Checklists.AsNoTracking().Where(checklist => checklist.Id == campaign.ChecklistId)
            .Select(checklist => checklist.Code).SingleAsync(cancellationToken);
        var editions = await db.Checklists.AsNoTracking().Where(checklist => checklist.Code == template)
            .ToDictionaryAsync(
                checklist => checklist.Id, checklist => checklist.Items.ToDictionary(item => item.Code, item => item.MaxScore), cancellationToken);
        var checklists = await db.Campaigns.AsNoTracking().Where(known => editions.Keys.Contains(known.ChecklistId))
            .Select(known => new { known.Id, known.ChecklistId }).ToDictionaryAsync(known => known.Id, known => known.ChecklistId, cancellationToken);
        var answers = await db.UnitInspections.AsNoTracking()
            .Where(inspection => units.Contains(inspection.UnitCode) && checklists.Keys.Contains(inspection.CampaignId))
            .SelectMany(inspection => inspection.Answers, (inspection, answer) => new
            {
                inspection.UnitCode,
                inspection.CampaignId,
                answer.ItemCode,
                answer.Mode,
                answer.Score,
                answer.AnsweredAt,
            })
            .ToListAsync(cancellationToken);
        var scored = answers
            .Where(answer => editions[checklists[answer.CampaignId]].GetValueOrDefault(answer.ItemCode) > 0)
            .ToLookup(answer => answer.UnitCode, answer => new ScoredAnswer(
                answer.ItemCode, answer.Mode, answer.Score * 100 / editions[checklists[answer.CampaignId]][answer.ItemCode], answer.AnsweredAt));
        return lines.Select(line => Discrepancy.Of(line.Key, line.Value.SelectMany(code => scored[code])))
            .OfType<Discrepancy>().ToDictionary(found => found.UnitCode);
    }
}
