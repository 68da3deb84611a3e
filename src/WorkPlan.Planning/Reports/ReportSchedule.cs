using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Locks;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>
/// When one tier reports on every period: so many days after its last day, at an hour. Statistics of May are due from districts at
/// 16:00 on the day itself, from divisions two days later at 10:00: each tier has time to add up what came from below.
/// </summary>
internal sealed record ReportTier : IReportScope
{
    public string? UnitCode { get; init; }

    public OrgLevel? Level { get; init; }

    public OrgUnitType? Type { get; init; }

    /// <summary>0 is the period's last day.</summary>
    public required int DaysAfter { get; init; }

    /// <summary>The local hour.</summary>
    public required TimeOnly Hour { get; init; }

    /// <summary>True where the document counts working days; otherwise the day stays where it is, on a Sunday too.</summary>
    public required bool WorkingDays { get; init; }

    public Deadline DueFor(DateOnly lastDay, WorkingCalendar calendar) => WorkingDays
        ? Deadline.WorkingDaysAfter(lastDay, DaysAfter, calendar, Hour)
        : Deadline.Explicit(lastDay.AddDays(DaysAfter), Hour);
}

/// <summary>
/// The regime of a form: which tiers report by it, and by when, for every period. A deadline that a document names for one period
/// (<see cref="ReportDeadline"/>) goes before it.
/// </summary>
internal sealed class ReportSchedule : IVersioned
{
    private ReportSchedule()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string FormCode { get; private init; } = "";

    public string LegalBasis { get; private set; } = "";

    public IReadOnlyList<ReportTier> Tiers { get; private set; } = [];

    /// <summary>The last day of the last period whose reports were opened; periods before the schedule was made are owed by nobody.</summary>
    public DateOnly OpenedThrough { get; private set; }

    /// <summary>The last day of the last period that is over and was looked at once more, for units that were founded in it.</summary>
    public DateOnly EndedThrough { get; private set; }

    public long Version { get; private set; }

    /// <param name="formCode">The form.</param>
    /// <param name="beforeFirst">The day before the first period that it is about begins.</param>
    public static ReportSchedule Of(string formCode, DateOnly beforeFirst) =>
        new() { FormCode = formCode, OpenedThrough = beforeFirst, EndedThrough = beforeFirst };

    public void Replace(string legalBasis, IReadOnlyList<ReportTier> tiers)
    {
        if (tiers.GroupBy(tier => (tier.UnitCode, tier.Level, tier.Type)).Any(same => same.Count() > 1))
            throw ReportRules.TierTwice(FormCode);
        if (tiers.FirstOrDefault(tier => tier is { WorkingDays: true, DaysAfter: 0 }) is not null)
            throw ReportRules.TierNeedsADay(FormCode);
        (LegalBasis, Tiers) = (VietnameseText.Clean(legalBasis), tiers);
    }

    public void Opened(DateOnly lastDay) => OpenedThrough = lastDay;

    public void Ended(DateOnly lastDay) => EndedThrough = lastDay;
}

internal sealed class ReportScheduleConfiguration : IEntityTypeConfiguration<ReportSchedule>
{
    public void Configure(EntityTypeBuilder<ReportSchedule> builder)
    {
        builder.ToTable("ReportSchedules");
        builder.Property(schedule => schedule.FormCode).HasMaxLength(LockLimits.FormCode);
        builder.Property(schedule => schedule.LegalBasis).HasMaxLength(400);
        builder.Property(schedule => schedule.Tiers).HasJson(20_000);
        builder.HasIndex(schedule => schedule.FormCode).IsUnique();
    }
}
