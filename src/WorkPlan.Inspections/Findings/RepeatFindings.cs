using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Units;

namespace WorkPlan.Inspections.Findings;

/// <summary>
/// Finds what a finding repeats: the latest earlier one of the same category on the same question, or else the same field of work, in the
/// unit or in one that went into it, in another campaign.
/// </summary>
internal sealed class RepeatFindings(InspectionsDbContext db, UnitLineage lineage)
{
    public async Task<Finding?> EarlierAsync(
        Guid campaignId, string unitCode, RaiseFindingRequest request, CancellationToken cancellationToken)
    {
        string[] units = [.. (await lineage.AllAsync(cancellationToken)).Of(unitCode)];
        var earlier = await db.Findings.AsNoTracking()
            .Where(finding => units.Contains(finding.UnitCode) && finding.CampaignId != campaignId
                && finding.Category == request.Category && finding.RaisedOn < request.RaisedOn)
            .ToListAsync(cancellationToken);
        return earlier.Where(finding => SameMatter(finding, request)).OrderBy(finding => finding.RaisedOn).ThenBy(finding => finding.Id).LastOrDefault();
    }

    /// <summary>The finding and all before it that it repeats, the latest first.</summary>
    public async Task<IReadOnlyList<Finding>> ChainAsync(Finding last, CancellationToken cancellationToken)
    {
        List<Finding> chain = [last];
        while (chain[^1].RepeatOfId is { } before)
            chain.Add(await db.Findings.AsNoTracking().SingleAsync(finding => finding.Id == before, cancellationToken));
        return chain;
    }

    // The same question of a checklist, whatever its edition; where one of them names none, the same field; where they name neither, the category.
    private static bool SameMatter(Finding earlier, RaiseFindingRequest request) =>
        earlier.ItemCode is not null && request.ItemCode is not null
            ? earlier.ItemCode == request.ItemCode
            : earlier.FieldCode == request.FieldCode;
}
