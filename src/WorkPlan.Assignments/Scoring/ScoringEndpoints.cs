using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Scoring;

public sealed record AdoptPolicyRequest
{
    /// <summary>All units below it score by the policy, too, unless they have adopted another one.</summary>
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Text(60)]
    public required string PolicyCode { get; init; }

    public required DateOnly From { get; init; }

    [Text(100)]
    public required string DecisionNumber { get; init; }
}

public sealed record GiveGeneralPointsRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    /// <summary>A month or a quarter of a work year: 2026-M03, 2026-Q1.</summary>
    [Text(20)]
    public required string Period { get; init; }

    [Between(0, 100)]
    public required int Points { get; init; }

    [Text(TaskProduct.NoteLength)]
    public required string Reason { get; init; }
}

internal sealed record AdoptionView(Guid Id, string UnitCode, string PolicyCode, DateOnly From, DateOnly? To, string DecisionNumber)
{
    public static AdoptionView Of(PolicyAdoption adoption) =>
        new(adoption.Id, adoption.UnitCode, adoption.PolicyCode, adoption.From, adoption.To, adoption.DecisionNumber);
}

internal sealed record PoliciesView(IReadOnlyList<ScoringPolicy> Policies, IReadOnlyList<AdoptionView> Adoptions);

internal sealed record GeneralScoreView(string UnitCode, string PersonCode, string Period, int Points, string Reason, string GivenBy);

internal static class ScoringEndpoints
{
    public static void MapScoring(this IEndpointRouteBuilder routes)
    {
        var scoring = routes.MapGroup("/scoring").WithTags("Scoring");
        scoring.MapGet("/policies", ListPolicies).RequirePermission(AssignmentsPermissions.Read);
        scoring.MapPost("/adoptions", AdoptPolicy).RequirePermission(AssignmentsPermissions.AdoptScoring).Idempotent<AssignmentsDbContext>();
        scoring.MapGet("/adoptions/{id:guid}", GetAdoption).RequirePermission(AssignmentsPermissions.Read);
        scoring.MapPost("/adoptions/{id:guid}/end", EndAdoption).RequirePermission(AssignmentsPermissions.AdoptScoring);
        scoring.MapPut("/general-points", GiveGeneralPoints).RequirePermission(AssignmentsPermissions.JudgeWork);
        scoring.MapGet("/evaluations", Evaluate).RequirePermission(AssignmentsPermissions.ReadScores);
        scoring.MapGet("/evaluations/{personCode}", EvaluatePerson).RequirePermission(AssignmentsPermissions.DoTasks);
    }

    private static async Task<PoliciesView> ListPolicies(
        ScoringPolicyBook book, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(AssignmentsPermissions.Read, cancellationToken);
        var adoptions = await db.Adoptions.AsNoTracking().InUnits(units, adoption => adoption.UnitCode)
            .OrderBy(adoption => adoption.UnitCode).ThenBy(adoption => adoption.From).ToListAsync(cancellationToken);
        return new PoliciesView(book.Policies, [.. adoptions.Select(AdoptionView.Of)]);
    }

