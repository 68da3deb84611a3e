using System.Globalization;
using WorkPlan.Planning.Results;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Forecasts;

/// <summary>Says in the reader's language how a forecast was reckoned.</summary>
internal static class ForecastWords
{
    public static string InWords(this ForecastStep step, Pace pace, Texts texts)
    {
        var own = texts[
            $"Forecast.How.{step.Kind}", pace.Elapsed, pace.Whole, pace.Remaining, Count(step.SoFar), Count(step.Of), Share(step),
            Count(step.Projected), Count(step.ProjectedOf), Count(step.Missing), Rate(step.RunRate), Rate(step.NeededRate), step.Rule.InWords()];
        return step.Steps.Count == 0 ? own : $"{own} {string.Join("; ", step.Steps.Select(part => Part(part, pace, texts)))}.";
    }

    private static string Part(ForecastStep step, Pace pace, Texts texts) => texts[
        "Forecast.Part", step.Person ?? step.Period ?? step.Rule.InWords(), texts[$"Forecast.{step.Verdict}"],
        step.Steps.Count == 0 && step.SoFar is not null ? step.InWords(pace, texts) : ""].Trim();

    private static string Share(ForecastStep step) =>
        step is { SoFar: { } numerator, Of: { } denominator } && BasisPoints.Share(Math.Min(numerator, denominator), denominator, Rounding.Floor) is { } share
            ? VietnameseNumbers.Percent(share)
            : "";

    private static string Count(long? value) => value is { } known ? VietnameseNumbers.Count(known) : "";

    private static string Rate(decimal? value) => value?.ToString("0.##", CultureInfo.CurrentCulture) ?? "";
}
