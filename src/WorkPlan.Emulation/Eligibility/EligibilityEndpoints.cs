using WorkPlan.Emulation.Policies;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Eligibility;

/// <summary>Who is eligible for what, and why not, under the policy in force in the work year.</summary>
public sealed record EligibilityView(
    string UnitCode, int WorkYear, string LegalBasis, bool RequiresRegistration,
    IReadOnlyList<PersonEligibility> People, IReadOnlyList<CollectiveEligibility> Collective, IReadOnlyList<TitleTotal> Totals,
    IReadOnlyList<QuotaView> Quotas);

public sealed record PersonEligibility(string PersonCode, string FullName, EmulationTitle Title, bool Eligible, IReadOnlyList<ReasonView> Reasons);

/// <summary>Whether the unit as a collective is eligible for a title, and why not.</summary>
public sealed record CollectiveEligibility(EmulationTitle Title, bool Eligible, IReadOnlyList<ReasonView> Reasons);

/// <param name="Sources">Where the rule comes from, and how sure that is; empty where the policy says nothing of it.</param>
public sealed record ReasonView(string Code, string Text, IReadOnlyList<PolicySource> Sources)
{
    /// <summary>A sensitive reason is named only to those who may read it; so is the rule behind it.</summary>
    internal static ReasonView Of(Obstacle obstacle, bool mayReadDiscipline, Texts texts) => obstacle.Sensitive && !mayReadDiscipline
        ? new ReasonView("eligibility.restricted", texts["eligibility.restricted"], [])
        : new ReasonView(obstacle.Code, obstacle.InWords(texts), obstacle.Sources);

    /// <summary>As it stays beside a title, which everybody of the unit may read: in Vietnamese, and what is somebody's own matter not named.</summary>
    internal static ReasonView OnRecord(Obstacle obstacle, Texts texts) => obstacle.Sensitive || obstacle.Personal
        ? new ReasonView("eligibility.restricted", texts.InVietnamese("eligibility.restricted"), [])
        : new ReasonView(obstacle.Code, obstacle.InVietnamese(texts), obstacle.Sources);
}

/// <summary>How many of how many people are eligible for a title.</summary>
public sealed record TitleTotal(EmulationTitle Title, int Eligible, int Considered);

/// <summary>The places of a quota with the arithmetic: basis, exact product, rounding, places, and over whom it is counted.</summary>
public sealed record QuotaView(
    EmulationTitle Title, EmulationTitle ShareOf, int BasisPoints, int Basis, string Exact, Rounding Rounding, long Places,
    QuotaPool Pool, IReadOnlyList<string> TieBreak, string Explanation, IReadOnlyList<PolicySource> Sources);

internal static class EligibilityEndpoints
{
    public static void MapEligibility(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/eligibility", GetEligibility).WithTags("Eligibility").RequirePermission(EmulationPermissions.ReadEligibility);

    private static async Task<EligibilityView> GetEligibility(
        string unit, int workYear, EligibilityReader reader, QuotaPools pools, UnitScope scope, Texts texts, CancellationToken cancellationToken)
    {
        if (!(await scope.UnitsAsync(EmulationPermissions.ReadEligibility, cancellationToken)).Contains(unit))
            throw new NotFoundException();
        var mayReadDiscipline = (await scope.UnitsAsync(EmulationPermissions.ReadDiscipline, cancellationToken)).Contains(unit);
        var policy = await reader.PolicyOfAsync(workYear, cancellationToken);
        var assessments = await reader.AssessAsync(policy, workYear, [unit], cancellationToken);
        var quotas = new List<QuotaView>();
        foreach (var quota in policy.Quotas)
        {
            var pool = quota.Pool == QuotaPool.Unit
                ? assessments
                : await reader.AssessAsync(policy, workYear, (await pools.OfAsync(quota.Pool, unit, cancellationToken)).Units, cancellationToken);
            quotas.Add(Show(QuotaCount.Of(quota, pool), texts));
        }
        return new EligibilityView(
            unit,
            workYear,
            policy.LegalBasis,
            policy.RequiresRegistration,
            [.. assessments.Select(assessment => Show(assessment, mayReadDiscipline, texts))],
            [
                .. (await reader.AssessCollectiveAsync(policy, workYear, unit, cancellationToken)).Select(assessment => new CollectiveEligibility(
                    assessment.Title, assessment.Eligible, [.. assessment.Obstacles.Select(obstacle => ReasonView.Of(obstacle, mayReadDiscipline, texts))])),
            ],
            [
                .. assessments.GroupBy(assessment => assessment.Title).Select(title =>
                    new TitleTotal(title.Key, title.Count(assessment => assessment.Eligible), title.Count())),
            ],
            quotas);
    }

    private static PersonEligibility Show(Assessment assessment, bool mayReadDiscipline, Texts texts) => new(
        assessment.Person.Code,
        assessment.Person.FullName,
        assessment.Title,
        assessment.Eligible,
        [.. assessment.Obstacles.Select(obstacle => ReasonView.Of(obstacle, mayReadDiscipline, texts))]);

    private static QuotaView Show(QuotaCount count, Texts texts)
    {
        var quota = count.Quota;
        return new QuotaView(
            quota.Title, quota.ShareOf, quota.BasisPoints, count.Basis, count.ExactInWords(texts), quota.Rounding, count.Places, quota.Pool,
            quota.TieBreak, count.InWords(texts), quota.Sources);
    }
}
