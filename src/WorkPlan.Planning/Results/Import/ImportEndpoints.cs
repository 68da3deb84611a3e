using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Spreadsheets;

namespace WorkPlan.Planning.Results;

internal static class ImportEndpoints
{
    private static readonly Sorting<ResultImport> Sorting = new Sorting<ResultImport>(import => import.Id)
        .By("importedAt", import => import.ImportedAt);

    public static void MapResultImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/results/imports").WithTags("Results");
        imports.MapPost("", TakeFile).RequirePermission(PlanningPermissions.WriteResults).Idempotent<PlanningDbContext>()
            .TakesFilesUpTo(ImportLimits.FileBytes).Accepts<Stream>(UploadedFile.SpreadsheetType, UploadedFile.CsvType);
        imports.MapGet("", ListImports).RequirePermission(PlanningPermissions.ReadResults);
    }

    private static async Task<Created<ResultImportView>> TakeFile(
        HttpRequest request, string? fileName, ImportResults imports, Texts texts, CancellationToken cancellationToken)
    {
        if (fileName?.Length > ImportLimits.FileName)
            throw new InvalidInputException("fileName", texts["Text.TooLong", ImportLimits.FileName]);
        var import = await imports.TakeAsync(request, fileName, cancellationToken);
        return TypedResults.Created($"/api/v1/planning/results/imports?id={import.Id}", ResultImportView.Of(import));
    }

    private static async Task<Ok<Page<ResultImportView>>> ListImports(
        [AsParameters] PageQuery paging, PlanningDbContext db, CurrentUser user, UnitScope scope, Texts texts, CancellationToken cancellationToken)
    {
        // A file can hold many units' rows: only whoever brought it, or may read everything, sees that it was brought.
        var imports = db.ResultImports.AsNoTracking();
        if (!(await scope.UnitsAsync(PlanningPermissions.ReadResults, cancellationToken)).All)
            imports = imports.Where(import => import.ImportedBy == user.UserId);
        return TypedResults.Ok(await imports.ToPageAsync(paging, Sorting, "-importedAt", ResultImportView.Projection, texts, cancellationToken));
    }
}
