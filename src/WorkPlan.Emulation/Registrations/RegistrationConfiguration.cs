using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Emulation.Registrations;

internal sealed class RegistrationConfiguration : IEntityTypeConfiguration<TitleRegistration>
{
    public void Configure(EntityTypeBuilder<TitleRegistration> builder)
    {
        builder.ToTable("Registrations");
        builder.HasKey(registration => registration.Id);
        builder.Property(registration => registration.Id).ValueGeneratedNever();
        builder.Property(registration => registration.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(registration => registration.LateReason).HasMaxLength(1000);
        builder.Property(registration => registration.EnteredBy).HasMaxLength(ScoringLimits.Actor);
        builder.Property(registration => registration.WithdrawnBy).HasMaxLength(ScoringLimits.Actor);
        builder.Property(registration => registration.WithdrawnReason).HasMaxLength(1000);
        builder.Property(registration => registration.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.HasIndex(registration => new { registration.WorkYear, registration.UnitCode, registration.Title, registration.PersonCode })
            .IsUnique().HasFilter("[WithdrawnAt] IS NULL");
        builder.HasOne<EmulationCampaign>().WithMany()
            .HasForeignKey(registration => registration.CampaignId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnitRegistrationsConfiguration : IEntityTypeConfiguration<UnitRegistrations>
{
    public void Configure(EntityTypeBuilder<UnitRegistrations> builder)
    {
        builder.ToTable("UnitRegistrations");
        builder.HasKey(unit => new { unit.UnitCode, unit.WorkYear });
        builder.Property(unit => unit.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
    }
}
