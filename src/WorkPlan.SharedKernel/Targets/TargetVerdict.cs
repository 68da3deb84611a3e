using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>An outcome, and how it was reached.</summary>
/// <param name="Outcome">Null while figures are missing that could change it.</param>
/// <param name="MetOn">The day from which the target was kept for good; null where it can still be lost, or is not kept.</param>
/// <param name="Reached">The rule, the figures and the arithmetic, part by part.</param>
public sealed record TargetVerdict(TargetOutcome? Outcome, DateOnly? MetOn, TargetStep Reached);

/// <summary>One step of the arithmetic, as data: texts are made of it in the reader's language.</summary>
/// <param name="Kind">What was done: the key of its text.</param>
/// <param name="Rule">The rule, or the part of it, that was applied.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record TargetStep(string Kind, TargetRule Rule, TargetOutcome? Outcome)
{
    public const string Share = "share";
    public const string Counted = "count";
    public const string NothingArose = "nothingArose";
    public const string NoFigures = "noFigures";
    public const string OtherMeasure = "otherMeasure";
    public const string EachPeriod = "eachPeriod";
    public const string EachHead = "eachHead";
    public const string Head = "head";
    public const string OtherHead = "otherHead";
    public const string NoHeadcount = "noHeadcount";
    public const string NoBreakdown = "noBreakdown";
    public const string AllParts = "allOf";
    public const string AnyPart = "anyOf";
    public const string Piece = "piece";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Numerator { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Denominator { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Count { get; init; }

    /// <summary>The size that chose the piece.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Size { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Heads { get; init; }

    /// <summary>The day on which heads were counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? On { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Period { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Person { get; init; }

    public IReadOnlyList<TargetStep> Steps { get; init; } = [];
}

/// <summary>
/// How outcomes of parts make one: not met is the worst and exceeded the best, what did not arise is passed over, and what is not yet
/// known keeps the whole unknown unless it could not change it.
/// </summary>
internal static class Outcomes
{
    public static TargetOutcome? All(IEnumerable<TargetOutcome?> parts) => Join(parts, TargetOutcome.NotMet);

    public static TargetOutcome? Any(IEnumerable<TargetOutcome?> parts) => Join(parts, TargetOutcome.Exceeded);

    public static bool IsKept(TargetOutcome? outcome) => outcome is TargetOutcome.Met or TargetOutcome.Exceeded;

    private static TargetOutcome? Join(IEnumerable<TargetOutcome?> parts, TargetOutcome decisive)
    {
        var all = parts.ToList();
        var (known, strictest) = (all.OfType<TargetOutcome>().Where(part => part != TargetOutcome.NotArisen).ToList(), decisive == TargetOutcome.NotMet);
        if (known.Contains(decisive)) return decisive;
        if (all.Contains(null)) return !strictest && known.Contains(TargetOutcome.Met) ? TargetOutcome.Met : null;
        if (known.Count == 0) return TargetOutcome.NotArisen;
        return strictest ? known.MinBy(Rank) : known.MaxBy(Rank);
    }

    private static int Rank(TargetOutcome outcome) => outcome switch
    {
        TargetOutcome.NotMet => 0,
        TargetOutcome.Met => 1,
        _ => 2,
    };
}

/// <summary>Finds the day on which a target was met that cannot be lost again: the day of the last count that it took.</summary>
internal static class MeetingDay
{
    public static DateOnly? Of(TargetRule rule, TargetInputs inputs, TargetOutcome? outcome)
    {
        if (!Outcomes.IsKept(outcome) || !rule.IsCumulative) return null;
        var days = inputs.Rows.SelectMany(row => DaysOf(row.Figures).Select(day => day ?? inputs.KnownOn(row))).Distinct().Order();
        foreach (var day in days)
        {
            if (Outcomes.IsKept(rule.Judge(inputs.AsOf(day)).Outcome)) return day;
        }
        return null;
    }

    private static IEnumerable<DateOnly?> DaysOf(Figures figures) =>
        (figures.Parts?.Values.SelectMany(DaysOf) ?? []).Concat(figures.Breakdown?.Select(entry => entry.On) ?? []).Append(null);
}
