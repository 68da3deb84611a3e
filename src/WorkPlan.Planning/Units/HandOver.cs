using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Planning.Units;

public enum HandOverItemKind
{
    /// <summary>An open obligation that the successor owes from now on.</summary>
    Obligation,

    /// <summary>An open obligation that the successor had itself already: the predecessor's ends.</summary>
    SameObligation,

    /// <summary>A plan of the closed unit: closed, and kept to be read.</summary>
    Plan,

    /// <summary>A plan of the closed unit that was never issued: withdrawn, and kept to be read.</summary>
    UnissuedPlan,

    /// <summary>An open question that the successor has to answer from now on.</summary>
    InquiryToAnswer,

    /// <summary>An open question whose answer the successor waits for from now on.</summary>
    InquiryAsked,

    /// <summary>An open question between two units of which one goes on: withdrawn.</summary>
    InquiryWithdrawn,

    /// <summary>A task from a meeting that the successor has to do from now on.</summary>
    MeetingTask,

    /// <summary>An open obstacle that the successor has to remove from now on.</summary>
    Obstacle,
}

internal sealed record HandOverItem(HandOverItemKind Kind, Guid Id, string Title, DateTimeOffset? DueAt);

/// <summary>Bàn giao: what was open in a unit on its last day, and who goes on with it. Written once; the receiver confirms it.</summary>
internal sealed class HandOver : IVersioned
{
    private HandOver()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid SuccessionId { get; private init; }

    public string FromUnitCode { get; private init; } = "";

    public string ToUnitCode { get; private init; } = "";

    public int BasisPoints { get; private init; }

    public DateOnly EffectiveOn { get; private init; }

    public string LegalBasis { get; private init; } = "";

    public DateTimeOffset RecordedAt { get; private init; }

    public IReadOnlyList<HandOverItem> Items { get; private init; } = [];

    public string? ReceivedBy { get; private set; }

    public DateTimeOffset? ReceivedAt { get; private set; }

    public string? Note { get; private set; }

    public long Version { get; private set; }

    public static HandOver Record(Succession succession, SuccessionShare share, IReadOnlyList<HandOverItem> items, DateTimeOffset at) => new()
    {
        SuccessionId = succession.Id,
        FromUnitCode = share.PredecessorCode,
        ToUnitCode = share.SuccessorCode,
        BasisPoints = share.BasisPoints,
        EffectiveOn = succession.EffectiveOn,
        LegalBasis = succession.LegalBasis,
        RecordedAt = at,
        Items = items,
    };

    public void Receive(string by, DateTimeOffset at, string? note)
    {
        if (ReceivedAt is not null)
            throw UnitRules.HandOverReceived(FromUnitCode, ToUnitCode);
        (ReceivedBy, ReceivedAt, Note) = (by, at, note);
    }
}

internal sealed class HandOverConfiguration : IEntityTypeConfiguration<HandOver>
{
    public void Configure(EntityTypeBuilder<HandOver> builder)
    {
        builder.ToTable("HandOvers");
        builder.Property(handOver => handOver.FromUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(handOver => handOver.ToUnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(handOver => handOver.LegalBasis).HasMaxLength(UnitLimits.LegalBasis);
        builder.Property(handOver => handOver.Note).HasMaxLength(UnitLimits.Note);
        builder.Property(handOver => handOver.ReceivedBy).HasMaxLength(64);
        builder.Property(handOver => handOver.Items).AsJsonText();
        builder.HasIndex(handOver => new { handOver.SuccessionId, handOver.FromUnitCode, handOver.ToUnitCode }).IsUnique();
        builder.HasIndex(handOver => handOver.FromUnitCode);
        builder.HasIndex(handOver => handOver.ToUnitCode);
        builder.HasOne<Succession>().WithMany().HasForeignKey(handOver => handOver.SuccessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
