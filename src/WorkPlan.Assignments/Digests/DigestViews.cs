using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.Digests;

/// <summary>
/// What a month was for somebody: what was done in it, what was overdue at its end (or is today, while it lasts), what is due in the month that
/// follows, and how much work there is for the days that are left of leave in that month.
/// </summary>
internal sealed record WorkDigestView(
    string PersonCode, string FullName, string? UnitCode, string Period, DateOnly From, DateOnly To, DateOnly AsOf,
    IReadOnlyList<DigestTask> Done, IReadOnlyList<DigestTask> Overdue, IReadOnlyList<DigestTask> Due, DigestWorkload Workload);

/// <summary>A task that the person leads or supports; done in time when it was done by the deadline, late after it.</summary>
/// <param name="DaysLate">Days after the deadline on which it was done, or up to the day of the digest; 0 in time.</param>
internal sealed record DigestTask(
    Guid TaskId, string Title, string UnitCode, AssignmentRole Role, DateOnly? DeadlineOn, DateOnly? DoneOn, WorkTaskState State, int DaysLate);

/// <summary>Working days of the month that follows, those of leave, and those of effort that are held.</summary>
/// <param name="Percent">Of the days that are left of leave; null when there is effort and no day.</param>
internal sealed record DigestWorkload(DateOnly From, DateOnly To, int WorkingDays, int LeaveDays, int CapacityDays, int EffortDays, int? Percent);

/// <summary>Every way in which a digest is refused.</summary>
internal static class DigestRules
{
    public static RuleException NotAMonth(string code) => new("digest-not-a-month", code);

    public static RuleException NotYet(string code) => new("digest-not-yet", code);
}