    private static async Task<CreatedWithETag<AdoptionView>> AdoptPolicy(
        AdoptPolicyRequest request, ScoringPolicyBook book, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.AdoptScoring, request.UnitCode, cancellationToken);
        await db.DemandUnitAsync(request.UnitCode, cancellationToken);
        if (book.Find(request.PolicyCode, request.From) is null)
            throw ScoringRules.PolicyNotInForce(request.PolicyCode, request.From);
        var running = await db.Adoptions.FirstOrDefaultAsync(
            known => known.UnitCode == request.UnitCode && (known.To == null || known.To >= request.From), cancellationToken);
        if (running is not null)
            throw ScoringRules.AlreadyAdopted(request.UnitCode, new Validity(running.From, running.To));
        var adoption = new PolicyAdoption
        {
            UnitCode = request.UnitCode,
            PolicyCode = request.PolicyCode,
            From = request.From,
            DecisionNumber = request.DecisionNumber,
        };
        db.Adoptions.Add(adoption);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/assignments/scoring/adoptions/{adoption.Id}", AdoptionView.Of(adoption), adoption);
    }

    private static async Task<OkWithETag<AdoptionView>> GetAdoption(
        Guid id, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var adoption = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(AdoptionView.Of(adoption), adoption);
    }

    private static async Task<PolicyAdoption> FindAsync(Guid id, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(AssignmentsPermissions.Read, cancellationToken);
        return await db.Adoptions.InUnits(units, adoption => adoption.UnitCode).SingleOrDefaultAsync(known => known.Id == id, cancellationToken)
            ?? throw new NotFoundException();
    }

    private static async Task<OkWithETag<AdoptionView>> EndAdoption(
        Guid id, EndRequest request, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var adoption = await FindAsync(id, db, scope, cancellationToken);
        ifMatch.Demand(adoption);
        await scope.DemandAsync(AssignmentsPermissions.AdoptScoring, adoption.UnitCode, cancellationToken);
        adoption.EndOn(request.LastDay);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(AdoptionView.Of(adoption), adoption);
    }

    /// <summary>Given again, the later points and reason count. Nobody gives their own.</summary>
    private static async Task<OkWithETag<GeneralScoreView>> GiveGeneralPoints(
        GiveGeneralPointsRequest request, AssignmentsDbContext db, UnitScope scope, CurrentUser user, EvaluationReader reader, Texts texts,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.JudgeWork, request.UnitCode, cancellationToken);
        var (period, range) = PeriodOf(request.Period);
        var policy = await reader.PolicyAsync(request.UnitCode, range.To!.Value, cancellationToken);
        if (request.Points > policy.GeneralPoints)
            throw ScoringRules.MorePointsThan(policy.GeneralPoints);
        if (user.PersonCode == request.PersonCode)
            throw ScoringRules.OwnProduct();
        if (!await db.People.EverIn([request.UnitCode]).AnyAsync(person => person.Code == request.PersonCode, cancellationToken))
            throw new InvalidInputException("personCode", texts["person-not-known", request.PersonCode]);
        var score = await db.GeneralScores.SingleOrDefaultAsync(
            known => known.UnitCode == request.UnitCode && known.PeriodCode == period.Code && known.PersonCode == request.PersonCode, cancellationToken);
        if (score is null)
            db.GeneralScores.Add(score = new GeneralScore { UnitCode = request.UnitCode, PersonCode = request.PersonCode, PeriodCode = period.Code });
        score.Give(request.Points, request.Reason, user.Name);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(new GeneralScoreView(score.UnitCode, score.PersonCode, score.PeriodCode, score.Points, score.Reason, score.GivenBy), score);
    }

    private static async Task<EvaluationView> Evaluate(
        string unit, string period, UnitScope scope, EvaluationReader reader, Texts texts, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.ReadScores, unit, cancellationToken);
        return await EvaluateAsync(unit, period, reader, texts, cancellationToken);
    }

    /// <summary>One's own, in whichever unit it was.</summary>
    private static async Task<PersonEvaluationView> EvaluatePerson(
        string personCode, string unit, string period, CurrentUser user, EvaluationReader reader, Texts texts, CancellationToken cancellationToken)
    {
        if (user.PersonCode != personCode)
            throw ScoringRules.NotYours();
        var all = await EvaluateAsync(unit, period, reader, texts, cancellationToken);
        return all.People.FirstOrDefault(person => person.PersonCode == personCode) ?? throw new NotFoundException();
    }

    private static async Task<EvaluationView> EvaluateAsync(
        string unit, string code, EvaluationReader reader, Texts texts, CancellationToken cancellationToken)
    {
        var (period, range) = PeriodOf(code);
        var policy = await reader.PolicyAsync(unit, range.To!.Value, cancellationToken);
        return new Evaluation(policy, texts).Of(unit, period, await reader.PeopleAsync(unit, period, range, policy, cancellationToken));
    }

    /// <summary>Scored is each month or each quarter.</summary>
    private static (Period Period, Validity Range) PeriodOf(string code)
    {
        var period = Period.Parse(code);
        return period.Kind is PeriodKind.Month or PeriodKind.Quarter
            ? (period, WorkYear.Of(period.WorkYear).RangeOf(period))
            : throw ScoringRules.PeriodTooLong(code);
    }
}
