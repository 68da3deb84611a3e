using WorkPlan.Planning.Catalogues;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

public sealed record RecordResultsRequest([property: Items(1, 5000)] IReadOnlyList<ResultRow> Results);

/// <param name="UnitCode">The unit.</param>
/// <param name="TargetCode">A target of its plan, or one that is demanded of it.</param>
/// <param name="Period">2022, 2022-H1, 2022-Q3 or 2022-M05.</param>
/// <param name="Numerator">Of a share.</param>
/// <param name="Denominator">Of a share.</param>
/// <param name="Count">Of a count.</param>
/// <param name="CorrectionReason">Why a figure that stands already is replaced.</param>
/// <param name="Parts">The measures that a compound rule names.</param>
/// <param name="Breakdown">The count by person and day, where the rule asks for it.</param>
/// <param name="Seen">The <c>sequence</c> of the figure that the caller has seen standing, 0 for none: where another one stands by now, the row is refused. Missing: whatever stands is replaced.</param>
public sealed record ResultRow(
    [property: Text(OrganisationLimits.UnitCode)] string UnitCode,
    [property: Text(CatalogueLimits.TargetCode)] string TargetCode,
    Period Period,
    [property: Between(0, 1_000_000_000)] long? Numerator = null,
    [property: Between(0, 1_000_000_000)] long? Denominator = null,
    [property: Between(0, 1_000_000_000)] long? Count = null,
    [property: OptionalText(ResultLimits.Reason)] string? CorrectionReason = null,
    [property: Items(0, FigureLimits.Parts)] IReadOnlyList<PartRow>? Parts = null,
    [property: Items(0, FigureLimits.Breakdown)] IReadOnlyList<BreakdownRow>? Breakdown = null,
    [property: Between(0, long.MaxValue)] long? Seen = null)
{
    internal Figures Figures => FigureRows.Of(Numerator, Denominator, Count, Parts, Breakdown);
}

internal sealed record RecordedResultsView(int Recorded, int Corrected);

internal sealed record OutcomesView(string Unit, int WorkYear, string Period, OutcomeCounts Counts, IReadOnlyList<OutcomeView> Outcomes);

internal sealed record OutcomeCounts(int Met, int Exceeded, int NotMet, int NotArisen, int WithoutFigures)
{
    public static OutcomeCounts Of(IReadOnlyCollection<OutcomeView> outcomes) => new(
        outcomes.Count(outcome => outcome.Outcome == TargetOutcome.Met),
        outcomes.Count(outcome => outcome.Outcome == TargetOutcome.Exceeded),
        outcomes.Count(outcome => outcome.Outcome == TargetOutcome.NotMet),
        outcomes.Count(outcome => outcome.Outcome == TargetOutcome.NotArisen),
        outcomes.Count(outcome => outcome.Outcome is null));
}
