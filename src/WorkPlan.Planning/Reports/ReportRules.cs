using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>Every way in which reports refuse.</summary>
internal static class ReportRules
{
    public static RuleException NotADraft(ReportState state) => new("report-not-a-draft", state);

    public static RuleException NotSubmitted(ReportState state) => new("report-not-submitted", state);

    public static RuleException NotAccepted(ReportState state) => new("report-not-accepted", state);

    public static RuleException NothingCorrected() => new("report-nothing-corrected");

    public static RuleException OtherPeriodKind(string form, PeriodKind kind, string period) => new("report-other-period-kind", form, kind, period);

    public static RuleException PeriodNotBegun(string period) => new("report-period-not-begun", period);

    public static RuleException UnitNotThere(string unitCode, string period) => new("report-unit-not-there", unitCode, period);

    public static RuleException CellUnknown(IReadOnlyList<string> cells) => new("report-cell-unknown", string.Join(", ", cells)) { Items = cells };

    public static RuleException CellsMissing(IReadOnlyList<string> cells) => new("report-cells-missing", string.Join(", ", cells)) { Items = cells };

    public static RuleException OutOfBalance(IReadOnlyList<BalanceCheck> broken) =>
        new("report-out-of-balance", broken[0].Equation, broken[0].Left, broken[0].Right, broken[0].With) { Items = broken };

    public static RuleException OpeningDiffers(IReadOnlyList<OpeningCheck> broken) =>
        new("report-opening-differs", broken[0].Cell, broken[0].Value, broken[0].PreviousCell, broken[0].Before, broken[0].Demanded) { Items = broken };

    public static RuleException FiguresMisfit(IReadOnlyList<MisfitFigures> wrong) =>
        new("report-figures-misfit", wrong[0].TargetName, wrong[0].TargetCode, wrong[0].Message) { Items = wrong };

    public static RuleException TierTwice(string form) => new("report-tier-twice", form);

    public static RuleException TierNeedsADay(string form) => new("report-tier-needs-a-day", form);

    public static RuleException DeadlineUnchanged(string form, string period) => new("report-deadline-unchanged", form, period);

    public static RuleException DeadlineTwice(string form, string period) => new("report-deadline-twice", form, period);
}

/// <param name="Equation">As the form prints it.</param>
/// <param name="Left">What stands on its left, null while a cell is missing.</param>
/// <param name="Right">What stands on its right.</param>
/// <param name="With">The right side with its figures.</param>
/// <param name="Holds">Null while a cell is missing.</param>
internal sealed record BalanceCheck(string Equation, long? Left, long? Right, string? With, bool? Holds);

/// <param name="Cell">The cell that opens the period.</param>
/// <param name="Value">What was filled in.</param>
/// <param name="PreviousPeriod">The period before.</param>
/// <param name="PreviousCell">The cell of its report that this one repeats.</param>
/// <param name="Closing">What stands there; where the unit took over from others, the sum; where one of them was divided, the least.</param>
/// <param name="Holds">Null while the cell is not filled in.</param>
internal sealed record OpeningCheck(string Cell, long? Value, string PreviousPeriod, string PreviousCell, long Closing, bool? Holds)
{
    /// <summary>Where a predecessor was divided: the opening can be as much as this. Null where there is only one possibility.</summary>
    public long? AtMost { get; init; }

    /// <summary>Whose closings are added; null where it is the unit's own alone.</summary>
    public IReadOnlyList<string>? Units { get; init; }

    /// <summary>Where a predecessor was divided: what the other successors that have reported opened with. It is taken off.</summary>
    public IReadOnlyList<OpenedShare>? Others { get; init; }

    internal string Before => Units is null
        ? PreviousPeriod
        : $"{PreviousPeriod} ({string.Join(" + ", Units)}{string.Concat((Others ?? []).Select(other => $"; {other.UnitCode}: {other.Value}"))})";

    internal string Demanded => AtMost is { } most ? $"{Closing}–{most}" : $"{Closing}";
}

/// <param name="TargetCode">The target that the cells are for.</param>
/// <param name="TargetName">As its catalogue words it.</param>
/// <param name="Figures">What the cells make.</param>
/// <param name="Message">What is wrong with them, in words.</param>
internal sealed record MisfitFigures(string TargetCode, string TargetName, Figures Figures, string Message);

/// <param name="UnitCode">Another successor.</param>
/// <param name="Value">What it opened with, of what was divided.</param>
internal sealed record OpenedShare(string UnitCode, long Value);
