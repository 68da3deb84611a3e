using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Forecasts;

/// <summary>Forecasts of single thresholds: counts, shares and coverage, as floors, ceilings and exact figures.</summary>
internal static class ShapeForecasts
{
    public static ForecastStep OfCount(ThresholdRule rule, long? counted, Pace pace)
    {
        if (counted is not { } soFar)
            return new ForecastStep("otherMeasure", rule, ForecastVerdict.CannotTell);
        var (projected, threshold) = (pace.Project(soFar), rule.Threshold);
        var left = threshold - soFar;
        var verdict = rule.Comparator switch
        {
            TargetComparator.AtLeast when left <= 0 => ForecastVerdict.AlreadyMet,
            TargetComparator.AtLeast => projected >= threshold ? ForecastVerdict.OnTrack : ForecastVerdict.WillMiss,
            _ when left < 0 => ForecastVerdict.AlreadyMissed,
            TargetComparator.AtMost => projected <= threshold ? ForecastVerdict.OnTrack : ForecastVerdict.WillMiss,
            // Nothing so far, and nothing allowed.
            _ when threshold == 0 => ForecastVerdict.OnTrack,
            _ => projected == threshold ? ForecastVerdict.OnTrack : ForecastVerdict.WillMiss,
        };
        return new ForecastStep(KindOf(rule, "count"), rule, verdict)
        {
            SoFar = soFar,
            Projected = projected,
            Missing = Math.Max(0, left),
            RunRate = pace.PerMonth(soFar),
            NeededRate = pace.NeededPerMonth(Math.Max(0, left)),
        };
    }

    /// <summary>If the months to come are like those so far, the share stays; what the rest has to reach tells whether it can still turn.</summary>
    public static ForecastStep OfShare(ThresholdRule rule, Situation now)
    {
        if (now.Read(rule.Part) is not { Numerator: { } numerator, Denominator: { } denominator })
            return new ForecastStep("otherMeasure", rule, ForecastVerdict.CannotTell);
        if (denominator == 0)
            return new ForecastStep("nothingArose", rule, ForecastVerdict.NotArisen);
        var whole = Math.Max(denominator, now.Pace.Project(denominator));
        var rest = whole - denominator;
        // The least numerator of the whole year that keeps a floor, the greatest that keeps a ceiling.
        var bound = BasisPoints.Divide(
            checked(whole * rule.Threshold), BasisPoints.Whole, rule.Comparator == TargetComparator.AtMost ? Rounding.Floor : Rounding.Ceiling);
        var missing = bound - numerator;
        var kept = rule.Evaluate(numerator, denominator) is TargetOutcome.Met or TargetOutcome.Exceeded;
        var verdict = rule.Comparator switch
        {
            TargetComparator.AtMost when missing < 0 && rest == 0 => ForecastVerdict.AlreadyMissed,
            TargetComparator.Exactly when rule.Threshold is not (0 or BasisPoints.Whole) => ForecastVerdict.CannotTell,
            // Nothing brings back one that was lost where all are demanded, nor undoes one where none is allowed.
            TargetComparator.Exactly => kept ? ForecastVerdict.OnTrack : ForecastVerdict.AlreadyMissed,
            TargetComparator.AtLeast when rule.Threshold == BasisPoints.Whole && !kept => ForecastVerdict.AlreadyMissed,
            _ => kept ? ForecastVerdict.OnTrack : ForecastVerdict.WillMiss,
        };
        return new ForecastStep(KindOf(rule, rule.Comparator == TargetComparator.AtLeast && missing > rest ? "shareOutOfReach" : "share"), rule, verdict)
        {
            SoFar = numerator,
            Of = denominator,
            Projected = now.Pace.Project(numerator),
            ProjectedOf = whole,
            Missing = Math.Max(0, missing),
            RunRate = now.Pace.PerMonth(numerator),
            NeededRate = now.Pace.NeededPerMonth(Math.Max(0, missing)),
        };
    }

    /// <summary>A population stands: those covered add up towards its share, as a count does.</summary>
    public static ForecastStep OfCoverage(ThresholdRule rule, Situation now)
    {
        if (now.Read(rule.Part) is not { Numerator: { } covered, Denominator: { } population })
            return new ForecastStep("otherMeasure", rule, ForecastVerdict.CannotTell);
        if (population == 0)
            return new ForecastStep("nothingArose", rule, ForecastVerdict.NotArisen);
        var needed = BasisPoints.Divide(checked(population * rule.Threshold), BasisPoints.Whole, Rounding.Ceiling);
        var projected = Math.Min(population, now.Pace.Project(covered));
        var verdict = covered >= needed ? ForecastVerdict.AlreadyMet : projected >= needed ? ForecastVerdict.OnTrack : ForecastVerdict.WillMiss;
        return new ForecastStep("coverage", rule, verdict)
        {
            SoFar = covered,
            Of = population,
            Projected = projected,
            ProjectedOf = population,
            Missing = Math.Max(0, needed - covered),
            RunRate = now.Pace.PerMonth(covered),
            NeededRate = now.Pace.NeededPerMonth(Math.Max(0, needed - covered)),
        };
    }

    private static string KindOf(ThresholdRule rule, string floor) => rule.Comparator switch
    {
        TargetComparator.AtLeast => floor,
        TargetComparator.AtMost => rule.Measure == TargetMeasure.Count ? "countCeiling" : "shareCeiling",
        _ => rule.Measure == TargetMeasure.Count ? "countExact" : "shareExact",
    };
}
