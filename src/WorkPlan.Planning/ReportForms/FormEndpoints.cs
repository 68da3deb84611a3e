using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Locks;
using WorkPlan.Planning.Reports;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.ReportForms;

/// <param name="Code">The form's code. A form of the same code that is in force ends on the day before.</param>
/// <param name="Name">Its title.</param>
/// <param name="LegalBasis">The document that prescribes it.</param>
/// <param name="PeriodKind">How long the periods are that it reports on.</param>
/// <param name="ValidFrom">The first day on which it is in force.</param>
/// <param name="Cells">What it asks for.</param>
/// <param name="Equations">Conditions between cells: <c>10 = 1+2+8-9</c>.</param>
/// <param name="Feeds">The targets whose figures come from it.</param>
public sealed record RegisterFormRequest(
    [property: Code(LockLimits.FormCode)] string Code, [property: Text(400)] string Name, [property: Text(CatalogueLimits.LegalBasis)] string LegalBasis,
    PeriodKind PeriodKind, DateOnly ValidFrom, [property: Items(1, 300)] IReadOnlyList<FormCell> Cells,
    [property: Items(0, 200)] IReadOnlyList<string>? Equations = null, [property: Items(0, 200)] IReadOnlyList<FormFeed>? Feeds = null);

internal sealed record FormView(
    string Code, string Name, string LegalBasis, PeriodKind PeriodKind, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<FormCell> Cells,
    IReadOnlyList<string> Equations, IReadOnlyList<FormFeed> Feeds)
{
    public static FormView Of(ReportForm form) => new(
        form.Code, form.Name, form.LegalBasis, form.PeriodKind, form.ValidFrom, form.ValidTo, form.Content.Cells, form.Content.Equations, form.Content.Feeds);
}

internal static class FormEndpoints
{
    private static readonly Sorting<ReportForm> Sorting = new Sorting<ReportForm>(form => form.Id)
        .By("code", form => form.Code)
        .By("validFrom", form => form.ValidFrom);

    public static void MapReportForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/report-forms").WithTags("Reports");
        forms.MapGet("", ListForms).RequirePermission(ReportPermissions.Read);
        forms.MapPost("", RegisterForm).RequirePermission(ReportPermissions.WriteForms).Idempotent<PlanningDbContext>();
        forms.MapGet("/{code}", GetForm).RequirePermission(ReportPermissions.Read);
    }

    private static async Task<Ok<Page<FormView>>> ListForms(
        [AsParameters] PageQuery paging, DateOnly? asOf, PlanningDbContext db, TimeProvider clock, Texts texts, CancellationToken cancellationToken)
    {
        var day = asOf ?? VietnamTime.Today(clock);
        var page = await db.ReportForms.AsNoTracking().Where(form => form.ValidFrom <= day && (form.ValidTo == null || form.ValidTo >= day))
            .ToPageAsync(paging, Sorting, "code", form => form, texts, cancellationToken);
        return TypedResults.Ok(new Page<FormView>([.. page.Items.Select(FormView.Of)], page.Number, page.PageSize, page.Total));
    }

    private static async Task<CreatedWithETag<FormView>> RegisterForm(
        RegisterFormRequest request, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(ReportPermissions.WriteForms, Grant.EveryUnit, cancellationToken);
        var form = ReportForm.Register(
            request.Code, request.Name, request.LegalBasis, request.PeriodKind, request.ValidFrom,
            new FormContent(request.Cells, request.Equations ?? [], request.Feeds ?? []));
        var before = await db.ReportForms.SingleOrDefaultAsync(known => known.Code == request.Code && known.ValidTo == null, cancellationToken);
        before?.EndBefore(request.ValidFrom);
        db.ReportForms.Add(form);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/report-forms/{form.Code}", FormView.Of(form), form);
    }

    private static async Task<OkWithETag<FormView>> GetForm(
        string code, DateOnly? asOf, PlanningDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var day = asOf ?? VietnamTime.Today(clock);
        var form = await db.ReportForms.AsNoTracking()
            .SingleOrDefaultAsync(form => form.Code == code && form.ValidFrom <= day && (form.ValidTo == null || form.ValidTo >= day), cancellationToken)
            ?? throw new NotFoundException();
        return ETagged.Ok(FormView.Of(form), form);
    }
}
