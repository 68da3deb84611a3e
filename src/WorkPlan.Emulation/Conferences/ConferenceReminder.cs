using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Emulation.Conferences;

/// <summary>That a unit was told of a conference that is due, or overdue, on a day: so it is told once, whoever looks next.</summary>
internal sealed class ConferenceReminder
{
    public required int WorkYear { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>The last day as it was then; where another one counts later, the unit is told anew.</summary>
    public required DateOnly DueOn { get; init; }

    public required bool Overdue { get; init; }

    public required Guid NoticeId { get; init; }

    public required DateTimeOffset ToldAt { get; init; }
}

internal sealed class ConferenceReminderConfiguration : IEntityTypeConfiguration<ConferenceReminder>
{
    public void Configure(EntityTypeBuilder<ConferenceReminder> builder)
    {
        builder.ToTable("ConferenceReminders");
        builder.HasKey(reminder => new { reminder.WorkYear, reminder.UnitCode, reminder.DueOn, reminder.Overdue });
        builder.Property(reminder => reminder.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
    }
}
