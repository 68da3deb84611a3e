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

/// <summary>Points are null while nobody has given them; the ETag of that is what the first ones take.</summary>
internal sealed record GeneralScoreView(string UnitCode, string PersonCode, string Period, int? Points, string Reason, string GivenBy)
{
    public static GeneralScoreView Of(GeneralScore score) => new(
        score.UnitCode, score.PersonCode, score.PeriodCode, score.Version == 0 ? null : score.Points, score.Reason, score.GivenBy);
}

internal static class ScoringEndpoints
{
    public static void MapScoring(this IEndpointRouteBuilder routes)
    {
        var scoring = routes.MapGroup("/scoring").WithTags("Scoring");
        scoring.MapGet("/policies", ListPolicies).RequirePermission(AssignmentsPermissions.Read);
        scoring.MapPost("/adoptions", AdoptPolicy).RequirePermission(AssignmentsPermissions.AdoptScoring).Idempotent<AssignmentsDbContext>();
        scoring.MapGet("/adoptions/{id:guid}", GetAdoption).RequirePermission(AssignmentsPermissions.Read);
        scoring.MapPost("/adoptions/{id:guid}/end", EndAdoption).RequirePermission(AssignmentsPermissions.AdoptScoring);
        scoring.MapGet("/general-points", GetGeneralPoints).RequirePermission(AssignmentsPermissions.ReadScores);
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

    private static async Task<OkWithETag<GeneralScoreView>> GetGeneralPoints(
        string unit, string person, string period, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.ReadScores, unit, cancellationToken);
        var score = await FindAsync(unit, person, PeriodOf(period).Period, db, cancellationToken);
        return ETagged.Ok(GeneralScoreView.Of(score), score);
    }

    /// <summary>Those that were given, or those that are to be given.</summary>
    private static async Task<GeneralScore> FindAsync(
        string unitCode, string personCode, Period period, AssignmentsDbContext db, CancellationToken cancellationToken)
    {
        var code = period.Code;
        return await db.GeneralScores.SingleOrDefaultAsync(
                known => known.UnitCode == unitCode && known.PeriodCode == code && known.PersonCode == personCode, cancellationToken)
            ?? new GeneralScore { UnitCode = unitCode, PersonCode = personCode, PeriodCode = code };
    }

    /// <summary>Given again, the later points and reason count, and a signed evaluation notes it. Nobody gives their own.</summary>
    private static async Task<OkWithETag<GeneralScoreView>> GiveGeneralPoints(
        GiveGeneralPointsRequest request, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CurrentUser user, EvaluationReader reader,
        EvaluationNotes notes, Texts texts, CancellationToken cancellationToken)
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
        var score = await FindAsync(request.UnitCode, request.PersonCode, period, db, cancellationToken);
        ifMatch.Demand(score);
        var before = score.Version == 0 ? "–" : $"{score.Points}";
        if (score.Version == 0)
            db.GeneralScores.Add(score);
        score.Give(request.Points, request.Reason, user.Name);
        await notes.OfGeneralPointsAsync(score, before, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(GeneralScoreView.Of(score), score);
    }

    /// <summary>As it was signed; as it would be now where nobody has signed, or when that is asked for.</summary>
    private static async Task<EvaluationView> Evaluate(
        string unit, string period, bool? anew, UnitScope scope, EvaluationReader reader, Texts texts, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.ReadScores, unit, cancellationToken);
        return anew == true
            ? await EvaluateAsync(unit, period, reader, texts, cancellationToken)
            : await SignedOrNowAsync(unit, period, reader, texts, cancellationToken);
    }

    /// <summary>One's own, in whichever unit it was.</summary>
    private static async Task<PersonEvaluationView> EvaluatePerson(
        string personCode, string unit, string period, CurrentUser user, EvaluationReader reader, Texts texts, CancellationToken cancellationToken)
    {
        if (user.PersonCode != personCode)
            throw ScoringRules.NotYours();
        var all = await SignedOrNowAsync(unit, period, reader, texts, cancellationToken);
        return all.People.FirstOrDefault(person => person.PersonCode == personCode) ?? throw new NotFoundException();
    }

    private static async Task<EvaluationView> SignedOrNowAsync(
        string unit, string code, EvaluationReader reader, Texts texts, CancellationToken cancellationToken) =>
        await reader.SignedAsync(unit, PeriodOf(code).Period, cancellationToken) is { } signed
            ? signed.Evaluation() with { Signed = new SignatureView(signed.Id, signed.Number, signed.SignedOn, signed.SignedBy, signed.Notes.Count) }
            : await EvaluateAsync(unit, code, reader, texts, cancellationToken);

    public static async Task<EvaluationView> EvaluateAsync(
        string unit, string code, EvaluationReader reader, Texts texts, CancellationToken cancellationToken)
    {
        var (period, range) = PeriodOf(code);
        var policy = await reader.PolicyAsync(unit, range.To!.Value, cancellationToken);
        return new Evaluation(policy, texts).Of(unit, period, await reader.PeopleAsync(unit, period, range, policy, cancellationToken));
    }

    /// <summary>Scored is each month or each quarter.</summary>
    public static (Period Period, Validity Range) PeriodOf(string code)
    {
        var period = Period.Parse(code);
        return period.Kind is PeriodKind.Month or PeriodKind.Quarter
            ? (period, WorkYear.Of(period.WorkYear).RangeOf(period))
            : throw ScoringRules.PeriodTooLong(code);
    }
}
