using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>One figure that was recorded or corrected, as the event log keeps it.</summary>
/// <param name="UnitCode">The unit.</param>
/// <param name="WorkYear">Its work year.</param>
/// <param name="TargetCode">The target.</param>
/// <param name="PeriodCode">The period, as its code.</param>
/// <param name="Before">What stood there; null when nothing did.</param>
/// <param name="After">What stands there now.</param>
/// <param name="Sequence">The entry's number in the log: later entries have higher ones, and commit later.</param>
internal sealed record ResultChange(
    string UnitCode, int WorkYear, string TargetCode, string PeriodCode, Figures? Before, Figures After, long Sequence);

/// <summary>
/// Whoever keeps something that follows from results. Called by every way of recording (batch, report, import, correction) in the
/// transaction that writes the log, before it commits; large writes come in several calls. A listener saves what it changes itself.
/// </summary>
internal interface IResultChangeListener
{
    Task ApplyAsync(IReadOnlyList<ResultChange> changes, CancellationToken cancellationToken);
}
