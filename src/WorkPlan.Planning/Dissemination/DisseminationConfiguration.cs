using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Dissemination;

internal sealed class DisseminationConfiguration : IEntityTypeConfiguration<UnitDissemination>
{
    public void Configure(EntityTypeBuilder<UnitDissemination> builder)
    {
        builder.ToTable("Disseminations");
        builder.Property(dissemination => dissemination.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(dissemination => dissemination.DisseminatedBy).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(dissemination => dissemination.RecordedBy).HasMaxLength(DocumentLimits.UserId);
        builder.HasIndex(dissemination => new { dissemination.DocumentId, dissemination.UnitCode }).IsUnique();
        builder.HasIndex(dissemination => new { dissemination.UnitCode, dissemination.WorkYear });
        builder.HasOne<DirectiveDocument>().WithMany().HasForeignKey(dissemination => dissemination.DocumentId).OnDelete(DeleteBehavior.Restrict);
    }
}
