using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Locks;

/// <summary>The level that locked, from the bottom up. Only the level itself, or one above it, lets anybody past the lock.</summary>
public enum LockLevel
{
    Unit,
    Province,
    Sector,
}

/// <summary>
/// Figures and reports of a period stand fast in a unit and everything below it: it says why, and until when. A lock of a half year
/// covers its months. An accepted report is locked by whoever accepted it.
/// </summary>
internal sealed class PeriodLock : IVersioned
{
    private PeriodLock()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public LockLevel Level { get; private init; }

    /// <summary>The unit that locked; null for the sector as a whole.</summary>
    public string? OwnerCode { get; private init; }

    /// <summary>The unit that, with everything below it, is covered; null for all.</summary>
    public string? UnitCode { get; private init; }

    /// <summary>Null: all figures and reports.</summary>
    public string? FormCode { get; private init; }

    /// <summary>The report whose acceptance this is.</summary>
    public Guid? ReportId { get; private init; }

    public int WorkYear { get; private init; }

    public string PeriodCode { get; private init; } = "";

    public string Reason { get; private init; } = "";

    public DateTimeOffset LockedAt { get; private init; }

    public string LockedBy { get; private init; } = "";

    /// <summary>The instant from which it no longer holds; null: until somebody releases it.</summary>
    public DateTimeOffset? Until { get; private init; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public string? ReleasedBy { get; private set; }

    public string? ReleaseReason { get; private set; }

    public List<LockException> Exceptions { get; private init; } = [];

    public long Version { get; private set; }

    public static PeriodLock Put(LockLevel level, string? ownerCode, string? unitCode, Period period, string reason, Actor by, LockExtent extent) => new()
    {
        Level = level,
        OwnerCode = ownerCode,
        UnitCode = unitCode,
        FormCode = extent.FormCode,
        ReportId = extent.ReportId,
        WorkYear = period.WorkYear,
        PeriodCode = period.Code,
        Reason = VietnameseText.Clean(reason),
        LockedAt = by.At,
        LockedBy = by.UserId,
        Until = extent.Until is { } until && until <= by.At ? throw LockRules.EndsInPast(until) : extent.Until,
    };

    public bool HoldsAt(DateTimeOffset now) => ReleasedAt is null && (Until is null || now < Until);

    public void Release(string reason, Actor by)
    {
        if (!HoldsAt(by.At))
            throw LockRules.HoldsNoLonger();
        (ReleasedAt, ReleasedBy, ReleaseReason) = (by.At, by.UserId, VietnameseText.Clean(reason));
    }

    public LockException Except(string unitCode, string? formCode, string reason, DateTimeOffset expiresAt, Actor by)
    {
        if (!HoldsAt(by.At))
            throw LockRules.HoldsNoLonger();
        if (FormCode is not null && formCode is not null && formCode != FormCode)
            throw LockRules.OtherForm(FormCode, formCode);
        if (expiresAt <= by.At)
            throw LockRules.ExceptionEndsInPast(expiresAt);
        var exception = new LockException
        {
            UnitCode = unitCode,
            FormCode = formCode ?? FormCode,
            Reason = VietnameseText.Clean(reason),
            GrantedAt = by.At,
            GrantedBy = by.UserId,
            ExpiresAt = expiresAt,
        };
        Exceptions.Add(exception);
        return exception;
    }
}

/// <summary>How far a lock goes besides its unit and period.</summary>
internal sealed record LockExtent(string? FormCode = null, DateTimeOffset? Until = null, Guid? ReportId = null);

/// <summary>One unit may change what is locked until an instant: who allowed it, and why.</summary>
internal sealed class LockException
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string UnitCode { get; init; }

    /// <summary>Null: all forms, and figures that come without one.</summary>
    public required string? FormCode { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset GrantedAt { get; init; }

    public required string GrantedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool Covers(string unitCode, string? formCode) => UnitCode == unitCode && (FormCode is null || FormCode == formCode);
}
