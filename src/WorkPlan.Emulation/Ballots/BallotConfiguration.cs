using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Councils;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation.Ballots;

internal static class BallotLimits
{
    public const int Proposals = 200;
    public const int LeastNonce = 16;
    public const int Nonce = 64;
    public const int Hash = 64;
}

internal sealed class SecretBallotConfiguration : IEntityTypeConfiguration<SecretBallot>
{
    public void Configure(EntityTypeBuilder<SecretBallot> builder)
    {
        builder.ToTable("Ballots");
        builder.HasKey(ballot => ballot.Id);
        builder.Property(ballot => ballot.Id).ValueGeneratedNever();
        builder.Property(ballot => ballot.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(ballot => ballot.Proposals).AsJsonText();
        builder.Property(ballot => ballot.Count).AsJsonText();
        builder.Ignore(ballot => ballot.Needed);
        builder.HasIndex(ballot => ballot.SessionId);
        builder.HasOne<CouncilSession>().WithMany().HasForeignKey(ballot => ballot.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BallotElectorConfiguration : IEntityTypeConfiguration<BallotElector>
{
    public void Configure(EntityTypeBuilder<BallotElector> builder)
    {
        builder.ToTable("BallotElectors");
        builder.HasKey(elector => new { elector.BallotId, elector.PersonCode });
        builder.Property(elector => elector.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
    }
}

internal sealed class BallotPaperConfiguration : IEntityTypeConfiguration<BallotPaper>
{
    public void Configure(EntityTypeBuilder<BallotPaper> builder)
    {
        builder.ToTable("BallotPapers");
        builder.HasKey(paper => new { paper.BallotId, paper.Id });
        builder.Property(paper => paper.Id).ValueGeneratedNever();
        builder.Property(paper => paper.Answers).HasMaxLength(BallotLimits.Proposals);
        builder.Property(paper => paper.Nonce).HasMaxLength(BallotLimits.Nonce);
        builder.Property(paper => paper.Hash).HasMaxLength(BallotLimits.Hash);
    }
}
