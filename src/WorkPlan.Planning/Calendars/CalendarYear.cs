using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Calendars;

/// <summary>What a province knows of a year's days beyond the published calendar: a holiday announced late, a swapped day.</summary>
internal sealed class CalendarYear : IVersioned
{
    private CalendarYear()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public int Year { get; private init; }

    public IReadOnlyList<CalendarDay> Days { get; private set; } = [];

    public long Version { get; private set; }

    public static CalendarYear Of(int year) => new() { Year = year };

    public void Replace(IReadOnlyCollection<CalendarDay> days)
    {
        if (days.FirstOrDefault(day => day.Date.Year != Year) is { } other)
            throw new RuleException("calendar-day-in-other-year", VietnamTime.Format(other.Date), Year);
        // The kernel refuses a date that comes twice.
        Days = new WorkingCalendar(days).Days;
    }
}

internal sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> builder)
    {
        builder.ToTable("CalendarYears");
        builder.Property(year => year.Days).HasJson(100_000);
        builder.HasIndex(year => year.Year).IsUnique();
    }
}
