using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Inspections.Facts;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Inspections.Checklists;

public sealed record WriteChecklistRequest
{
    [Text(60)]
    public required string Code { get; init; }

    [Text(400)]
    public required string Title { get; init; }

    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Items(1, 300)]
    public required IReadOnlyList<ChecklistItemRequest> Items { get; init; }
}

public sealed record ChecklistItemRequest
{
    [Text(60)]
    public required string Code { get; init; }

    [Text(60)]
    public required string Group { get; init; }

    [Text(1000)]
    public required string Question { get; init; }

    [OptionalText(400)]
    public string? Source { get; init; }

    [Between(0, 100)]
    public required int MaxScore { get; init; }

    public FactKind? Fact { get; init; }
}

public sealed record ChecklistView(Guid Id, string Code, int Edition, string Title, string UnitCode, IReadOnlyList<ChecklistItem> Items)
{
    internal static readonly Expression<Func<Checklist, ChecklistView>> Projection = checklist => new ChecklistView(
        checklist.Id, checklist.Code, checklist.Edition, checklist.Title, checklist.UnitCode, checklist.Items);

    internal static readonly Func<Checklist, ChecklistView> Of = Projection.Compile();
}

internal static class ChecklistEndpoints
{
    private static readonly Sorting<Checklist> Sorting = new Sorting<Checklist>(checklist => checklist.Id)
        .By("code", checklist => checklist.Code)
        .By("edition", checklist => checklist.Edition);

    public static void MapChecklists(this IEndpointRouteBuilder routes)
    {
        var checklists = routes.MapGroup("/checklists").WithTags("Checklists");
        checklists.MapGet("/", ListChecklists).RequirePermission(InspectionsPermissions.Read);
        checklists.MapGet("/standard", StandardChecklistEndpoints.GetStandard).RequirePermission(InspectionsPermissions.Read);
        checklists.MapGet("/groups", StandardChecklistEndpoints.ListGroups).RequirePermission(InspectionsPermissions.Read);
        checklists.MapGet("/{id:guid}", GetChecklist).RequirePermission(InspectionsPermissions.Read);
        checklists.MapPost("/", WriteChecklist)
            .RequirePermission(InspectionsPermissions.WriteChecklists).Idempotent<InspectionsDbContext>();
    }

    private static async Task<Page<ChecklistView>> ListChecklists(
        [AsParameters] PageQuery page, string? code, InspectionsDbContext db, Texts texts, CancellationToken cancellationToken)
    {
        var checklists = db.Checklists.AsNoTracking();
        if (code is not null)
            checklists = checklists.Where(checklist => checklist.Code == code);
        return await checklists.ToPageAsync(page, Sorting, "code,-edition", ChecklistView.Projection, texts, cancellationToken);
    }

    private static async Task<OkWithETag<ChecklistView>> GetChecklist(Guid id, InspectionsDbContext db, CancellationToken cancellationToken)
    {
        var checklist = await db.Checklists.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellationToken)
            ?? throw new NotFoundException();
        return ETagged.Ok(ChecklistView.Of(checklist), checklist);
    }

    /// <summary>The first edition of a template, or its next one.</summary>
    private static async Task<CreatedWithETag<ChecklistView>> WriteChecklist(
        WriteChecklistRequest request, InspectionsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(InspectionsPermissions.WriteChecklists, request.UnitCode, cancellationToken);
        var items = request.Items.Select(item => new ChecklistItem
        {
            Code = item.Code,
            Group = item.Group,
            Question = item.Question,
            Source = item.Source,
            MaxScore = item.MaxScore,
            Fact = item.Fact,
        }).ToList();
        Checklist.DemandDistinct(items);
        var last = await db.Checklists.Where(known => known.Code == request.Code).MaxAsync(known => (int?)known.Edition, cancellationToken);
        var checklist = new Checklist
        {
            Code = request.Code,
            Edition = (last ?? 0) + 1,
            Title = request.Title,
            UnitCode = request.UnitCode,
            Items = items,
        };
        db.Checklists.Add(checklist);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/inspections/checklists/{checklist.Id}", ChecklistView.Of(checklist), checklist);
    }
}
