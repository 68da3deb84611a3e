using System.Globalization;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>Says in the reader's language how an outcome was reached.</summary>
internal static class OutcomeWords
{
    /// <summary>A rule in the reader's language.</summary>
    public static string InWords(this TargetRule rule) =>
        rule.ToText(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? RuleWords.English : RuleWords.Vietnamese);

    public static string InWords(this TargetVerdict verdict, Texts texts)
    {
        var how = Sentence(verdict.Reached, texts);
        return verdict.MetOn is { } day && !IsPlain(verdict.Reached) ? $"{how} {texts["Step.MetOn", VietnamTime.Format(day)]}" : how;
    }

    private static string Sentence(TargetStep step, Texts texts) => step.Kind switch
    {
        TargetStep.Share => texts["Outcome.Ratio", Count(step.Numerator), Count(step.Denominator), ShareOf(step), step.Rule.InWords()],
        TargetStep.Counted => texts["Outcome.Count", VietnameseNumbers.TwoDigits(step.Count!.Value), step.Rule.InWords()],
        TargetStep.NothingArose when step.On is { } day => texts["Step.NoHeads", VietnamTime.Format(day)],
        TargetStep.NothingArose => texts["Outcome.NothingArose"],
        TargetStep.NoFigures when step.Rule is PiecewiseRule => texts["Step.NoSize"],
        TargetStep.NoFigures => texts["Outcome.NoFigures"],
        TargetStep.OtherMeasure => texts["Outcome.OtherMeasure"],
        TargetStep.AllParts => texts["Step.AllOf", Parts(step, texts)],
        TargetStep.AnyPart => texts["Step.AnyOf", Parts(step, texts)],
        TargetStep.EachPeriod => texts["Step.EachPeriod", ((PerPeriodRule)step.Rule).Rule.InWords(), Parts(step, texts)],
        TargetStep.EachHead => texts[
            "Step.EachHead", step.Heads, VietnamTime.Format(step.On!.Value), ((PerHeadRule)step.Rule).Rule.InWords(), Parts(step, texts)],
        TargetStep.NoHeadcount => texts["Step.NoHeadcount", VietnamTime.Format(step.On!.Value)],
        TargetStep.NoBreakdown => texts["Step.NoBreakdown"],
        TargetStep.Piece => texts["Step.Piece", Count(step.Size), step.Steps[0].Rule.InWords(), Sentence(step.Steps[0], texts)],
        _ => step.Rule.InWords(),
    };

    private static string Parts(TargetStep step, Texts texts) => string.Join("; ", step.Steps.Select(part => Part(part, texts)));

    private static string Part(TargetStep step, Texts texts) => step.Kind == TargetStep.OtherHead
        ? texts["Step.OtherHead", step.Person, Count(step.Count)]
        : texts["Step.Part", step.Person ?? step.Period ?? step.Rule.InWords(), Figure(step, texts), texts[Key(step.Outcome)]];

    private static string Figure(TargetStep step, Texts texts) => step.Kind switch
    {
        TargetStep.Share => texts["Step.Ratio", Count(step.Numerator), Count(step.Denominator), ShareOf(step)],
        TargetStep.Counted or TargetStep.Head => texts["Step.Count", VietnameseNumbers.TwoDigits(step.Count!.Value)],
        TargetStep.NothingArose => texts["Step.NothingArose"],
        TargetStep.NoFigures => texts["Step.NoFigures"],
        TargetStep.OtherMeasure => texts["Step.OtherMeasure"],
        _ => Sentence(step, texts),
    };

    private static bool IsPlain(TargetStep step) => step.Rule is ThresholdRule;

    private static string Key(TargetOutcome? outcome) => $"Outcome.{(outcome is { } known ? known.ToString() : "Unknown")}";

    private static string Count(long? value) => VietnameseNumbers.Count(value ?? 0);

    private static string ShareOf(TargetStep step) =>
        VietnameseNumbers.Percent((long)((Int128)step.Numerator!.Value * BasisPoints.Whole / step.Denominator!.Value));
}
