using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Scoring;

/// <summary>Notes beside every signed evaluation that a change concerns; saved together with the change.</summary>
internal sealed class EvaluationNotes(AssignmentsDbContext db, CurrentUser user, TimeProvider clock)
{
    /// <param name="product">The product as it is after the change.</param>
    /// <param name="change">What was changed.</param>
    /// <param name="before">As it was.</param>
    /// <param name="after">As it is.</param>
    /// <param name="dueBefore">The day on which it was due before the change, which may have brought it into another period.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task OfProductAsync(
        TaskProduct product, LaterChange change, string before, string after, DateOnly dueBefore, CancellationToken cancellationToken) =>
        NoteAsync(
            product.UnitCode, range => range.IsInForce(product.DueOn) || range.IsInForce(dueBefore), product.PersonCode, change, product.Name,
            before, after, cancellationToken);

    public Task OfGeneralPointsAsync(GeneralScore score, string before, CancellationToken cancellationToken)
    {
        var given = Range(score.PeriodCode);
        return NoteAsync(
            score.UnitCode, range => range == given, score.PersonCode, LaterChange.GeneralPoints, "", before, $"{score.Points}", cancellationToken);
    }

    private async Task NoteAsync(
        string unitCode, Func<Validity, bool> concerns, string personCode, LaterChange change, string subject, string before, string after,
        CancellationToken cancellationToken)
    {
        if (before == after)
            return;
        var signed = await db.SignedEvaluations.Where(known => known.UnitCode == unitCode)
            .Select(known => new { known.Id, known.PeriodCode }).ToListAsync(cancellationToken);
        var ids = signed.Where(known => concerns(Range(known.PeriodCode))).Select(known => known.Id).ToList();
        if (ids.Count == 0)
            return;
        foreach (var evaluation in await db.SignedEvaluations.Where(known => ids.Contains(known.Id)).ToListAsync(cancellationToken))
        {
            evaluation.Notes.Add(new EvaluationNote
            {
                PersonCode = personCode,
                Change = change,
                Subject = subject,
                Before = before,
                After = after,
                At = clock.GetUtcNow(),
                By = user.Name,
            });
            db.Touch(evaluation);
        }
    }

    private static Validity Range(string periodCode)
    {
        var period = Period.Parse(periodCode);
        return WorkYear.Of(period.WorkYear).RangeOf(period);
    }
}
