using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Sessions;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<ThematicSession>
{
    public void Configure(EntityTypeBuilder<ThematicSession> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(session => session.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(session => session.Theme).HasMaxLength(SessionLimits.Theme);
        builder.Property(session => session.SearchKey).HasMaxLength(SessionLimits.Theme);
        builder.Property(session => session.Purpose).HasMaxLength(SessionLimits.Text);
        builder.Property(session => session.Requirements).HasMaxLength(SessionLimits.Text);
        builder.HasIndex(session => new { session.UnitCode, session.WorkYear });
        builder.HasMany(session => session.Points).WithOne().HasForeignKey(point => point.SessionId);
        builder.HasMany(session => session.Attendees).WithOne().HasForeignKey(attendee => attendee.SessionId);
    }
}

internal sealed class SessionPointConfiguration : IEntityTypeConfiguration<SessionPoint>
{
    public void Configure(EntityTypeBuilder<SessionPoint> builder)
    {
        builder.ToTable("SessionPoints");
        builder.Property(point => point.Text).HasMaxLength(SessionLimits.Text);
    }
}

internal sealed class SessionAttendeeConfiguration : IEntityTypeConfiguration<SessionAttendee>
{
    public void Configure(EntityTypeBuilder<SessionAttendee> builder)
    {
        builder.ToTable("SessionAttendees");
        builder.Property(attendee => attendee.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(attendee => attendee.Name).HasMaxLength(SessionLimits.Name);
    }
}

public static class SessionLimits
{
    public const int Theme = 300;
    public const int Text = 2000;
    public const int Name = 200;
}
