using WorkPlan.Planning.Rollups.States;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Forecasts;

/// <summary>
/// Says from the pace so far what will come of a target, shape by shape. Nothing is smoothed or guessed: the months to come are taken to
/// be like the mean of those with figures, and the arithmetic is shown.
/// </summary>
internal static class Forecasting
{
    /// <param name="layout">The work year.</param>
    /// <param name="instance">The target.</param>
    /// <param name="reported">What was reported, by slot.</param>
    /// <param name="heads">Whose members rules per head need to know.</param>
    public static ForecastStep Of(YearLayout layout, TargetInstance instance, Figures?[] reported, IReadOnlyList<Headcount> heads)
    {
        var months = new Months(layout, instance, reported);
        var pace = months.PaceOf(0);
        if (pace.Elapsed == 0)
            return new ForecastStep("noFigures", instance.Rule, ForecastVerdict.CannotTell);
        if (pace.IsOver)
            return Over(layout, instance, reported, heads);
        return Of(instance.Rule, new Situation(months, 0, pace, heads, instance));
    }

    /// <summary>The year is told completely: its outcome stands, and nothing is left to forecast.</summary>
    private static ForecastStep Over(YearLayout layout, TargetInstance instance, Figures?[] reported, IReadOnlyList<Headcount> heads) =>
        new("yearIsOver", instance.Rule, Judging.Judge(layout, instance, reported, heads)[0].Outcome switch
        {
            TargetOutcome.Met or TargetOutcome.Exceeded => ForecastVerdict.AlreadyMet,
            TargetOutcome.NotMet => ForecastVerdict.AlreadyMissed,
            TargetOutcome.NotArisen => ForecastVerdict.NotArisen,
            _ => ForecastVerdict.CannotTell,
        });

    private static ForecastStep Of(TargetRule rule, Situation now) => rule switch
    {
        ThresholdRule { Of: TargetBase.Population } coverage => ShapeForecasts.OfCoverage(coverage, now),
        ThresholdRule { Measure: TargetMeasure.Ratio } share => ShapeForecasts.OfShare(share, now),
        ThresholdRule count => ShapeForecasts.OfCount(count, now.Read(count.Part)?.Counted, now.Pace),
        PerPeriodRule each => OfPeriods(each, now),
        PerHeadRule each => OfHeads(each, now),
        AllOfRule all => Joined("allOf", all, [.. all.Rules.Select(part => Of(part, now))], worst: true),
        AnyOfRule any => Joined("anyOf", any, [.. any.Rules.Select(part => Of(part, now))], worst: false),
        PiecewiseRule pieces => OfPieces(pieces, now),
        _ => new ForecastStep("noPace", rule, ForecastVerdict.CannotTell),
    };

    /// <summary>What did not arise, or cannot be told, decides nothing beside what can.</summary>
    private static ForecastStep Joined(string kind, TargetRule rule, IReadOnlyList<ForecastStep> parts, bool worst)
    {
        var known = parts.Where(part => part.Verdict is not (ForecastVerdict.NotArisen or ForecastVerdict.CannotTell)).ToList();
        var verdict = (worst, known.Count) switch
        {
            (_, 0) => parts.Max(part => part.Verdict),
            (true, _) when known.Min(part => part.Verdict) is var least && least <= ForecastVerdict.WillMiss => least,
            (false, _) when known.Max(part => part.Verdict) is var best && best >= ForecastVerdict.OnTrack => best,
            _ when parts.Any(part => part.Verdict == ForecastVerdict.CannotTell) => ForecastVerdict.CannotTell,
            (true, _) => known.Min(part => part.Verdict),
            _ => known.Max(part => part.Verdict),
        };
        return new ForecastStep(kind, rule, verdict) { Steps = parts };
    }

    /// <summary>Periods that are over have their outcome; the running one has its own pace.</summary>
    private static ForecastStep OfPeriods(PerPeriodRule rule, Situation now)
    {
        var parts = now.PartsOf(rule.Period);
        if (parts.Count == 0)
            return Of(rule.Rule, now);
        var steps = parts.Where(part => part.Pace.Elapsed > 0)
            .Select(part => (part.Pace.IsOver ? Settled(rule.Rule, part) : Of(rule.Rule, part)) with { Period = part.Code }).ToList();
        return Joined("eachPeriod", rule, steps, worst: true) with { Verdict = VerdictOfPeriods(steps, parts) };
    }

    /// <summary>Periods that have not begun can still be missed: all that went well so far is a good track, not a target reached.</summary>
    private static ForecastVerdict VerdictOfPeriods(List<ForecastStep> steps, IReadOnlyList<Situation> parts)
    {
        var verdict = steps.Where(step => step.Verdict is not ForecastVerdict.NotArisen).Select(step => step.Verdict).DefaultIfEmpty(ForecastVerdict.NotArisen).Min();
        return verdict == ForecastVerdict.AlreadyMet && steps.Count < parts.Count ? ForecastVerdict.OnTrack : verdict;
    }

    private static ForecastStep Settled(TargetRule rule, Situation part) =>
        new("periodIsOver", rule, rule.OutcomeOf(part.Inputs()) switch
        {
            TargetOutcome.Met or TargetOutcome.Exceeded => ForecastVerdict.AlreadyMet,
            TargetOutcome.NotMet => ForecastVerdict.AlreadyMissed,
            TargetOutcome.NotArisen => ForecastVerdict.NotArisen,
            _ => ForecastVerdict.CannotTell,
        });

    private static ForecastStep OfHeads(PerHeadRule rule, Situation now)
    {
        var each = (ThresholdRule)rule.Rule;
        var need = rule.HeadcountsFor(now.Inputs()) is [var first, ..] ? first : null;
        if (now.Read(each.Part) is not { Breakdown: { } entries } || now.Heads.FirstOrDefault(heads => heads.Group == need?.Group && heads.On == need.On) is not { } group)
            return new ForecastStep("noPersons", rule, ForecastVerdict.CannotTell);
        if (group.People.Count == 0)
            return new ForecastStep("noHeads", rule, ForecastVerdict.NotArisen);
        List<ForecastStep> people =
        [
            .. group.People.Order(StringComparer.Ordinal).Select(person => ShapeForecasts.OfCount(
                each, entries.Where(entry => entry.Person == person).Sum(entry => entry.Count), now.Pace) with { Person = person }),
        ];
        return new ForecastStep("eachHead", rule, people.Min(person => person.Verdict)) { Steps = people };
    }

    private static ForecastStep OfPieces(PiecewiseRule rule, Situation now)
    {
        if (now.Read(rule.SizePart)?.Size is not { } size)
            return new ForecastStep("noSize", rule, ForecastVerdict.CannotTell);
        var projected = now.Pace.Project(size);
        var step = Of(rule.Pieces.Last(piece => piece.From <= projected).Rule, now);
        // What is reached under one piece can be lost by passing into the next.
        var verdict = step.Verdict == ForecastVerdict.AlreadyMet ? ForecastVerdict.OnTrack : step.Verdict;
        return new ForecastStep("piece", rule, verdict) { SoFar = size, Projected = projected, Steps = [step] };
    }
}
