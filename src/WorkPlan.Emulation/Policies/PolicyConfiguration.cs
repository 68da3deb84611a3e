using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation.Policies;

internal sealed class PolicyConfiguration : IEntityTypeConfiguration<TitlePolicy>
{
    public void Configure(EntityTypeBuilder<TitlePolicy> builder)
    {
        builder.ToTable("TitlePolicies");
        builder.HasKey(policy => policy.Id);
        builder.Property(policy => policy.Id).ValueGeneratedNever();
        builder.Property(policy => policy.LegalBasis).HasMaxLength(100);
        // A circular that is amended has several policies, one after the other.
        builder.HasIndex(policy => new { policy.LegalBasis, policy.ValidFrom }).IsUnique();
        builder.Property(policy => policy.Conditions).AsJsonText();
        builder.Property(policy => policy.Quotas).AsJsonText();
        builder.Property(policy => policy.Sources).AsJsonText();
    }
}
