using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Locks;

/// <summary>Every way in which locks refuse, and what is refused because of one.</summary>
internal static class LockRules
{
    public static RuleException EndsInPast(DateTimeOffset until) => new("lock-ends-in-past", VietnamTime.Format(until));

    public static RuleException HoldsNoLonger() => new("lock-holds-no-longer");

    public static RuleException OtherForm(string locked, string named) => new("lock-of-other-form", locked, named);

    public static RuleException ExceptionEndsInPast(DateTimeOffset expiresAt) => new("lock-exception-ends-in-past", VietnamTime.Format(expiresAt));

    public static RuleException ExceptionOutsideLock(string unitCode) => new("lock-exception-outside-lock", unitCode);

    public static RuleException Locked(IReadOnlyList<LockedFigure> locked, Texts texts)
    {
        var first = locked[0];
        var until = first.Until is { } end ? VietnamTime.Format(end) : texts["Lock.UntilReleased"];
        return first.ExceptionExpiredAt is { } expired
            ? new("lock-exception-expired", first.PeriodCode, first.UnitCode, VietnamTime.Format(expired), first.Reason) { Items = locked }
            : new("period-locked", first.PeriodCode, first.UnitCode, texts[$"Lock.Level.{first.Level}"], first.Reason, until) { Items = locked };
    }
}

/// <summary>A figure that cannot be changed, and the lock that says so.</summary>
/// <param name="UnitCode">The unit of the figure.</param>
/// <param name="PeriodCode">Its period.</param>
/// <param name="LockId">The lock.</param>
/// <param name="Level">Who locked.</param>
/// <param name="LockedPeriod">The period that the lock names, which can be longer.</param>
/// <param name="Reason">Why it was locked.</param>
/// <param name="Until">Until when; null: until it is released.</param>
/// <param name="ExceptionExpiredAt">When the last exception for the unit ended, if there was one.</param>
internal sealed record LockedFigure(
    string UnitCode, string PeriodCode, Guid LockId, LockLevel Level, string LockedPeriod, string Reason, DateTimeOffset? Until,
    DateTimeOffset? ExceptionExpiredAt);
