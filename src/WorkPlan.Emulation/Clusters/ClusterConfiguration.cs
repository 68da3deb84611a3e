using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Emulation.Clusters;

internal sealed class ClusterConfiguration : IEntityTypeConfiguration<EmulationCluster>
{
    public void Configure(EntityTypeBuilder<EmulationCluster> builder)
    {
        builder.ToTable("Clusters");
        builder.HasKey(cluster => cluster.Id);
        builder.Property(cluster => cluster.Id).ValueGeneratedNever();
        builder.Property(cluster => cluster.Code).HasMaxLength(ScoringLimits.Code);
        builder.Property(cluster => cluster.FormedByUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(cluster => cluster.LegalBasis).HasMaxLength(ScoringLimits.LegalBasis);
        builder.Property(cluster => cluster.ScoringTableCode).HasMaxLength(ScoringLimits.Code);
        builder.HasIndex(cluster => cluster.Code).IsUnique();
        builder.HasIndex(cluster => cluster.FormedByUnitCode);
        builder.OwnsMany(cluster => cluster.Heads, head =>
        {
            head.ToTable("ClusterHeads");
            head.WithOwner().HasForeignKey("ClusterId");
            head.HasKey("ClusterId", nameof(ClusterHead.From));
            head.Property(row => row.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        });
        builder.Navigation(cluster => cluster.Heads).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class ClusterMemberConfiguration : IEntityTypeConfiguration<ClusterMember>
{
    public void Configure(EntityTypeBuilder<ClusterMember> builder)
    {
        builder.ToTable("ClusterMembers");
        builder.HasKey(member => member.UnitCode);
        builder.Property(member => member.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.OwnsMany(member => member.Spells, spell =>
        {
            spell.ToTable("ClusterSpells");
            spell.WithOwner().HasForeignKey("UnitCode");
            spell.HasKey("UnitCode", nameof(ClusterSpell.From));
            spell.HasIndex(row => row.ClusterId);
            spell.HasOne<EmulationCluster>().WithMany().HasForeignKey(row => row.ClusterId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Navigation(member => member.Spells).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
