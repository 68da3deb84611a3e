using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Catalogues;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>What every change of a plan does before and after: finds it, checks what it refers to, saves it and shows it.</summary>
internal sealed class PlanEditing(
    PlanningDbContext db, PlanAccess access, SuperiorTargets targets, TaskContinuation continuation, PeriodCalendars calendars, PlanReader reader,
    CurrentUser user, TimeProvider clock)
{
    public Actor Actor => new(user.UserId, clock.GetUtcNow());

    public Task<Plan> DemandAsync(Guid id, string permission, IfMatch ifMatch, CancellationToken cancellationToken) =>
        access.DemandAsync(id, permission, ifMatch, cancellationToken);

    public Task<SuperiorDemands> DemandsOfAsync(Plan plan, CancellationToken cancellationToken) =>
        targets.ForAsync(plan.UnitCode, plan.WorkYear, cancellationToken);

    /// <summary>Fields of work and earlier tasks that tasks and sections name have to be there, and their days have to lie in the plan's year.</summary>
    public async Task DemandReferencesAsync(
        Plan plan, IReadOnlyCollection<TaskDescription> tasks, IReadOnlyCollection<SectionDescription> sections, CancellationToken cancellationToken)
    {
        var year = (await calendars.SectorAsync(cancellationToken)).YearOf(plan.WorkYear);
        var days = tasks.Select(task => task.DueOn).Concat(sections.SelectMany(section => section.Commitments).Select(target => target.DueOn));
        foreach (var day in days.OfType<DateOnly>().Where(day => !year.Contains(day)))
            throw PlanRules.DueOutsideWorkYear(day, plan.WorkYear);
        await DemandFieldsAsync(
            tasks.Select(task => task.FieldCode).OfType<string>().Concat(sections.Select(section => section.FieldCode)), cancellationToken);
        await continuation.DemandAsync(plan, tasks, cancellationToken);
    }

    /// <summary>A plan is issued in the work year before its own at the earliest.</summary>
    public async Task DemandIssuedForAsync(Plan plan, DateOnly issuedOn, CancellationToken cancellationToken)
    {
        var earliest = (await calendars.SectorAsync(cancellationToken)).YearOf(plan.WorkYear).From.AddYears(-1);
        if (issuedOn < earliest)
            throw PlanRules.IssuedTooEarly(issuedOn, plan.WorkYear, earliest);
    }

    /// <summary>The number and symbol in their normal form; null where there is none.</summary>
    public static string? NumberOf(string? text) => DocumentNumber.Parse(text).Text is { Length: > 0 } number ? number : null;

    public async Task DemandFieldsAsync(IEnumerable<string> named, CancellationToken cancellationToken)
    {
        var fields = named.Distinct().ToList();
        var known = await db.Fields.Where(field => fields.Contains(field.Code)).Select(field => field.Code).ToListAsync(cancellationToken);
        if (fields.Except(known).FirstOrDefault() is { } unknown)
            throw CatalogueRules.FieldUnknown(unknown);
    }

    public async Task<OkWithETag<PlanView>> SaveAsync(Plan plan, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(await reader.ViewAsync(plan, cancellationToken), plan);
    }
}
