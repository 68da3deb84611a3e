using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Documents;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Campaigns;

/// <summary>How a campaign stands, counted from its units.</summary>
public sealed record CampaignSummaryView
{
    public required Guid CampaignId { get; init; }

    public required string Title { get; init; }

    public required CampaignState State { get; init; }

    /// <summary>
    /// The sentence for the notice, in Vietnamese whatever the reader's language: what was inspected directly, and that the others inspected
    /// themselves.
    /// </summary>
    public required string Sentence { get; init; }

    /// <summary>The same in English, for readers and not for the notice.</summary>
    public required string SentenceInEnglish { get; init; }

    /// <summary>Counts by mode, for example <c>7 direct, 6 self</c>.</summary>
    public required string Partition { get; init; }

    public required int Units { get; init; }

    public required int Direct { get; init; }

    public required int Self { get; init; }

    /// <summary>Directly inspected units whose minutes both parties have signed.</summary>
    public required int Visited { get; init; }

    /// <summary>Self-inspecting units that have reported.</summary>
    public required int Submitted { get; init; }

    public required int Late { get; init; }

    public required int Concluded { get; init; }

    /// <summary>Units that were to inspect themselves and are inspected directly after all.</summary>
    public required int Escalated { get; init; }

    public required int Findings { get; init; }

    public required int OpenFindings { get; init; }

    /// <summary>Findings that repeat an earlier one of the unit.</summary>
    public required int RepeatFindings { get; init; }

    /// <summary>Notes that are not heeded yet.</summary>
    public required int OpenNotes { get; init; }

    public required OutstandingView Outstanding { get; init; }

    /// <summary>The table of units as the campaign's report prints it, in Vietnamese; only for the inspecting unit, for it names every unit's result.</summary>
    public required SummaryTable? Table { get; init; }
}

/// <summary>A table in words.</summary>
public sealed record SummaryTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    internal static SummaryTable Of(DocumentTable table) => new(
        [.. table.Columns.Select(column => column.Name)],
        [.. table.Rows.Select(IReadOnlyList<string> (row) => [.. row.Select(Word)])]);

    private static string Word(object? cell) => cell switch
    {
        null => "",
        DateOnly day => VietnamTime.Format(day),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}

/// <summary>Why the campaign cannot be closed yet, by the code of those units that the reader sees.</summary>
public sealed record OutstandingView(
    IReadOnlyCollection<string> Unreported, IReadOnlyCollection<string> WithoutMinutes, IReadOnlyCollection<string> Unconcluded);

internal static class CampaignSummaries
{
    public static async Task<CampaignSummaryView> GetSummary(
        Guid id, InspectionsDbContext db, InspectionAccess access, Texts texts, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        var inspections = await db.UnitInspections.AsNoTracking()
            .Where(inspection => inspection.CampaignId == id).ToListAsync(cancellationToken);
        var findings = await db.Findings.AsNoTracking().Where(finding => finding.CampaignId == id)
            .Select(finding => new FindingCount(finding.UnitCode, finding.VerifiedOn == null, finding.RepeatOfId != null))
            .ToListAsync(cancellationToken);
        var seen = await access.UnitsOfAsync(campaign, cancellationToken);
        var conducts = seen.All;
        bool IsSeen(string code) => seen.Contains(code) || seen.Contains(campaign.UnitOf(code).ResponsibleUnitCode);
        var names = await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Code, unit => unit.Name, cancellationToken);
        var direct = campaign.DirectUnits.ToHashSet();
        var (visited, submitted) = (
            inspections.Count(inspection => direct.Contains(inspection.UnitCode) && inspection.HasSignedMinutes),
            inspections.Count(inspection => !direct.Contains(inspection.UnitCode) && inspection.HasReported));
        var self = campaign.Units.Count - direct.Count;
        var outstanding = Outstanding(campaign, inspections);
        return new CampaignSummaryView
        {
            CampaignId = id,
            Title = campaign.Title,
            State = campaign.State,
            Sentence = Sentence(texts.InVietnamese, direct.Count, visited, self, submitted),
            SentenceInEnglish = Sentence(texts.InEnglish, direct.Count, visited, self, submitted),
            Partition = $"{direct.Count} direct, {self} self",
            Units = campaign.Units.Count,
            Direct = direct.Count,
            Self = self,
            Visited = visited,
            Submitted = submitted,
            Late = inspections.Count(inspection => inspection.Late),
            Concluded = inspections.Count(inspection => inspection.State == InspectionState.Concluded),
            Escalated = campaign.Units.Count(unit => unit.EscalatedOn is not null),
            Findings = findings.Count,
            OpenFindings = findings.Count(finding => finding.IsOpen),
            RepeatFindings = findings.Count(finding => finding.Repeats),
            OpenNotes = inspections.Sum(inspection => inspection.Notes.Count(note => note.HeededOn is null)),
            Table = conducts
                ? SummaryTable.Of(InspectionDocuments.UnitsTable(campaign, inspections, names, code => findings.Count(finding => finding.UnitCode == code)))
                : null,
            Outstanding = new OutstandingView(
                [.. outstanding.Unreported.Where(IsSeen)], [.. outstanding.WithoutMinutes.Where(IsSeen)], [.. outstanding.Unconcluded.Where(IsSeen)]),
        };
    }

    /// <summary>The units for which the campaign cannot close.</summary>
    public static OutstandingUnits Outstanding(InspectionCampaign campaign, IReadOnlyList<UnitInspection> inspections)
    {
        var direct = campaign.DirectUnits.ToHashSet();
        string[] Codes(Func<UnitInspection, bool> lacking) =>
            [.. inspections.Where(lacking).Select(inspection => inspection.UnitCode).Order(StringComparer.Ordinal)];
        return new OutstandingUnits(
            Codes(inspection => !direct.Contains(inspection.UnitCode) && !inspection.HasReported),
            Codes(inspection => direct.Contains(inspection.UnitCode) && !inspection.HasSignedMinutes),
            Codes(inspection => inspection.State != InspectionState.Concluded));
    }

    private sealed record FindingCount(string UnitCode, bool IsOpen, bool Repeats);

    private static string Sentence(Func<string, object?[], string> text, int direct, int visited, int self, int submitted) => (direct, self) switch
    {
        _ when visited < direct || submitted < self => text("summary.under-way", [visited, direct, submitted, self]),
        (_, 0) => text("summary.all-direct", [direct]),
        (0, _) => text("summary.all-self", [self]),
        _ => text("summary.done", [direct]),
    };
}
