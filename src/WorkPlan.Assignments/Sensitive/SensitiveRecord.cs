using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Sensitive;

public enum SensitiveKind
{
    /// <summary>Chức vụ Đảng.</summary>
    PartyTitle,
    Health,

    /// <summary>Tự phê bình; never scored.</summary>
    SelfReview,

    /// <summary>Phê bình by others; never scored.</summary>
    PeerReview,
}

/// <summary>
/// Something sensitive about a person: a table and permissions of its own, told to no other service, and every look at it is kept
/// (Decree 13/2023 on personal data; Law 91/2025 from 2026).
/// </summary>
internal sealed class SensitiveRecord : IVersioned
{
    public const int TextLength = 4000;
    public const int ReasonLength = 1000;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string PersonCode { get; init; }

    public required SensitiveKind Kind { get; init; }

    public required string Text { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    public required string RecordedBy { get; init; }

    public required DateOnly RecordedOn { get; init; }

    public string? WithdrawnReason { get; private set; }

    public static SensitiveRecord Of(string personCode, SensitiveKind kind, string text, Validity time, string by, DateOnly on) => new()
    {
        PersonCode = personCode,
        Kind = kind,
        Text = text,
        From = time.From,
        To = time.To,
        RecordedBy = by,
        RecordedOn = on,
    };

    public void Withdraw(string reason)
    {
        if (WithdrawnReason is not null)
            throw SensitiveRules.AlreadyWithdrawn();
        WithdrawnReason = reason;
    }
}

public enum SensitiveAct
{
    Read,
    Write,
    Withdraw,
}

/// <summary>Who looked at, wrote or withdrew what about whom, and when. Nobody changes or deletes it.</summary>
internal sealed class SensitiveAccess
{
    public const string Discipline = "discipline";

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Whom it was about; null for a list of many.</summary>
    public string? PersonCode { get; init; }

    /// <summary>The kinds of records, or discipline.</summary>
    public required string About { get; init; }

    public required SensitiveAct Act { get; init; }

    public required string UserId { get; init; }

    public required string UserName { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Every way in which sensitive records are refused.</summary>
internal static class SensitiveRules
{
    public static RuleException AlreadyWithdrawn() => new("sensitive-already-withdrawn");

    public static RuleException ReviewOfOneself() => new("sensitive-review-of-oneself");
}

internal sealed class SensitiveRecordConfiguration : IEntityTypeConfiguration<SensitiveRecord>
{
    public void Configure(EntityTypeBuilder<SensitiveRecord> builder)
    {
        builder.ToTable("SensitiveRecords");
        builder.HasKey(record => record.Id);
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.Property(record => record.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(record => record.Text).HasMaxLength(SensitiveRecord.TextLength);
        builder.Property(record => record.RecordedBy).HasMaxLength(OrganisationLimits.PersonName);
        builder.Property(record => record.WithdrawnReason).HasMaxLength(SensitiveRecord.ReasonLength);
        builder.HasIndex(record => new { record.PersonCode, record.Kind });
    }
}

internal sealed class SensitiveAccessConfiguration : IEntityTypeConfiguration<SensitiveAccess>
{
    public void Configure(EntityTypeBuilder<SensitiveAccess> builder)
    {
        builder.ToTable("SensitiveAccesses");
        builder.HasKey(access => access.Id);
        builder.Property(access => access.Id).ValueGeneratedNever();
        builder.Property(access => access.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(access => access.About).HasMaxLength(100);
        builder.Property(access => access.UserId).HasMaxLength(100);
        builder.Property(access => access.UserName).HasMaxLength(OrganisationLimits.PersonName);
        builder.HasIndex(access => new { access.PersonCode, access.At });
    }
}
