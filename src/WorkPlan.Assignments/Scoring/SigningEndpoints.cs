using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Scoring;

public sealed record SignEvaluationRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    /// <summary>A month or a quarter that is over: 2026-M03, 2026-Q1.</summary>
    [Text(20)]
    public required string Period { get; init; }

    /// <summary>Number of the paper: 21/TB-VKS.</summary>
    [Text(SignedEvaluationConfiguration.NumberLength)]
    public required string Number { get; init; }

    public required SigningCapacity SigningCapacity { get; init; }
}

/// <summary>An evaluation as it was signed, what was changed later in that which it was made from, and whose points would be others now.</summary>
internal sealed record SignedEvaluationView(
    Guid Id, string Number, DateOnly SignedOn, string SignedBy, SigningCapacity SigningCapacity, string ContentHash, EvaluationView Evaluation,
    IReadOnlyList<EvaluationNoteView> Notes, IReadOnlyList<PointsNow> Differences);

internal sealed record EvaluationNoteView(
    string PersonCode, LaterChange Change, string Subject, string Before, string After, DateTimeOffset At, string By, string Sentence);

/// <summary>Somebody's points as signed and as they would be computed now; null for not rated.</summary>
internal sealed record PointsNow(string PersonCode, string FullName, decimal? Signed, decimal? Now, RatingBand? SignedBand, RatingBand? BandNow);

/// <summary>Signing freezes an evaluation. Nobody signs one in which one's own points stand.</summary>
internal static class SigningEndpoints
{
    public static void MapSignedEvaluations(this IEndpointRouteBuilder routes)
    {
        var signed = routes.MapGroup("/scoring/signed-evaluations").WithTags("Scoring");
        signed.MapPost("", SignEvaluation).RequirePermission(AssignmentsPermissions.SignScores).Idempotent<AssignmentsDbContext>();
        signed.MapGet("/{id:guid}", GetSigned).RequirePermission(AssignmentsPermissions.ReadScores);
    }

    private static async Task<CreatedWithETag<SignedEvaluationView>> SignEvaluation(
        SignEvaluationRequest request, AssignmentsDbContext db, UnitScope scope, CurrentUser user, EvaluationReader reader, Texts texts,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.SignScores, request.UnitCode, cancellationToken);
        var (period, range) = ScoringEndpoints.PeriodOf(request.Period);
        var today = VietnamTime.Today(clock);
        if (range.To >= today)
            throw ScoringRules.PeriodNotOver(period.Code, range.To.Value);
        var evaluation = await InVietnameseAsync(() => ScoringEndpoints.EvaluateAsync(request.UnitCode, period.Code, reader, texts, cancellationToken));
        if (evaluation.People.All(person => person.Points is null))
            throw ScoringRules.NobodyRated(request.UnitCode, period.Code);
        if (evaluation.People.Any(person => person.PersonCode == user.PersonCode && person.Points is not null))
            throw ScoringRules.SignsOwn();
        var signed = SignedEvaluation.Of(evaluation, request, user.Name, today);
        db.SignedEvaluations.Add(signed);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw ScoringRules.AlreadySigned(request.UnitCode, period.Code);
        }
        return ETagged.Created($"/api/v1/assignments/scoring/signed-evaluations/{signed.Id}", View(signed, evaluation, texts), signed);
    }

    private static async Task<OkWithETag<SignedEvaluationView>> GetSigned(
        Guid id, AssignmentsDbContext db, UnitScope scope, EvaluationReader reader, Texts texts, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(AssignmentsPermissions.ReadScores, cancellationToken);
        var signed = await db.SignedEvaluations.AsNoTracking().InUnits(units, known => known.UnitCode)
            .SingleOrDefaultAsync(known => known.Id == id, cancellationToken) ?? throw new NotFoundException();
        var now = await ScoringEndpoints.EvaluateAsync(signed.UnitCode, signed.PeriodCode, reader, texts, cancellationToken);
        return ETagged.Ok(View(signed, now, texts), signed);
    }

    private static SignedEvaluationView View(SignedEvaluation signed, EvaluationView now, Texts texts)
    {
        var (evaluation, people) = (signed.Evaluation(), now.People.ToDictionary(person => person.PersonCode));
        return new SignedEvaluationView(
            signed.Id, signed.Number, signed.SignedOn, signed.SignedBy, signed.SigningCapacity, signed.ContentHash, evaluation,
            [
                .. signed.Notes.OrderBy(note => note.At).ThenBy(note => note.Id).Select(note => new EvaluationNoteView(
                    note.PersonCode, note.Change, note.Subject, note.Before, note.After, note.At, note.By,
                    texts[$"scoring.note.{note.Change}", note.PersonCode, note.Subject, note.Before, note.After, note.By, VietnamTime.Format(note.At)])),
            ],
            [
                .. evaluation.People.Select(person => (Then: person, Now: people.GetValueOrDefault(person.PersonCode)))
                    .Where(one => (one.Then.Points, one.Then.Band) != (one.Now?.Points, one.Now?.Band))
                    .Select(one => new PointsNow(one.Then.PersonCode, one.Then.FullName, one.Then.Points, one.Now?.Points, one.Then.Band, one.Now?.Band)),
            ]);
    }

    /// <summary>What is signed is Vietnamese, whatever language the signer reads.</summary>
    private static async Task<T> InVietnameseAsync<T>(Func<Task<T>> use)
    {
        var (culture, language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
            return await use();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
        }
    }
}
