using WorkPlan.Inspections.Campaigns;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.UnitInspections;

public sealed record FollowNoteRequest
{
    [Text(2000)]
    public required string Text { get; init; }

    /// <summary>The day since which the inspecting unit takes the note as heeded; left out while it goes on.</summary>
    public DateOnly? HeededOn { get; init; }
}

/// <summary>What became of a note: the unit tells, the inspecting unit says when it is heeded. Also after the conclusion.</summary>
internal static class NoteFollowUps
{
    public static async Task<OkWithETag<UnitInspectionView>> Follow(
        Guid id, string unitCode, Guid noteId, FollowNoteRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access,
        ChecklistSheet sheet, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        var inspects = await access.InspectsAsync(campaign.ByUnitCode, cancellationToken);
        if (!inspects)
            await access.DemandUnitAsync(campaign, unitCode, cancellationToken);
        if (request.HeededOn is { } heeded)
        {
            if (!inspects)
                throw UnitInspectionRules.OnlyInspectorsCloseNotes();
            Dates.DemandNotAhead(heeded, clock);
        }
        ifMatch.Demand(inspection);
        SecrecyStamp.Refuse(request.Text);
        inspection.FollowNote(noteId, new NoteFollowUp(request.Text, user.UserId, clock.GetUtcNow()), request.HeededOn);
        return await UnitInspectionEndpoints.SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }
}
