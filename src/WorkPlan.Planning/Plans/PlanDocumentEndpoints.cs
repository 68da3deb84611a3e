using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Documents;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>A plan, or a supplement, on paper: for whoever may read it.</summary>
internal static class PlanDocumentEndpoints
{
    // A procuracy has a chief, a division has a head.
    private static readonly string[] Heads = ["chief", "head"];

    public static void MapPlanDocuments(this IEndpointRouteBuilder routes)
    {
        var document = routes.MapGroup("/plans/{id:guid}/versions/{n:int}/document").WithTags("Documents out");
        document.MapGet("", Download).RequirePermission(PlanningPermissions.ReadPlans);
        document.MapGet("/preview", Preview).RequirePermission(PlanningPermissions.ReadPlans);
    }

    private static async Task<FileContentHttpResult> Download(
        Guid id, int n, Choice<FileFormat>? format, PlanAccess access, PlanningDbContext db, Texts texts, TimeProvider clock,
        CancellationToken cancellationToken) =>
        DocumentFiles.Download(await ComposeAsync(id, n, access, db, texts, clock, cancellationToken), format?.Value ?? FileFormat.Docx);

    private static async Task<Ok<DocumentPreview>> Preview(
        Guid id, int n, PlanAccess access, PlanningDbContext db, Texts texts, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(DocumentPreview.Of(await ComposeAsync(id, n, access, db, texts, clock, cancellationToken)));

    /// <summary>Version 0 is what is being drafted, or would be supplemented, now.</summary>
    private static async Task<AdministrativeDocument> ComposeAsync(
        Guid id, int n, PlanAccess access, PlanningDbContext db, Texts texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentUICulture = VietnameseForm.Culture;
        var plan = await access.FindAsync(id, cancellationToken);
        var versions = await db.Plans.IgnoreQueryFilters().AsNoTracking().Where(known => known.Id == id).SelectMany(known => known.Versions)
            .Where(version => version.VersionNumber == n || version.VersionNumber == n - 1).ToListAsync(cancellationToken);
        var today = VietnamTime.Today(clock);
        var version = n == 0
            ? PlanVersion.Draft(plan, today)
            : versions.SingleOrDefault(known => known.VersionNumber == n) ?? throw new NotFoundException();
        var unit = await db.Units.AsNoTracking().SingleAsync(known => known.Code == plan.UnitCode, cancellationToken);
        var superior = await db.Units.AsNoTracking().Where(known => known.Code == unit.ParentCode)
            .SingleOrDefaultAsync(cancellationToken);
        var on = n == 0 ? today : version.DecidedOn;
        var head = await db.People.AsNoTracking()
            .Where(person => person.UnitCode == plan.UnitCode && person.ManagementTitle != null && Heads.Contains(person.ManagementTitle)
                && person.ServesFrom <= on && (person.ServesTo == null || person.ServesTo >= on))
            .OrderBy(person => person.Code).FirstOrDefaultAsync(cancellationToken);
        var fields = await db.Fields.AsNoTracking().ToDictionaryAsync(field => field.Code, field => field.Name, cancellationToken);
        return PlanDocument.Of(
            plan, version,
            new PlanSurroundingsOnPaper(
                unit,
                // A division sits where its procuracy does.
                unit.Type == OrgUnitType.Procuracy || superior is null
                    ? VietnameseForm.PlaceOf(unit.Name, unit.Seat)
                    : VietnameseForm.PlaceOf(superior.Name, superior.Seat),
                VietnameseForm.HeadOf(JsonNamingPolicy.CamelCase.ConvertName(unit.Type.ToString())),
                superior?.Name, fields, head, versions.SingleOrDefault(known => known.VersionNumber == n - 1)),
            texts);
    }
}
