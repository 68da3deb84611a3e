using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

public enum NoticeKind
{
    /// <summary>Before the deadline, to whoever owes.</summary>
    Reminder,

    /// <summary>After the deadline, one level up.</summary>
    Escalation,
}

/// <summary>A reminder or escalation, written once for each round and step of an obligation, together with the message about it.</summary>
internal sealed class ObligationNotice
{
    private ObligationNotice()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid ObligationId { get; private init; }

    /// <summary>0 at first; one more each time it was owed again.</summary>
    public int Round { get; private init; }

    public NoticeKind Kind { get; private init; }

    /// <summary>From 1; the higher, the more urgent.</summary>
    public int Step { get; private init; }

    public string Rule { get; private init; } = "";

    public string UnitCode { get; private init; } = "";

    /// <summary>Who is told: the obligation's own unit, or one above it.</summary>
    public string RecipientUnitCode { get; private init; } = "";

    public string? PersonCode { get; private init; }

    public DateTimeOffset DueAt { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public static ObligationNotice Of(
        PlanningObligation obligation, NoticeKind kind, int step, NoticeRule rule, string recipientUnit, DateTimeOffset at) => new()
        {
            ObligationId = obligation.Id,
            Round = obligation.Reopened,
            Kind = kind,
            Step = step,
            Rule = rule.Text,
            UnitCode = obligation.UnitCode,
            RecipientUnitCode = recipientUnit,
            PersonCode = obligation.DebtorKind == DebtorKind.Person ? obligation.DebtorCode : null,
            DueAt = obligation.Deadline.DueAt,
            RecordedAt = at,
        };
}

/// <summary>That a unit was told on a day what it and its people owe.</summary>
internal sealed class ObligationDigest
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string UnitCode { get; init; }

    public required DateOnly Day { get; init; }

    public required int Open { get; init; }

    public required int Overdue { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

internal sealed class ObligationNoticeConfiguration : IEntityTypeConfiguration<ObligationNotice>, IEntityTypeConfiguration<ObligationDigest>
{
    public void Configure(EntityTypeBuilder<ObligationNotice> builder)
    {
        builder.ToTable("ObligationNotices");
        builder.Property(notice => notice.Rule).HasMaxLength(10);
        builder.Property(notice => notice.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(notice => notice.RecipientUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(notice => notice.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        // Whoever sweeps, and however often: once.
        builder.HasIndex(notice => new { notice.ObligationId, notice.Round, notice.Kind, notice.Step }).IsUnique();
        builder.HasIndex(notice => new { notice.RecipientUnitCode, notice.RecordedAt });
        builder.HasOne<PlanningObligation>().WithMany().HasForeignKey(notice => notice.ObligationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ObligationDigest> builder)
    {
        builder.ToTable("ObligationDigests");
        builder.Property(digest => digest.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(digest => new { digest.UnitCode, digest.Day }).IsUnique();
    }
}
