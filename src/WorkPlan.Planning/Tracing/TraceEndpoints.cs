using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Directions;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tracing;

/// <summary>Traces in both directions: from a plan back to what it rests on, from a document or direction forward to results.</summary>
internal static class TraceEndpoints
{
    private static readonly Sorting<Plan> Sorting = new Sorting<Plan>(plan => plan.Id).By("unitCode", plan => plan.UnitCode);

    public static WebApplicationBuilder AddTracing(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<TaskTraces>();
        builder.Services.AddScoped<SourceTraces>();
        return builder;
    }

    public static MessagingBuilder AddTracingConsumers(this MessagingBuilder messaging) => messaging
        .Add<AssignmentDecisionIssuedConsumer>()
        .Add<WorkTaskCompletedConsumer>();

    public static void MapTraces(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/plans/{id:guid}/trace", PlanTrace.Handle).WithTags("Plans").RequirePermission(PlanningPermissions.ReadPlans);
        routes.MapGet("/documents/{id:guid}/trace", TraceDocument).WithTags("Documents").RequirePermission(PlanningPermissions.ReadPlans);
        routes.MapGet("/directions/{id:guid}/trace", TraceDirection).WithTags("Directions").RequirePermission(PlanningPermissions.ReadPlans);
    }

    /// <summary>Did each unit take the document up, in time, and what came of it? Units without a plan of the year are only counted.</summary>
    private static async Task<Ok<DocumentTraceView>> TraceDocument(
        Guid id, [AsParameters] PageQuery paging, string? unit, PlanningDbContext db, DocumentScope documents, UnitScope scope,
        IUnitDirectory directory, SourceTraces traces, PeriodCalendars calendars, TimeProvider clock, Texts texts,
        CancellationToken cancellationToken)
    {
        var document = await documents.FindAsync(id, cancellationToken);
        var readable = await scope.UnitsAsync(PlanningPermissions.ReadPlans, cancellationToken);
        var addressed = (await directory.GetAsync(cancellationToken)).Subtree(document.ScopeUnitCode)
            .Where(code => readable.Contains(code) && (unit is null || code == unit)).ToList();
        var owed = db.Obligations.AsNoTracking().Where(
            obligation => obligation.Kind == ObligationKind.Supplement && obligation.DocumentId == id && addressed.Contains(obligation.UnitCode));
        var now = clock.GetUtcNow();
        var page = await db.Plans.AsNoTracking().Where(plan => plan.WorkYear == document.WorkYear && addressed.Contains(plan.UnitCode))
            .ToPageAsync(paging, Sorting, "unitCode", plan => plan.UnitCode, texts, cancellationToken);
        var plans = (await traces.PlansAsync(document.WorkYear, page.Items, cancellationToken)).ToDictionary(plan => plan.UnitCode);
        var onPage = await owed.Where(obligation => page.Items.Contains(obligation.UnitCode))
            .ToDictionaryAsync(obligation => obligation.UnitCode, cancellationToken);
        List<UnitTraceView> units = [];
        foreach (var code in page.Items)
            units.Add(await traces.OfAsync(code, plans[code], id, onPage.GetValueOrDefault(code), null, cancellationToken));
        return TypedResults.Ok(new DocumentTraceView(
            id, document.Name,
            await owed.CountAsync(obligation => obligation.State != ObligationState.Waived, cancellationToken),
            await owed.CountAsync(obligation => obligation.State == ObligationState.Satisfied, cancellationToken),
            await owed.CountAsync(
                obligation => obligation.State == ObligationState.Satisfied && obligation.SatisfiedAt <= obligation.Deadline.DueAt, cancellationToken),
            await owed.CountAsync(obligation => obligation.State == ObligationState.Open && obligation.Deadline.DueAt < now, cancellationToken),
            await WithoutPlanAsync(db, document.WorkYear, addressed, await calendars.SectorAsync(cancellationToken), VietnamTime.DateOf(now), cancellationToken),
            units, page.Number, page.PageSize, page.Total));
    }

    /// <summary>Of the units that are there today – of a year that is over: that were at its end.</summary>
    private static Task<int> WithoutPlanAsync(
        PlanningDbContext db, int workYear, List<string> unitCodes, PeriodCalendar calendar, DateOnly today, CancellationToken cancellationToken)
    {
        var yearEnds = calendar.YearOf(workYear).To;
        var on = today < yearEnds ? today : yearEnds;
        return db.Units.AsNoTracking().CountAsync(
            unit => unitCodes.Contains(unit.Code) && unit.ValidFrom <= on && (unit.ValidTo == null || unit.ValidTo >= on)
                && !db.Plans.Any(plan => plan.UnitCode == unit.Code && plan.WorkYear == workYear),
            cancellationToken);
    }

    private static async Task<Ok<DirectionTraceView>> TraceDirection(
        Guid id, PlanningDbContext db, UnitScope scope, SourceTraces traces, CancellationToken cancellationToken)
    {
        var direction = await DirectionEndpoints.FindAsync(db, scope, id, cancellationToken);
        var readable = await scope.UnitsAsync(PlanningPermissions.ReadPlans, cancellationToken);
        var addressed = direction.Addressees.Select(addressee => addressee.UnitCode).Where(readable.Contains).Order(StringComparer.Ordinal).ToList();
        var plans = (await traces.PlansAsync(direction.WorkYear, addressed, cancellationToken)).ToDictionary(plan => plan.UnitCode);
        List<UnitTraceView> units = [];
        foreach (var code in addressed)
        {
            units.Add(await traces.OfAsync(
                code, plans.GetValueOrDefault(code), id, null, [.. direction.Uptakes.Where(uptake => uptake.UnitCode == code)], cancellationToken));
        }
        return TypedResults.Ok(new DirectionTraceView(
            id, direction.Text, direction.GivenBy, direction.GivenOn, direction.Occasion, units));
    }
}
