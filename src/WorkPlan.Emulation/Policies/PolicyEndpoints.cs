using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Policies;

public sealed record AddPolicyRequest
{
    [Text(100)]
    public required string LegalBasis { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public required bool RequiresRegistration { get; init; }

    /// <summary>How many calendar days of absence make a month.</summary>
    [Between(1, 31)]
    public int DaysOfAbsenceMonth { get; init; } = 30;

    /// <summary>Where the two values above come from, and how sure that is.</summary>
    [Items(0, 40)]
    public IReadOnlyList<PolicySource> Sources { get; init; } = [];

    [Items(1, 20)]
    public required IReadOnlyList<TitleCondition> Conditions { get; init; }

    [Items(0, 20)]
    public required IReadOnlyList<TitleQuota> Quotas { get; init; }
}

public sealed record PolicyView(
    Guid Id, string LegalBasis, DateOnly ValidFrom, DateOnly? ValidTo, bool RequiresRegistration, int DaysOfAbsenceMonth,
    IReadOnlyList<PolicySource> Sources, IReadOnlyList<TitleCondition> Conditions, IReadOnlyList<TitleQuota> Quotas)
{
    internal static PolicyView Of(TitlePolicy policy) => new(
        policy.Id, policy.LegalBasis, policy.ValidFrom, policy.ValidTo, policy.RequiresRegistration, policy.DaysOfAbsenceMonth,
        policy.Sources, policy.Conditions, policy.Quotas);
}

internal static class PolicyEndpoints
{
    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        var policies = routes.MapGroup("/policies").WithTags("Policies");
        policies.MapGet("/", ListPolicies).RequirePermission(EmulationPermissions.Read);
        policies.MapPost("/", AddPolicy).RequirePermission(EmulationPermissions.WritePolicies).ForTheWholeSystem().Idempotent<EmulationDbContext>();
    }

    private static async Task<IReadOnlyList<PolicyView>> ListPolicies(EmulationDbContext db, CancellationToken cancellationToken)
    {
        var policies = await db.Policies.AsNoTracking().OrderBy(policy => policy.ValidFrom).ToListAsync(cancellationToken);
        return [.. policies.Select(PolicyView.Of)];
    }

    /// <summary>What a circular changes is a new policy; the one before it, if it had no end, ends where it begins.</summary>
    private static async Task<CreatedWithETag<PolicyView>> AddPolicy(
        AddPolicyRequest request, EmulationDbContext db, CancellationToken cancellationToken)
    {
        var validity = new Validity(request.ValidFrom, request.ValidTo);
        foreach (var known in await db.Policies.ToListAsync(cancellationToken))
        {
            known.GiveWayTo(request.ValidFrom);
            if (validity.Overlaps(new Validity(known.ValidFrom, known.ValidTo)))
                throw PolicyRules.Overlaps(known.LegalBasis);
        }
        var titles = request.Conditions.Select(condition => condition.Title).ToHashSet();
        if (titles.Count != request.Conditions.Count)
            throw PolicyRules.ConditionTwice();
        if (!request.Quotas.All(quota => titles.Contains(quota.Title) && titles.Contains(quota.ShareOf)))
            throw PolicyRules.QuotaWithoutCondition();
        if (request.Quotas.SelectMany(quota => quota.TieBreak).FirstOrDefault(word => !TieBreaks.Known.Contains(word)) is { } unknown)
            throw PolicyRules.TieBreakUnknown(unknown);
        if (request.Conditions.FirstOrDefault(condition => condition.PriorTitle is null != condition.PriorYears is null or < 1) is { } incomplete)
            throw PolicyRules.PriorIncomplete(incomplete.Title.ToString());
        var policy = new TitlePolicy
        {
            LegalBasis = request.LegalBasis,
            ValidFrom = request.ValidFrom,
            ValidTo = request.ValidTo,
            RequiresRegistration = request.RequiresRegistration,
            DaysOfAbsenceMonth = request.DaysOfAbsenceMonth,
            Sources = [.. request.Sources],
            Conditions = [.. request.Conditions],
            Quotas = [.. request.Quotas],
        };
        db.Policies.Add(policy);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/emulation/policies/{policy.Id}", PolicyView.Of(policy), policy);
    }
}

/// <summary>The words by which a quota orders those whom it has no places for all.</summary>
internal static class TieBreaks
{
    /// <summary>The score of the person's unit in the work year.</summary>
    public const string Score = "score";

    /// <summary>Who has served longer.</summary>
    public const string Seniority = "seniority";

    public static readonly IReadOnlySet<string> Known = new HashSet<string> { Score, Seniority };
}
