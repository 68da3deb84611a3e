using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Directions;

internal sealed class DirectionConfiguration : IEntityTypeConfiguration<LeadershipDirection>
{
    public void Configure(EntityTypeBuilder<LeadershipDirection> builder)
    {
        builder.ToTable("Directions");
        builder.Property(direction => direction.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(direction => direction.GivenBy).HasMaxLength(DirectionLimits.GivenBy);
        builder.Property(direction => direction.Occasion).HasMaxLength(DirectionLimits.Occasion);
        builder.Property(direction => direction.Text).HasMaxLength(DirectionLimits.Text);
        builder.Property(direction => direction.SearchKey).HasMaxLength(DirectionLimits.SearchKey);
        builder.HasIndex(direction => new { direction.UnitCode, direction.WorkYear });
        builder.HasIndex(direction => direction.BriefingId);
        // A conclusion is one direction, however often somebody sends it.
        builder.HasIndex(direction => new { direction.SessionId, direction.Conclusion }).IsUnique().HasFilter("[SessionId] IS NOT NULL");
        builder.HasMany(direction => direction.Addressees).WithOne().HasForeignKey(addressee => addressee.DirectionId);
        builder.HasMany(direction => direction.Uptakes).WithOne().HasForeignKey(uptake => uptake.DirectionId);
    }
}

internal sealed class DirectionAddresseeConfiguration : IEntityTypeConfiguration<DirectionAddressee>
{
    public void Configure(EntityTypeBuilder<DirectionAddressee> builder)
    {
        builder.ToTable("DirectionAddressees");
        builder.HasKey(addressee => new { addressee.DirectionId, addressee.UnitCode });
        builder.Property(addressee => addressee.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(addressee => addressee.UnitCode);
    }
}

internal sealed class DirectionUptakeConfiguration : IEntityTypeConfiguration<DirectionUptake>
{
    public void Configure(EntityTypeBuilder<DirectionUptake> builder)
    {
        builder.ToTable("DirectionUptakes");
        builder.Property(uptake => uptake.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(uptake => uptake.How).HasMaxLength(DirectionLimits.How);
        builder.Property(uptake => uptake.TakenUpBy).HasMaxLength(DocumentLimits.UserId);
        builder.HasIndex(uptake => uptake.PlanId);
    }
}

public static class DirectionLimits
{
    public const int GivenBy = 200;
    public const int Occasion = 300;
    public const int Text = 3000;
    public const int SearchKey = GivenBy + Occasion + Text + 2;
    public const int How = 1000;
}
