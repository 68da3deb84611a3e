using System.Text.Json.Serialization;

namespace WorkPlan.SharedKernel;

/// <summary>
/// By when something is due. What arrives at <see cref="DueAt"/> itself is in time. A computed deadline without an hour runs to
/// 24:00 of its last day (Civil Code 2015, article 148), kept as the last tick of that day so that <see cref="DueOn"/> is that day.
/// </summary>
public sealed record Deadline
{
    [JsonConstructor]
    private Deadline(DeadlineKind kind, DateTimeOffset dueAt, DateOnly? eventOn, int? days, DayCounting? counting)
    {
        if ((kind == DeadlineKind.Computed) != (eventOn is not null && days is not null && counting is not null))
            throw new DomainRuleException("deadline-incomplete", kind);
        Kind = kind;
        DueAt = dueAt.ToUniversalTime();
        EventOn = eventOn;
        Days = days;
        Counting = counting;
    }

    public DeadlineKind Kind { get; private init; }

    public DateTimeOffset DueAt { get; private init; }

    /// <summary>The day after which a computed deadline starts to count.</summary>
    public DateOnly? EventOn { get; private init; }

    public int? Days { get; private init; }

    public DayCounting? Counting { get; private init; }

    /// <summary>The local day on which it is due.</summary>
    [JsonIgnore]
    public DateOnly DueOn => VietnamTime.DateOf(DueAt);

    /// <summary>The local hour, or null when the whole day may be used.</summary>
    [JsonIgnore]
    public TimeOnly? Hour => DueAt == VietnamTime.EndOf(DueOn) ? null : VietnamTime.TimeOf(DueAt);

    public static Deadline Explicit(DateTimeOffset dueAt) => new(DeadlineKind.Explicit, dueAt, null, null, null);

    public static Deadline Explicit(DateOnly day, TimeOnly hour) => Explicit(VietnamTime.At(day, hour));

    /// <summary>A day without an hour: until 24:00.</summary>
    public static Deadline Explicit(DateOnly day) => Explicit(VietnamTime.EndOf(day));

    public static Deadline WorkingDaysAfter(DateOnly eventOn, int days, WorkingCalendar calendar, TimeOnly? hour = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Computed(eventOn, days, DayCounting.WorkingDays, calendar.AddWorkingDays(eventOn, AtLeastOne(days)), hour);
    }

    public static Deadline CalendarDaysAfter(DateOnly eventOn, int days, WorkingCalendar calendar, TimeOnly? hour = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Computed(eventOn, days, DayCounting.CalendarDays, calendar.AddDays(eventOn, AtLeastOne(days)), hour);
    }

    public bool IsOverdue(DateTimeOffset now) => now > DueAt;

    /// <summary>Not over yet, and not further away than the time given.</summary>
    public bool DueSoon(DateTimeOffset now, TimeSpan within) => !IsOverdue(now) && DueAt - now <= within;

    /// <summary>Counted anew after the calendar changed. An explicit deadline stays where it is.</summary>
    public Deadline Recomputed(WorkingCalendar calendar) => this switch
    {
        { EventOn: { } eventOn, Days: { } days, Counting: DayCounting.WorkingDays } => WorkingDaysAfter(eventOn, days, calendar, Hour),
        { EventOn: { } eventOn, Days: { } days } => CalendarDaysAfter(eventOn, days, calendar, Hour),
        _ => this,
    };

    public override string ToString() =>
        Hour is null ? $"hết ngày {VietnamTime.Format(DueOn)}" : VietnamTime.Format(DueAt);

    private static Deadline Computed(DateOnly eventOn, int days, DayCounting counting, DateOnly lastDay, TimeOnly? hour) =>
        new(DeadlineKind.Computed, hour is { } at ? VietnamTime.At(lastDay, at) : VietnamTime.EndOf(lastDay), eventOn, days, counting);

    private static int AtLeastOne(int days) => days >= 1 ? days : throw new DomainRuleException("deadline-needs-a-day", days);
}
