using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Inspections.UnitInspections;

public sealed record FollowNoteRequest
{
    [Text(2000)]
    public required string Text { get; init; }

    /// <summary>The day since which the inspecting unit takes the note as heeded; left out while it goes on.</summary>
    public DateOnly? HeededOn { get; init; }
}

/// <summary>A note with the unit that it was written to.</summary>
public sealed record TrackedNote(string UnitCode, string UnitName, string? HandedOverTo, InspectionNote Note);

/// <summary>What became of a note: the unit tells, the inspecting unit says when it is heeded. Also after the conclusion.</summary>
internal static class NoteFollowUps
{
    /// <summary>The notes of a campaign, the oldest first; with <c>open</c> those that are not heeded yet.</summary>
    public static async Task<Ok<IReadOnlyList<TrackedNote>>> List(
        Guid id, bool? open, InspectionsDbContext db, InspectionAccess access, CancellationToken cancellationToken)
    {
        var campaign = await access.FindAsync(id, cancellationToken);
        var seen = await access.UnitsOfAsync(campaign, cancellationToken);
        var units = campaign.Units.Where(unit => seen.Contains(unit.UnitCode) || seen.Contains(unit.ResponsibleUnitCode))
            .ToDictionary(unit => unit.UnitCode);
        var inspections = await db.UnitInspections.AsNoTracking().Where(inspection => inspection.CampaignId == id)
            .Select(inspection => new { inspection.UnitCode, inspection.Notes }).ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<TrackedNote>>(
        [
            .. from inspection in inspections
               where units.ContainsKey(inspection.UnitCode)
               let unit = units[inspection.UnitCode]
               from note in inspection.Notes
               where open is not true || note.HeededOn is null
               orderby note.WrittenAt, unit.UnitCode
               select new TrackedNote(unit.UnitCode, unit.UnitName, unit.HandedOverTo, note),
        ]);
    }

    public static async Task<OkWithETag<UnitInspectionView>> Follow(
        Guid id, string unitCode, Guid noteId, FollowNoteRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access,
        ChecklistSheet sheet, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        var inspects = await access.DemandPartyAsync(campaign, unitCode, cancellationToken);
        if (request.HeededOn is { } heeded)
        {
            if (!inspects)
                throw UnitInspectionRules.OnlyInspectorsCloseNotes();
            Dates.DemandNotAhead(heeded, clock);
        }
        ifMatch.Demand(inspection);
        inspection.FollowNote(noteId, new NoteFollowUp(request.Text, user.UserId, clock.GetUtcNow()), request.HeededOn);
        return await UnitInspectionEndpoints.SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }
}
