using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Suitability;

namespace WorkPlan.Assignments.Proposals;

/// <summary>
/// The best assignment found. No assignment is worth more points than the bound; when the value reaches it, the assignment is proven
/// optimal.
/// </summary>
internal sealed record ProposalView(
    string UnitCode, DateOnly EffectiveOn, bool ProvenOptimal, long Value, long Bound, long Gap, double GapPercent, string Explanation,
    IReadOnlyList<ProposedTask> Tasks, IReadOnlyList<ProposedLoad> Loads, IReadOnlyList<UnplacedSeat> Unplaced);

/// <summary>A task with whom to give it to; nobody when the law blocks everybody or nobody has the days for it.</summary>
internal sealed record ProposedTask(
    Guid TaskId, string Title, string? ProposedPersonCode, IReadOnlyList<ProposedSeat> Seats, IReadOnlyList<Candidate> Candidates);

/// <param name="PersonCode">Whom to give it to; null when it stays empty.</param>
/// <param name="Pinned">The choice was made before.</param>
/// <param name="TodayPersonCode">Who has it on the day now, for a lead.</param>
internal sealed record ProposedSeat(AssignmentRole Role, string? PersonCode, bool Pinned, string? TodayPersonCode);

internal sealed record Candidate(
    string PersonCode, string FullName, bool Blocked, int Score, string Explanation, bool HasItToday, IReadOnlyList<CriterionResult> Criteria,
    IReadOnlyList<Objection> Blocks, IReadOnlyList<Objection> Warnings, int LoadDaysBefore, int LoadDaysAfter, int CapacityDays);

internal sealed record ProposedLoad(
    string PersonCode, string FullName, int Tasks, int EffortDays, int CapacityDays, int? Percent, int TodayEffortDays);

/// <summary>A seat that nobody takes, why, and the smallest change that would fill it.</summary>
internal sealed record UnplacedSeat(
    Guid TaskId, string Title, AssignmentRole Role, string Reason, string Sentence, IReadOnlyList<Objection> Blocks, Relaxation? Relaxation);

/// <summary>With so many more days the person could take the seat beside what is proposed for him.</summary>
/// <param name="PersonCode">Whose days they are.</param>
/// <param name="FullName">The person's name.</param>
/// <param name="MoreDays">0 where the person has the days.</param>
/// <param name="MostSpreadPercent">The smallest spread that would have to be allowed; null where the one that is allowed is not in the way.</param>
internal sealed record Relaxation(string PersonCode, string FullName, double MoreDays, int? MostSpreadPercent = null);

/// <summary>Today's best assignment, the best one after the changes, and what differs.</summary>
internal sealed record WhatIfView(ProposalView Today, ProposalView WhatIf, ProposalDifference Difference);

internal sealed record ProposalDifference(
    IReadOnlyList<ChangedTask> Tasks, IReadOnlyList<ChangedLoad> Loads, IReadOnlyList<UnplacedSeat> NewlyUnplaced,
    IReadOnlyList<Guid> NewlyPlaced);

internal sealed record ChangedTask(Guid TaskId, string Title, IReadOnlyList<string> Before, IReadOnlyList<string> After);

internal sealed record ChangedLoad(
    string PersonCode, string FullName, int? DaysBefore, int? DaysAfter, int? CapacityBefore, int? CapacityAfter);
