using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation.Councils;

internal sealed class CouncilConfiguration : IEntityTypeConfiguration<EmulationCouncil>
{
    public void Configure(EntityTypeBuilder<EmulationCouncil> builder)
    {
        builder.ToTable("Councils");
        builder.HasKey(council => council.Id);
        builder.Property(council => council.Id).ValueGeneratedNever();
        builder.Property(council => council.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(council => council.LegalBasis).HasMaxLength(ScoringLimits.LegalBasis);
        builder.HasIndex(council => council.UnitCode);
        builder.OwnsMany(council => council.Members, member =>
        {
            member.ToTable("CouncilMembers");
            member.WithOwner().HasForeignKey("CouncilId");
            member.HasKey("CouncilId", nameof(CouncilMember.Number));
            member.Property(row => row.Number).ValueGeneratedNever();
            member.Property(row => row.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
            member.Property(row => row.FullName).HasMaxLength(OrganisationLimits.PersonName);
        });
        builder.Navigation(council => council.Members).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class CouncilSessionConfiguration : IEntityTypeConfiguration<CouncilSession>
{
    public void Configure(EntityTypeBuilder<CouncilSession> builder)
    {
        builder.ToTable("CouncilSessions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(session => session.Agenda).AsJsonText();
        builder.Property(session => session.Present).AsJsonText();
        builder.Property(session => session.Conclusions).HasMaxLength(4000);
        builder.HasIndex(session => new { session.CouncilId, session.WorkYear });
        builder.HasOne<EmulationCouncil>().WithMany().HasForeignKey(session => session.CouncilId).OnDelete(DeleteBehavior.Restrict);
    }
}
