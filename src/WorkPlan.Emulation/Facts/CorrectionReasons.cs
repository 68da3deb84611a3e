using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;
using WorkPlan.Planning.Contracts;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Facts;

/// <summary>Brings the reasons of corrections to the changes of rankings that follow from them.</summary>
internal sealed class CorrectionReasons(EmulationDbContext db)
{
    /// <summary>To each change of a target that was known before, the reasons of the corrections that no change has named yet.</summary>
    public async Task<IReadOnlyList<RankingCause>> ExplainAsync(
        string unitCode, int workYear, IReadOnlyList<RankingCause> causes, CancellationToken cancellationToken)
    {
        if (!causes.Any(cause => cause is { FactKind: ScoreFactKind.TargetOutcome, Before: not null }))
            return causes;
        var corrections = await ScoreQueries.Of(db).UntoldCorrections(db, unitCode, workYear).ToListAsync(cancellationToken);
        return corrections.Count == 0 ? causes : [.. causes.Select(cause => Explained(cause, corrections))];
    }

    private static RankingCause Explained(RankingCause cause, List<TargetCorrection> corrections)
    {
        var own = cause.Before is null ? [] : corrections.FindAll(correction => cause.IsOfTarget(correction.TargetCode));
        foreach (var correction in own)
            correction.Told = true;
        return own.Count == 0 ? cause : cause with { Reason = string.Join("; ", own.Select(correction => correction.InWords).Distinct()) };
    }
}

/// <summary>Keeps why figures were corrected, and tells it to a change of a ranking that came before.</summary>
internal sealed class TargetResultCorrectedConsumer(EmulationDbContext db, RankingDesk rankings) : IConsumer<TargetResultCorrected>
{
    public async Task Consume(ConsumeContext<TargetResultCorrected> context)
    {
        var message = context.Message;
        var known = await db.TargetCorrections
            .Where(correction => correction.UnitCode == message.UnitCode && correction.WorkYear == message.WorkYear
                && correction.SourceVersion == message.Version)
            .AnyAsync(context.CancellationToken);
        if (known)
            return;
        // The score's version keeps this apart from an outcome that comes at the same moment.
        var score = await db.UnitScores.FindAsync([message.WorkYear, message.UnitCode], context.CancellationToken);
        var corrections = message.Results.Where(result => result.Reason.Length > 0).Select(result => new TargetCorrection
        {
            UnitCode = message.UnitCode,
            WorkYear = message.WorkYear,
            TargetCode = result.TargetCode,
            Period = result.Period,
            SourceVersion = message.Version,
            Reason = result.Reason.Length <= TargetCorrectionConfiguration.Reason ? result.Reason : result.Reason[..TargetCorrectionConfiguration.Reason],
            On = VietnamTime.DateOf(message.OccurredAt),
        }).ToList();
        db.TargetCorrections.AddRange(corrections);
        if (score is not null)
        {
            db.Touch(score);
            await TellAsync(score, corrections, context.CancellationToken);
        }
        await db.SaveChangesAsync(context.CancellationToken);
    }

    private async Task TellAsync(UnitScore score, List<TargetCorrection> corrections, CancellationToken cancellationToken)
    {
        var ranking = await db.Rankings.SingleOrDefaultAsync(
            known => known.ClusterId == score.ClusterId && known.WorkYear == score.WorkYear, cancellationToken);
        if (ranking is null)
            return;
        foreach (var correction in corrections)
        {
            correction.Told = await rankings.HearWhyAsync(
                ranking, correction.UnitCode, correction.TargetCode, correction.On, correction.InWords, cancellationToken);
        }
    }
}
