using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Briefings;

internal sealed class BriefingConfiguration : IEntityTypeConfiguration<Briefing>
{
    public void Configure(EntityTypeBuilder<Briefing> builder)
    {
        builder.ToTable("Briefings");
        builder.Property(briefing => briefing.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(briefing => briefing.ChairedBy).HasMaxLength(BriefingLimits.ChairedBy);
        builder.Property(briefing => briefing.Minutes).HasMaxLength(BriefingLimits.Minutes);
        builder.HasIndex(briefing => new { briefing.UnitCode, briefing.Kind, briefing.HeldOn }).IsUnique();
        builder.HasIndex(briefing => new { briefing.UnitCode, briefing.WorkYear });
    }
}

internal sealed class BriefingRegularityConfiguration : IEntityTypeConfiguration<BriefingRegularity>
{
    public void Configure(EntityTypeBuilder<BriefingRegularity> builder)
    {
        builder.ToTable("BriefingRegularities");
        builder.Property(regularity => regularity.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(regularity => new { regularity.UnitCode, regularity.WorkYear, regularity.Kind }).IsUnique();
    }
}

internal sealed class BriefingCountingConfiguration : IEntityTypeConfiguration<BriefingCounting>
{
    public void Configure(EntityTypeBuilder<BriefingCounting> builder)
    {
        builder.ToTable("BriefingCountings");
        builder.Property(counting => counting.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(counting => new { counting.UnitCode, counting.WorkYear, counting.Kind }).IsUnique();
    }
}

public static class BriefingLimits
{
    public const int ChairedBy = 200;
    public const int Minutes = 4000;
}
