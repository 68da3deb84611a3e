using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkPlan.Emulation.Facts;

/// <summary>Emulation's copy of an inspection campaign: its name and the work year that it is about.</summary>
internal sealed class InspectionCopy
{
    public required Guid CampaignId { get; init; }

    public required string Title { get; set; }

    public int WorkYear { get; set; }

    public long SourceVersion { get; set; }
}

internal sealed class InspectionCopyConfiguration : IEntityTypeConfiguration<InspectionCopy>
{
    public void Configure(EntityTypeBuilder<InspectionCopy> builder)
    {
        builder.ToTable("InspectionCopies");
        builder.HasKey(campaign => campaign.CampaignId);
        builder.Property(campaign => campaign.CampaignId).ValueGeneratedNever();
    }
}
