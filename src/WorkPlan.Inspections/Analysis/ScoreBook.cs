using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.UnitInspections;

namespace WorkPlan.Inspections.Analysis;

/// <summary>What one unit scored in a campaign, and in each group of its checklist.</summary>
public sealed record UnitScore(Guid CampaignId, string UnitCode, InspectionMode Mode, int Answered, int Score, int MaxScore, IReadOnlyList<GroupScore> Groups);

public sealed record GroupScore(string Group, int Score, int MaxScore);

/// <summary>
/// Judges every answer of a work year anew, from the answers and the facts that they were given on, in one pass over the rows: nothing
/// is taken from scores that were added up before.
/// </summary>
internal static class ScoreBook
{
    public static async Task<IReadOnlyList<UnitScore>> RecomputeAsync(InspectionsDbContext db, int workYear, CancellationToken cancellationToken)
    {
        var sheets = await SheetsAsync(db, workYear, cancellationToken);
        var rows = db.UnitInspections.AsNoTracking()
            .Where(inspection => db.Campaigns.Any(campaign => campaign.Id == inspection.CampaignId && campaign.WorkYear == workYear))
            .SelectMany(
                inspection => inspection.Answers,
                (inspection, answer) => new AnswerRow(inspection.Id, answer.ItemCode, answer.Mode, answer.Verdict, answer.Score, answer.Fact));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            sheets[row.UnitInspectionId].Take(row);
        return [.. sheets.Values.Select(sheet => sheet.Score()).OrderBy(score => score.CampaignId).ThenBy(score => score.UnitCode, StringComparer.Ordinal)];
    }

    private static async Task<Dictionary<Guid, ScoreSheet>> SheetsAsync(InspectionsDbContext db, int workYear, CancellationToken cancellationToken)
    {
        var campaigns = await db.Campaigns.AsNoTracking().Where(campaign => campaign.WorkYear == workYear).ToListAsync(cancellationToken);
        var used = campaigns.Select(campaign => campaign.ChecklistId).ToHashSet();
        var keys = (await db.Checklists.AsNoTracking().Where(checklist => used.Contains(checklist.Id)).ToListAsync(cancellationToken))
            .ToDictionary(checklist => checklist.Id, checklist => new ChecklistKey(checklist));
        var byId = campaigns.ToDictionary(campaign => campaign.Id, campaign => (Key: keys[campaign.ChecklistId], Modes: campaign.Units.ToDictionary(unit => unit.UnitCode, unit => unit.Mode)));
        var inspections = await db.UnitInspections.AsNoTracking().Where(inspection => byId.Keys.Contains(inspection.CampaignId))
            .Select(inspection => new { inspection.Id, inspection.CampaignId, inspection.UnitCode }).ToListAsync(cancellationToken);
        return inspections.ToDictionary(
            inspection => inspection.Id,
            inspection => new ScoreSheet(
                inspection.CampaignId, inspection.UnitCode, byId[inspection.CampaignId].Modes[inspection.UnitCode], byId[inspection.CampaignId].Key));
    }
}

/// <summary>An answer as its table has it.</summary>
internal sealed record AnswerRow(Guid UnitInspectionId, string ItemCode, InspectionMode Mode, Verdict Verdict, int Score, FactReading? Fact);

/// <summary>The questions of a checklist by code, with the place of their group.</summary>
internal sealed class ChecklistKey
{
    private readonly Dictionary<string, (int Group, int MaxScore)> _items = [];

    public ChecklistKey(Checklist checklist)
    {
        Groups = [.. checklist.Items.Select(item => item.Group).Distinct()];
        MaxScores = new int[Groups.Count];
        foreach (var item in checklist.Items)
        {
            var group = Groups.ToList().IndexOf(item.Group);
            MaxScores[group] += item.MaxScore;
            _items.Add(item.Code, (group, item.MaxScore));
        }
    }

    public IReadOnlyList<string> Groups { get; }

    public int[] MaxScores { get; }

    public (int Group, int MaxScore) this[string itemCode] => _items[itemCode];
}

/// <summary>Adds up one unit's answers; only those of the mode in which the unit is inspected count.</summary>
internal sealed class ScoreSheet(Guid campaignId, string unitCode, InspectionMode mode, ChecklistKey key)
{
    private readonly int[] _scores = new int[key.Groups.Count];
    private int _answered;

    public void Take(AnswerRow answer)
    {
        if (answer.Mode != mode)
            return;
        var (group, maxScore) = key[answer.ItemCode];
        _scores[group] += answer.Verdict == Verdict.Accept ? answer.Fact!.ScoreOf(maxScore) : answer.Score;
        _answered++;
    }

    public UnitScore Score() => new(
        campaignId, unitCode, mode, _answered, _scores.Sum(), key.MaxScores.Sum(),
        [.. key.Groups.Select((name, at) => new GroupScore(name, _scores[at], key.MaxScores[at]))]);
}
