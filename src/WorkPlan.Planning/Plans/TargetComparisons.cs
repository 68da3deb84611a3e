using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Catalogues;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>The provincial sheet: which units below set themselves more than their superior demands, and what they set besides.</summary>
internal static class TargetComparisons
{
    public static async Task<Ok<ComparisonView>> Compare(
        int workYear, string under, PlanningDbContext db, PlanAccess access, UnitScope scope, IUnitDirectory directory, AdoptedTargets adoptions,
        Texts texts, CancellationToken cancellationToken)
    {
        if (!(await scope.UnitsAsync(PlanningPermissions.ReadPlans, cancellationToken)).Contains(under))
            throw new NotFoundException();
        var adopted = await adoptions.CodesAsync(under, workYear, cancellationToken);
        var below = (await directory.GetAsync(cancellationToken)).Subtree(under).Where(code => code != under).ToList();
        var plans = await (await access.ReadableAsync(cancellationToken)).AsNoTracking()
            .Where(plan => plan.WorkYear == workYear && below.Contains(plan.UnitCode))
            .OrderBy(plan => plan.UnitCode)
            .Select(plan => new
            {
                plan.Id,
                plan.UnitCode,
                UnitName = db.Units.Where(unit => unit.Code == plan.UnitCode).Select(unit => unit.Name).First(),
                plan.State,
                Equal = plan.Commitments.Count(target => target.Comparison == TargetComparison.Equal),
                Beyond = plan.Commitments.Where(target => target.Comparison != TargetComparison.Equal).ToList(),
            })
            .ToListAsync(cancellationToken);
        List<UnitComparisonView> units =
        [
            .. plans.Select(plan => new UnitComparisonView(
                plan.UnitCode, plan.UnitName, plan.Id, plan.State,
                plan.Beyond.Count(target => target.Comparison == TargetComparison.Higher), plan.Equal,
                plan.Beyond.Count(target => target.Kind == CommitmentKind.Additional),
                plan.Beyond.Count(target => target.Kind == CommitmentKind.Additional && adopted.Contains(target.TargetCode)),
                [
                    .. plan.Beyond.OrderBy(target => target.TargetCode, StringComparer.Ordinal).Select(target => new ComparedTargetView(
                        target.TargetCode, target.Name, target.Rule.ToString(), target.SuperiorRule?.ToString(), target.Comparison,
                        texts[$"TargetComparison.{(target.Comparison is { } known ? known.ToString() : "Additional")}"])),
                ])),
        ];
        return TypedResults.Ok(new ComparisonView(
            workYear, under, units.Count(unit => unit.Higher > 0), units.Sum(unit => unit.Higher), units.Sum(unit => unit.Equal),
            units.Sum(unit => unit.Additional), units.Sum(unit => unit.Adopted), units));
    }
}

internal sealed record ComparisonView(
    int WorkYear, string Under, int UnitsWithHigherTargets, int Higher, int Equal, int Additional, int Adopted, IReadOnlyList<UnitComparisonView> Units);

/// <param name="UnitCode">The unit.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="PlanId">Its plan.</param>
/// <param name="State">How far the plan has come.</param>
/// <param name="Higher">How many targets ask more than the superior's.</param>
/// <param name="Equal">How many ask the same.</param>
/// <param name="Additional">How many nobody demands.</param>
/// <param name="Adopted">How many of those count in the superior's aggregates all the same.</param>
/// <param name="Targets">Those that are higher or additional.</param>
internal sealed record UnitComparisonView(
    string UnitCode, string UnitName, Guid PlanId, PlanState State, int Higher, int Equal, int Additional, int Adopted,
    IReadOnlyList<ComparedTargetView> Targets);

internal sealed record ComparedTargetView(
    string TargetCode, string Name, string RuleText, string? SuperiorRuleText, TargetComparison? Comparison, string ComparisonText);
