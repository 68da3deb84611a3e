using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation.Titles;

internal sealed class ConferredTitleConfiguration : IEntityTypeConfiguration<ConferredTitle>
{
    public void Configure(EntityTypeBuilder<ConferredTitle> builder)
    {
        builder.ToTable("Titles");
        builder.HasKey(title => title.Id);
        builder.Property(title => title.Id).ValueGeneratedNever();
        builder.Property(title => title.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(title => title.DecidedByUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(title => new { title.DecidedByUnitCode, title.DecidedOn });
        builder.Property(title => title.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(title => title.DecisionNumber).HasMaxLength(ScoringLimits.LegalBasis);
        builder.Property(title => title.LegalBasis).HasMaxLength(ScoringLimits.LegalBasis);
        builder.Property(title => title.AwardLegalBasis).HasMaxLength(ScoringLimits.LegalBasis);
        builder.Property(title => title.BasedOn).AsJsonText();
        builder.Property(title => title.History).AsJsonText();
        builder.Property(title => title.AllTheSameReason).HasMaxLength(2000);
        builder.Property(title => title.Despite).AsJsonText();
        builder.HasIndex(title => new { title.WorkYear, title.UnitCode, title.Title, title.PersonCode }).IsUnique().HasFilter("[State] <> 'Revoked'");
        builder.HasIndex(title => title.PersonCode);
    }
}

internal sealed class TitleProposalConfiguration : IEntityTypeConfiguration<TitleProposal>
{
    public void Configure(EntityTypeBuilder<TitleProposal> builder)
    {
        builder.ToTable("TitleProposals");
        builder.HasKey(proposal => proposal.Id);
        builder.Property(proposal => proposal.Id).ValueGeneratedNever();
        builder.Property(proposal => proposal.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(proposal => proposal.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(proposal => proposal.Merits).HasMaxLength(4000);
        builder.Property(proposal => proposal.Reason).HasMaxLength(2000);
        builder.Property(proposal => proposal.BasedOn).AsJsonText();
        builder.Ignore(proposal => proposal.IsOpen);
        builder.HasIndex(proposal => new { proposal.WorkYear, proposal.UnitCode, proposal.Title, proposal.PersonCode }).IsUnique()
            .HasFilter("[State] <> 'Withdrawn' AND [State] <> 'TitleRevoked'");
        builder.HasIndex(proposal => proposal.PersonCode);
    }
}

internal sealed class QuotaLedgerConfiguration : IEntityTypeConfiguration<QuotaLedger>
{
    public void Configure(EntityTypeBuilder<QuotaLedger> builder)
    {
        builder.ToTable("QuotaLedgers");
        builder.HasKey(ledger => new { ledger.WorkYear, ledger.Title, ledger.PoolCode });
        builder.Property(ledger => ledger.PoolCode).HasMaxLength(OrganisationLimits.UnitCode);
    }
}
