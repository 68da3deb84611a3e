using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Inspections.Checklists;

internal sealed class ChecklistConfiguration : IEntityTypeConfiguration<Checklist>
{
    public void Configure(EntityTypeBuilder<Checklist> builder)
    {
        builder.ToTable("Checklists");
        builder.HasKey(checklist => checklist.Id);
        builder.Property(checklist => checklist.Id).ValueGeneratedNever();
        builder.Property(checklist => checklist.Code).HasMaxLength(60);
        builder.Property(checklist => checklist.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(checklist => checklist.Items).AsJsonText();
        builder.HasIndex(checklist => new { checklist.Code, checklist.Edition }).IsUnique();
    }
}
