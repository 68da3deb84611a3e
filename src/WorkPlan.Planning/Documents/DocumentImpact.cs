using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Documents;

/// <summary>Which units, plans and people a document touches: looked at before it is registered for good, or afterwards.</summary>
internal static class DocumentImpact
{
    public static async Task<Ok<DocumentImpactView>> Handle(
        Guid id, PlanningDbContext db, DocumentScope scope, IUnitDirectory directory, PlansInScope plans, SupplementObligations obligations,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var document = await scope.FindAsync(id, cancellationToken);
        var today = VietnamTime.Today(clock);
        var addressed = (await directory.GetAsync(cancellationToken)).Subtree(document.ScopeUnitCode);
        var units = await db.Units.AsNoTracking()
            .Where(unit => addressed.Contains(unit.Code) && unit.ValidFrom <= today && (unit.ValidTo == null || unit.ValidTo >= today))
            .OrderBy(unit => unit.Code).Select(unit => new { unit.Code, unit.Name }).ToListAsync(cancellationToken);
        var names = units.ToDictionary(unit => unit.Code, unit => unit.Name);
        var touched = await plans.ListAsync(document, cancellationToken);
        var owed = await db.Obligations.AsNoTracking()
            .Where(obligation => obligation.DocumentId == id && obligation.Kind == ObligationKind.Supplement)
            .ToDictionaryAsync(obligation => obligation.DebtorCode, cancellationToken);
        var people = await db.People.CountAsync(
            person => addressed.Contains(person.UnitCode) && person.ServesFrom <= today && (person.ServesTo == null || person.ServesTo >= today),
            cancellationToken);
        var due = document.RequiresSupplement ? await obligations.DeadlineAsync(document.ReceivedOn, cancellationToken) : null;
        var planned = touched.Select(plan => plan.UnitCode).ToHashSet();
        return TypedResults.Ok(new DocumentImpactView
        {
            DocumentId = id,
            State = document.State,
            WorkYear = document.WorkYear,
            Units = units.Count,
            People = people,
            SupplementDueOn = due?.DueOn,
            Plans = [.. touched.Select(plan => new TouchedPlanView(
                plan.PlanId, plan.UnitCode, names.GetValueOrDefault(plan.UnitCode, plan.UnitCode), plan.Title, plan.State, plan.VersionNumber,
                document.RequiresSupplement,
                owed.GetValueOrDefault(plan.UnitCode)?.StandingAt(clock.GetUtcNow())))],
            UnitsWithoutPlan = [.. units.Where(unit => !planned.Contains(unit.Code)).Select(unit => unit.Code)],
        });
    }
}

internal sealed record DocumentImpactView
{
    public required Guid DocumentId { get; init; }

    public required DocumentState State { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>How many units in force today it addresses.</summary>
    public required int Units { get; init; }

    /// <summary>How many people serve in them: so many acknowledgements it takes.</summary>
    public required int People { get; init; }

    /// <summary>By when the plans have to be supplemented; null when it asks for none.</summary>
    public required DateOnly? SupplementDueOn { get; init; }

    public required IReadOnlyList<TouchedPlanView> Plans { get; init; }

    public required IReadOnlyList<string> UnitsWithoutPlan { get; init; }
}

/// <summary>A plan that the document touches; <c>Obligation</c> is null until one is opened.</summary>
internal sealed record TouchedPlanView(
    Guid PlanId, string UnitCode, string UnitName, string Title, PlanState State, int VersionNumber, bool MustBeSupplemented,
    ObligationStanding? Obligation);
