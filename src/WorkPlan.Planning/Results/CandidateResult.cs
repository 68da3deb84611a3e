using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>A row that somebody wants to record, before anything about it is known. A struct: imports hold a hundred thousand of them.</summary>
internal readonly record struct CandidateResult(int Line, string UnitCode, string TargetCode, Period Period, Figures Figures, string? Reason)
{
    /// <summary>The entry that whoever sends it has seen standing, 0 for none; null where that is not said.</summary>
    public long? Seen { get; init; }
}
