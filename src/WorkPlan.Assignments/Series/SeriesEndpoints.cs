using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Series;

public sealed record StartSeriesRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    public TaskKind Kind { get; init; } = TaskKind.Regular;

    [Text(SeriesConfiguration.TitleLength)]
    public required string Title { get; init; }

    [OptionalText(PersonConfiguration.FieldCodeLength)]
    public string? FieldCode { get; init; }

    public required Recurrence Every { get; init; }

    /// <summary>So many working days after the end of each period it is due.</summary>
    [Between(0, 60)]
    public int DueWorkingDaysAfter { get; init; }

    /// <summary>The first period is the one that this day lies in; today, or the work year's first day, when it is not given.</summary>
    public DateOnly? StartsOn { get; init; }

    public RequirementsRequest? Required { get; init; }
}

internal sealed record SeriesView(
    Guid Id, string UnitCode, int WorkYear, TaskKind Kind, string Title, string? FieldCode, Recurrence Every, int DueWorkingDaysAfter,
    DateOnly StartsOn, DateOnly? EndedOn, DateOnly? MadeUntil)
{
    public static readonly Expression<Func<TaskSeries, SeriesView>> Projection = series => new SeriesView(
        series.Id, series.UnitCode, series.WorkYear, series.Kind, series.Title, series.FieldCode, series.Every, series.DueWorkingDaysAfter,
        series.StartsOn, series.EndedOn, series.MadeUntil);

    public static readonly Func<TaskSeries, SeriesView> Of = Projection.Compile();
}

internal static class SeriesEndpoints
{
    private static readonly Sorting<TaskSeries> Sorting = new Sorting<TaskSeries>(series => series.Id)
        .By("title", series => series.Title)
        .By("startsOn", series => series.StartsOn);

    public static void MapSeries(this IEndpointRouteBuilder routes)
    {
        var series = routes.MapGroup("/task-series").WithTags("Recurring tasks");
        series.MapGet("/", ListSeries).RequirePermission(AssignmentsPermissions.Read);
        series.MapGet("/{id:guid}", GetSeries).RequirePermission(AssignmentsPermissions.Read);
        series.MapPost("/", StartSeries).RequirePermission(AssignmentsPermissions.WriteTasks).Idempotent<AssignmentsDbContext>();
        series.MapPost("/{id:guid}/end", EndSeries).RequirePermission(AssignmentsPermissions.WriteTasks);
    }

    private static async Task<Page<SeriesView>> ListSeries(
        [AsParameters] PageQuery page, string? unit, int? workYear, AssignmentsDbContext db, UnitScope scope, Texts texts,
        CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(AssignmentsPermissions.Read, cancellationToken);
        return await db.Series.AsNoTracking().InUnits(units, series => series.UnitCode)
            .Where(series => (unit == null || series.UnitCode == unit) && (workYear == null || series.WorkYear == workYear))
            .ToPageAsync(page, Sorting, "title", SeriesView.Projection, texts, cancellationToken);
    }

    private static async Task<OkWithETag<SeriesView>> GetSeries(
        Guid id, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var series = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(SeriesView.Of(series), series);
    }

    /// <summary>What is due by today comes at once, the rest when its periods begin.</summary>
    private static async Task<CreatedWithETag<SeriesView>> StartSeries(
        StartSeriesRequest request, AssignmentsDbContext db, UnitScope scope, SeriesRound round, TaskAccess access, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.WriteTasks, request.UnitCode, cancellationToken);
        await db.DemandUnitAsync(request.UnitCode, cancellationToken);
        var year = WorkYear.Of(request.WorkYear);
        var today = VietnamTime.Today(clock);
        var startsOn = request.StartsOn ?? (year.Contains(today) ? today : year.From);
        if (!year.Contains(startsOn))
            throw SeriesRules.OutsideWorkYear(startsOn, request.WorkYear);
        var required = await access.KnownAsync(request.Required, cancellationToken);
        var series = new TaskSeries
        {
            UnitCode = request.UnitCode,
            WorkYear = request.WorkYear,
            Kind = request.Kind,
            Title = VietnameseText.Clean(request.Title),
            FieldCode = request.FieldCode,
            Every = request.Every,
            DueWorkingDaysAfter = request.DueWorkingDaysAfter,
            Activity = required.Activity,
            RequiredJudicialTitle = required.JudicialTitle,
            RequiredManagementTitle = required.ManagementTitle,
            RequiredQualification = required.Qualification,
            SkillList = TaskSeries.Join(required.Skills),
            EffortDays = required.EffortDays,
            SubjectList = TaskSubject.Join(required.Subjects),
            PlaceUnitCode = required.PlaceUnitCode,
            StartsOn = startsOn,
        };
        db.Series.Add(series);
        await round.MakeAsync(series, today, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/assignments/task-series/{series.Id}", SeriesView.Of(series), series);
    }

    private static async Task<OkWithETag<SeriesView>> EndSeries(
        Guid id, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        var series = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.WriteTasks, series.UnitCode, cancellationToken);
        ifMatch.Demand(series);
        series.End(VietnamTime.Today(clock));
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(SeriesView.Of(series), series);
    }

    private static async Task<TaskSeries> FindAsync(Guid id, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(AssignmentsPermissions.Read, cancellationToken);
        return await db.Series.InUnits(units, series => series.UnitCode).SingleOrDefaultAsync(series => series.Id == id, cancellationToken)
            ?? throw new NotFoundException();
    }
}
