using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.PrincipleFiles;

internal static class PrincipleFileEndpoints
{
    private static readonly Sorting<PrincipleFile> Sorting = new Sorting<PrincipleFile>(file => file.Id)
        .By("unitCode", file => file.UnitCode)
        .By("workYear", file => file.WorkYear);

    public static void MapPrincipleFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/principle-files").WithTags("Principle files");
        files.MapGet("", ListFiles).RequirePermission(DocumentPermissions.Read);
        files.MapRequiredDocuments();
        var file = files.MapGroup("/{unitCode}/{workYear:int}");
        file.MapGet("", GetFile).RequirePermission(DocumentPermissions.Read);
        file.MapPut("/{fieldCode}/{code}", FileDocument).RequirePermission(PlanningPermissions.WritePrincipleFiles);
        file.MapDelete("/{fieldCode}/{code}", TakeOut).RequirePermission(PlanningPermissions.WritePrincipleFiles);
    }

    /// <summary>The units that keep a file, each with how complete it is.</summary>
    private static async Task<Ok<Page<PrincipleFileSummary>>> ListFiles(
        [AsParameters] PageQuery paging, string? unit, string? under, int? workYear, PlanningDbContext db, UnitScope scope, IUnitDirectory directory,
        Completeness completeness, Texts texts, CancellationToken cancellationToken)
    {
        var files = db.PrincipleFiles.AsNoTracking()
            .InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), file => file.UnitCode);
        if (unit is not null)
            files = files.Where(file => file.UnitCode == unit);
        if (under is not null)
        {
            var subtree = (await directory.GetAsync(cancellationToken)).Subtree(under);
            files = files.Where(file => subtree.Contains(file.UnitCode));
        }
        if (workYear is not null)
            files = files.Where(file => file.WorkYear == workYear);
        var page = await files.Include(file => file.Filed).AsSplitQuery()
            .ToPageAsync(paging, Sorting, "-workYear,unitCode", file => file, texts, cancellationToken);
        List<PrincipleFileSummary> items = [];
        foreach (var file in page.Items)
        {
            var view = await completeness.OfAsync(file.UnitCode, file.WorkYear, file, cancellationToken);
            items.Add(new PrincipleFileSummary(file.UnitCode, file.WorkYear, view.Required, view.Filed, view.Percent));
        }
        return TypedResults.Ok(new Page<PrincipleFileSummary>(items, page.Number, page.PageSize, page.Total));
    }

    /// <summary>A file that nobody has begun is there all the same, empty: its ETag is "0".</summary>
    private static async Task<OkWithETag<PrincipleFileView>> GetFile(
        string unitCode, int workYear, PlanningDbContext db, UnitScope scope, Completeness completeness, CancellationToken cancellationToken)
    {
        await DemandReadableAsync(db, scope, unitCode, cancellationToken);
        var file = await FindAsync(db, unitCode, workYear, cancellationToken);
        return ETagged.Ok(await completeness.OfAsync(unitCode, workYear, file, cancellationToken), file?.Version ?? 0);
    }

    private static async Task<OkWithETag<PrincipleFileView>> FileDocument(
        string unitCode, int workYear, string fieldCode, string code, FileDocumentRequest request, IfMatch ifMatch, PlanningDbContext db,
        UnitScope scope, DocumentScope documents, Completeness completeness, CurrentUser user, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await DemandReadableAsync(db, scope, unitCode, cancellationToken);
        await scope.DemandAsync(PlanningPermissions.WritePrincipleFiles, unitCode, cancellationToken);
        var file = await DemandAsync(db, unitCode, workYear, ifMatch, cancellationToken);
        var list = await db.RequiredDocuments.SingleOrDefaultAsync(known => known.FieldCode == fieldCode, cancellationToken);
        if (list?.Documents.Any(document => document.Code == code) != true)
            throw PrincipleFileRules.NotRequired(fieldCode, code);
        SecrecyStamp.Refuse(request.Name);
        var today = VietnamTime.Today(clock);
        if (request.FiledOn > today)
            throw PrincipleFileRules.FiledInFuture(request.FiledOn.Value);
        file.File(new FiledDocument
        {
            FieldCode = fieldCode,
            RequirementCode = code,
            DocumentId = request.DocumentId,
            Name = await NameAsync(request, documents, cancellationToken),
            FiledOn = request.FiledOn ?? today,
            FiledBy = user.UserId,
        });
        await completeness.TellAsync(file, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(await completeness.OfAsync(unitCode, workYear, file, cancellationToken), file);
    }

    private static async Task<OkWithETag<PrincipleFileView>> TakeOut(
        string unitCode, int workYear, string fieldCode, string code, IfMatch ifMatch, PlanningDbContext db, UnitScope scope,
        Completeness completeness, CancellationToken cancellationToken)
    {
        await DemandReadableAsync(db, scope, unitCode, cancellationToken);
        await scope.DemandAsync(PlanningPermissions.WritePrincipleFiles, unitCode, cancellationToken);
        var file = await DemandAsync(db, unitCode, workYear, ifMatch, cancellationToken);
        file.TakeOut(fieldCode, code);
        await completeness.TellAsync(file, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(await completeness.OfAsync(unitCode, workYear, file, cancellationToken), file);
    }

    private static async Task<string> NameAsync(FileDocumentRequest request, DocumentScope documents, CancellationToken cancellationToken)
    {
        if (request.DocumentId is not { } id)
            return string.IsNullOrWhiteSpace(request.Name) ? throw PrincipleFileRules.NeedsDocumentOrName() : VietnameseText.Clean(request.Name);
        var name = await (await documents.ReadableAsync(cancellationToken))
            .Where(document => document.Id == id && document.State == DocumentState.Registered).Select(document => document.Name)
            .SingleOrDefaultAsync(cancellationToken) ?? throw PrincipleFileRules.DocumentUnknown(id);
        return name.Length <= PrincipleFileLimits.Name ? name : name[..PrincipleFileLimits.Name];
    }

    private static Task<PrincipleFile?> FindAsync(PlanningDbContext db, string unitCode, int workYear, CancellationToken cancellationToken) =>
        db.PrincipleFiles.Include(file => file.Filed)
            .SingleOrDefaultAsync(file => file.UnitCode == unitCode && file.WorkYear == workYear, cancellationToken);

    private static async Task<PrincipleFile> DemandAsync(
        PlanningDbContext db, string unitCode, int workYear, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var file = await FindAsync(db, unitCode, workYear, cancellationToken);
        if (file is null)
            db.PrincipleFiles.Add(file = PrincipleFile.Of(unitCode, workYear));
        ifMatch.Demand(file);
        return file;
    }

    private static async Task DemandReadableAsync(PlanningDbContext db, UnitScope scope, string unitCode, CancellationToken cancellationToken)
    {
        var readable = await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken);
        if (!readable.Contains(unitCode) || !await db.Units.AnyAsync(unit => unit.Code == unitCode, cancellationToken))
            throw new NotFoundException();
    }
}
