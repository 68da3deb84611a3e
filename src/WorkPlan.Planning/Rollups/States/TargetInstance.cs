using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.States;

/// <summary>A target of a unit in a work year under one rule, and the days of the year on which that rule is in force.</summary>
internal sealed record TargetInstance(
    string TargetCode, string FieldCode, string Name, string? Citation, TargetRule Rule, bool Counted, DateOnly From, DateOnly To);
