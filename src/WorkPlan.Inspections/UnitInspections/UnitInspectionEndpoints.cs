using WorkPlan.Inspections.Campaigns;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Inspections.UnitInspections;

internal static class UnitInspectionEndpoints
{
    public static void MapUnitInspections(this IEndpointRouteBuilder routes)
    {
        var unit = routes.MapGroup("/campaigns/{id:guid}/units/{unitCode}").WithTags("Unit inspections");
        routes.MapGet("/campaigns/{id:guid}/notes", NoteFollowUps.List).WithTags("Unit inspections").RequirePermission(InspectionsPermissions.Read);
        unit.MapGet("/", GetUnit).RequirePermission(InspectionsPermissions.Read);
        unit.MapPost("/answers", AnsweringChecklists.Answer).RequirePermission(InspectionsPermissions.AnswerChecklists);
        unit.MapPost("/notes", WriteNote).RequirePermission(InspectionsPermissions.Inspect).Idempotent<InspectionsDbContext>();
        unit.MapPost("/evidence", AttachEvidence).RequirePermission(InspectionsPermissions.AnswerChecklists).Idempotent<InspectionsDbContext>();
        unit.MapPut("/minutes", WriteMinutes).RequirePermission(InspectionsPermissions.Inspect);
        unit.MapPost("/minutes/signatures", SignMinutes).RequirePermission(InspectionsPermissions.AnswerChecklists);
        unit.MapPut("/draft", ConcludingInspections.Draft).RequirePermission(InspectionsPermissions.Inspect);
        unit.MapPut("/explanation", Explain).RequirePermission(InspectionsPermissions.AnswerForUnit);
        unit.MapPost("/submit", SelfReports.Submit).RequirePermission(InspectionsPermissions.AnswerChecklists);
        unit.MapPost("/return", SelfReports.Return).RequirePermission(InspectionsPermissions.Inspect);
        unit.MapPost("/conclude", ConcludingInspections.Conclude).RequirePermission(InspectionsPermissions.Inspect);
        unit.MapPost("/notes/{noteId:guid}/follow-ups", NoteFollowUps.Follow).RequirePermission(InspectionsPermissions.AnswerChecklists);
        unit.MapPost("/follow-ups", FollowUpVisits.Record).RequirePermission(InspectionsPermissions.Inspect);
        unit.MapPost("/postpone", PostponingVisits.Postpone).RequirePermission(InspectionsPermissions.RunCampaigns);
        unit.MapPost("/escalate", EscalatingUnits.Escalate).RequirePermission(InspectionsPermissions.RunCampaigns);
    }

    private static async Task<OkWithETag<UnitInspectionView>> GetUnit(
        Guid id, string unitCode, InspectionAccess access, ChecklistSheet sheet, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        return ETagged.Ok(await sheet.ShowAsync(campaign, inspection, cancellationToken), inspection);
    }

    private static async Task<CreatedWithETag<InspectionNote>> WriteNote(
        Guid id, string unitCode, WriteNoteRequest request, InspectionsDbContext db, InspectionAccess access,
        CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        await access.DemandTeamOfAsync(campaign, unitCode, cancellationToken);
        var note = new InspectionNote(Guid.CreateVersion7(), request.Text, user.UserId, clock.GetUtcNow());
        inspection.Note(note);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created(Location(inspection), note, inspection);
    }

    private static async Task<CreatedWithETag<Evidence>> AttachEvidence(
        Guid id, string unitCode, EvidenceRequest request, InspectionsDbContext db, InspectionAccess access, ChecklistSheet sheet,
        EvidenceIntake intake, CurrentUser user, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        if (await access.DemandPartyAsync(campaign, unitCode, cancellationToken))
            await access.DemandTeamOfAsync(campaign, unitCode, cancellationToken);
        campaign.DemandInspectable(unitCode);
        if (request.ItemCode is { } code && (await sheet.ChecklistAsync(campaign, cancellationToken)).Items.TrueForAll(item => item.Code != code))
            throw UnitInspectionRules.ItemNotKnown(code);
        var evidence = inspection.Attach(await intake.TakeAsync(request, user.UserId, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created(Location(inspection), evidence, inspection);
    }

    /// <summary>Minutes that are written again lose a signature they already had: it was given for another text.</summary>
    private static async Task<OkWithETag<UnitInspectionView>> WriteMinutes(
        Guid id, string unitCode, WriteMinutesRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access,
        ChecklistSheet sheet, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        await access.DemandTeamOfAsync(campaign, unitCode, cancellationToken, TeamDuty.Write);
        ifMatch.Demand(inspection);
        Dates.DemandNotAhead(request.HeldOn, clock);
        campaign.DemandAnnouncedBy(request.HeldOn);
        inspection.WriteMinutes(campaign.UnitOf(unitCode).Mode, new TwoPartyMinutes(request.HeldOn, request.Content, user.UserId),
            campaign.VisitFrom(unitCode));
        return await SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }

    private static async Task<OkWithETag<UnitInspectionView>> SignMinutes(
        Guid id, string unitCode, SignMinutesRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access,
        ChecklistSheet sheet, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        if (request.Party == MinutesParty.Inspector)
            await access.DemandTeamOfAsync(campaign, unitCode, cancellationToken, TeamDuty.Sign);
        else
            await access.DemandUnitAsync(campaign, unitCode, cancellationToken);
        ifMatch.Demand(inspection);
        campaign.DemandInspectable(unitCode);
        inspection.SignMinutes(request.Party, new Signature(user.UserId, user.Name, user.PersonCode, clock.GetUtcNow()));
        return await SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }

    private static async Task<OkWithETag<UnitInspectionView>> Explain(
        Guid id, string unitCode, ExplainRequest request, IfMatch ifMatch, InspectionsDbContext db, InspectionAccess access,
        ChecklistSheet sheet, CurrentUser user, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        await access.DemandUnitAsync(campaign, unitCode, cancellationToken);
        ifMatch.Demand(inspection);
        campaign.DemandInspectable(unitCode);
        inspection.Explain(request.Text, user.UserId);
        return await SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }

    /// <summary>Saves a change of the inspection, or of its answers alone, and shows what it is now.</summary>
    internal static async Task<OkWithETag<UnitInspectionView>> SaveAsync(
        InspectionCampaign campaign, UnitInspection inspection, InspectionsDbContext db, ChecklistSheet sheet, CancellationToken cancellationToken)
    {
        db.Touch(inspection);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(await sheet.ShowAsync(campaign, inspection, cancellationToken), inspection);
    }

    private static string Location(UnitInspection inspection) =>
        $"/api/v1/inspections/campaigns/{inspection.CampaignId}/units/{inspection.UnitCode}";
}
