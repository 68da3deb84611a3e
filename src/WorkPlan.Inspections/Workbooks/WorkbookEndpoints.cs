using Microsoft.AspNetCore.Http.HttpResults;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Spreadsheets;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Workbooks;

/// <summary>A checklist goes out as a workbook, is filled in where there is no connection, and comes back whole or not at all.</summary>
internal static class WorkbookEndpoints
{
    // Three hundred questions and the rows above them; far below what the sheets of other services hold.
    private static readonly SpreadsheetLimits Limits = SpreadsheetLimits.Default with { Rows = 320, FileBytes = 2 * 1024 * 1024 };

    public static void MapWorkbooks(this IEndpointRouteBuilder routes)
    {
        var workbook = routes.MapGroup("/campaigns/{id:guid}/units/{unitCode}/workbook").WithTags("Unit inspections");
        workbook.MapGet("/", Download).RequirePermission(InspectionsPermissions.AnswerChecklists);
        workbook.MapPost("/", Upload).RequirePermission(InspectionsPermissions.AnswerChecklists).Accepts<Stream>(UploadedFile.SpreadsheetType);
    }

    private static async Task<FileContentHttpResult> Download(
        Guid id, string unitCode, InspectionAccess access, ChecklistSheet sheet, Texts texts, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        var mode = campaign.UnitOf(unitCode).Mode;
        await access.DemandAnswererAsync(campaign, unitCode, mode, cancellationToken);
        campaign.DemandInspectable(unitCode);
        var rows = (await ItemsAsync(campaign, inspection, mode, sheet, texts, cancellationToken))
            .Select(item => new WorkbookRow(item.Locked, item.Answer?.Verdict, item.Answer?.Score, item.Answer?.Reason)).ToList();
        var content = ChecklistWorkbook.Write(inspection, rows, row => ChecklistColumns.StampOf($"{inspection.Id}", row.Locked));
        return TypedResults.File(content, UploadedFile.SpreadsheetType, $"bang-kiem-{unitCode}.xlsx");
    }

    /// <summary>Needs no If-Match: each row knows the answer that it was filled in over.</summary>
    private static async Task<OkWithETag<UnitInspectionView>> Upload(
        Guid id, string unitCode, bool? overwrite, HttpRequest request, InspectionsDbContext db, InspectionAccess access, ChecklistSheet sheet,
        CurrentUser user, Texts texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (campaign, inspection) = await access.FindUnitAsync(id, unitCode, cancellationToken);
        var mode = campaign.UnitOf(unitCode).Mode;
        await access.DemandAnswererAsync(campaign, unitCode, mode, cancellationToken);
        campaign.DemandInspectable(unitCode);
        await using var file = await UploadedFile.ReadAsync(request, Limits, cancellationToken);
        var items = await ItemsAsync(campaign, inspection, mode, sheet, texts, cancellationToken);
        var facts = await sheet.FactsAsync(campaign, unitCode, cancellationToken);
        var upload = new ChecklistUpload(inspection, items.ToDictionary(item => item.Item.Code), texts);
        upload.Read(file.Rows(Limits), overwrite ?? false);
        foreach (var answer in upload.Answers)
        {
            SecrecyStamp.Refuse(answer.Answer.Reason);
            try
            {
                inspection.Answer(answer.Item, answer.Answer, inspection.Examined(answer.Item, mode, facts), mode, user.UserId, clock.GetUtcNow());
            }
            catch (RuleException refusal) when (refusal.Code is not ("inspection-concluded" or "report-already-submitted"))
            {
                upload.Refuse(answer, refusal);
            }
        }
        if (upload.Bad.Count > 0)
            throw new ImportRefusedException([.. upload.Bad], upload.Bad.Count);
        return await UnitInspectionEndpoints.SaveAsync(campaign, inspection, db, sheet, cancellationToken);
    }

    private static async Task<IReadOnlyList<WorkbookItem>> ItemsAsync(
        InspectionCampaign campaign, UnitInspection inspection, InspectionMode mode, ChecklistSheet sheet, Texts texts, CancellationToken cancellationToken)
    {
        var facts = await sheet.FactsAsync(campaign, inspection.UnitCode, cancellationToken);
        return
        [
            .. (await sheet.ChecklistAsync(campaign, cancellationToken)).Items.Select(item =>
            {
                var answer = inspection.AnswerTo(item.Code, mode);
                return new WorkbookItem(
                    item, ChecklistColumns.Locked(item, Sentence(item, inspection.Examined(item, mode, facts), texts), ChecklistColumns.When(answer?.AnsweredAt)), answer);
            }),
        ];
    }

    /// <summary>A workbook is a document: Vietnamese, whatever the language of whoever downloads or uploads it.</summary>
    private static string? Sentence(ChecklistItem item, FactReading? examined, Texts texts) => item.Fact is null
        ? null
        : examined is { } reading ? texts.InVietnamese(reading.Key, [.. reading.Arguments]) : texts.InVietnamese("fact.not-there");
}
