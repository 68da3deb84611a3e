using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.Inspections.Units;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Analysis;

/// <summary>A unit that could be visited next: how much speaks for it, and what.</summary>
public sealed record CandidateView(string UnitCode, string UnitName, int Risk, IReadOnlyList<CandidateReason> Reasons);

/// <param name="Code">The sign, for example report-late.</param>
/// <param name="Text">The sign in words, with its number.</param>
/// <param name="Points">What it adds to the risk.</param>
public sealed record CandidateReason(string Code, string Text, int Points);

/// <summary>What an inspecting unit reads out of its campaigns: whom to visit next, and who sees himself otherwise than inspectors do.</summary>
internal static class AnalysisEndpoints
{
    public static void MapAnalysis(this IEndpointRouteBuilder routes)
    {
        var campaign = routes.MapGroup("/campaigns/{id:guid}").WithTags("Analysis");
        campaign.MapGet("/candidates", ListCandidates).RequirePermission(InspectionsPermissions.Inspect);
        campaign.MapGet("/discrepancies", ListDiscrepancies).RequirePermission(InspectionsPermissions.Inspect);
    }

    private static async Task<Ok<IReadOnlyList<Discrepancy>>> ListDiscrepancies(
        Guid id, InspectionAccess access, SelfVersusDirect comparison, CancellationToken cancellationToken)
    {
        var campaign = await FindOwnAsync(id, access, cancellationToken);
        var found = await comparison.OfUnitsAsync(campaign, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<Discrepancy>>(
            [.. found.Values.OrderByDescending(unit => unit.Index).ThenBy(unit => unit.UnitCode, StringComparer.Ordinal)]);
    }

    /// <summary>The units that inspect themselves, the one with the highest risk first.</summary>
    private static async Task<Ok<IReadOnlyList<CandidateView>>> ListCandidates(
        Guid id, InspectionsDbContext db, InspectionAccess access, ChecklistSheet sheet, SelfVersusDirect comparison, UnitLineage lineage,
        IOptions<RiskOptions> weights, Texts texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var campaign = await FindOwnAsync(id, access, cancellationToken);
        var (now, ancestry) = (clock.GetUtcNow(), await lineage.AllAsync(cancellationToken));
        var discrepancies = await comparison.OfUnitsAsync(campaign, cancellationToken);
        var checklist = await sheet.ChecklistAsync(campaign, cancellationToken);
        var inspections = await db.UnitInspections.AsNoTracking().Where(known => known.CampaignId == id)
            .ToDictionaryAsync(known => known.UnitCode, cancellationToken);
        // By the day that holds for the unit: a report that was given back is due later.
        var overdue = await db.Obligations.AsNoTracking()
            .Where(owed => owed.Kind == ObligationKind.SelfInspect && owed.SubjectId == id && owed.State == ObligationState.Open && owed.Deadline.DueAt < now)
            .Select(owed => owed.ForUnitCode).ToHashSetAsync(cancellationToken);
        List<UnitSigns> signs = [];
        foreach (var unit in campaign.Units.Where(unit => unit.Mode == InspectionMode.Self))
        {
            var (inspection, line) = (inspections[unit.UnitCode], ancestry.Of(unit.UnitCode).ToArray());
            var facts = await sheet.FactsAsync(campaign, unit.UnitCode, cancellationToken);
            var readings = checklist.Items.Select(item => facts.Read(item.Fact)).Where(reading => reading is { Expected: > 0 }).ToList();
            var findings = await db.Findings.AsNoTracking().Where(finding => line.Contains(finding.UnitCode))
                .Select(finding => new { finding.State, finding.DueAt, finding.Repeats }).ToListAsync(cancellationToken);
            var visited = await db.UnitInspections.AsNoTracking()
                .Where(known => known.CampaignId != id && line.Contains(known.UnitCode) && known.ConcludedOn != null)
                .Where(known => db.Campaigns.Any(other => other.Id == known.CampaignId
                    && other.Units.Any(row => row.UnitCode == known.UnitCode && row.Mode == InspectionMode.Direct)))
                .MaxAsync(known => known.ConcludedOn, cancellationToken);
            signs.Add(new UnitSigns(unit.UnitCode, unit.UnitName)
            {
                ReportMissing = !inspection.HasReported && overdue.Contains(unit.UnitCode),
                ReportLate = inspection.Late,
                ReportsReturned = inspection.Returns.Count,
                OverdueFindings = findings.Count(finding => finding.State != FindingState.Verified && finding.DueAt < now),
                RepeatFindings = findings.Count(finding => finding.Repeats > 0),
                FactsReached = readings.Count == 0 ? null : readings.Sum(reading => reading!.ScoreOf(100)) / readings.Count,
                Overrating = discrepancies.GetValueOrDefault(unit.UnitCode)?.Overrating ?? 0,
                YearsUnvisited = visited is { } on ? Math.Max(0, campaign.WorkYear - WorkYear.Containing(on).Year) : null,
                ContestedFacts = inspection.Answers.Count(answer => answer.Mode == InspectionMode.Self && answer.Verdict == Verdict.Contest),
            });
        }
        return TypedResults.Ok<IReadOnlyList<CandidateView>>(
        [
            .. RiskRanking.Rank(signs, weights.Value).Select(ranked => new CandidateView(
                ranked.Unit.UnitCode, ranked.Unit.UnitName, ranked.Risk,
                [.. ranked.Reasons.Select(reason => new CandidateReason(reason.Code, texts[$"risk.{reason.Code}", reason.Count], reason.Points))])),
        ]);
    }

    private static async Task<InspectionCampaign> FindOwnAsync(Guid id, InspectionAccess access, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        await access.DemandInspectorAsync(campaign.ConductingUnitCode, cancellationToken);
        return campaign;
    }
}
