using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Notifications.Notices;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Notifications.Readers;

/// <summary>How a kind of notice reaches a reader.</summary>
internal enum Delivery
{
    /// <summary>In the list, in the digest, and at once.</summary>
    Live = 1,

    /// <summary>In the list and in the digest.</summary>
    Digest = 2,

    /// <summary>Not at all.</summary>
    Off = 3,
}

internal static class ReaderLimits
{
    public const int UserId = 100;
}

/// <summary>What an account has read and how it wants to be told.</summary>
internal sealed class Reader : IVersioned
{
    public required string UserId { get; init; }

    /// <summary>Every notice up to this number counts as read unless it is marked otherwise.</summary>
    public long ReadUpTo { get; set; }

    /// <summary>The kinds that are not delivered live.</summary>
    public IReadOnlyDictionary<string, Delivery> Deliveries { get; private set; } = new Dictionary<string, Delivery>();

    public long Version { get; private set; }

    public IReadOnlyList<string> Kinds(Delivery delivery) => [.. Deliveries.Where(kind => kind.Value == delivery).Select(kind => kind.Key)];

    public Delivery DeliveryOf(NoticeKind kind) => Deliveries.GetValueOrDefault(kind.Code, Delivery.Live);

    public void Prefer(IReadOnlyDictionary<NoticeKind, Delivery> wanted)
    {
        if (wanted.FirstOrDefault(kind => kind.Value == Delivery.Off && !kind.Key.CanBeOff).Key is { } needed)
            throw ReaderRules.CannotBeOff(needed.Code);
        Deliveries = wanted.Where(kind => kind.Value != Delivery.Live).ToDictionary(kind => kind.Key.Code, kind => kind.Value);
    }
}

internal sealed class ReaderConfiguration : IEntityTypeConfiguration<Reader>
{
    public void Configure(EntityTypeBuilder<Reader> builder)
    {
        builder.ToTable("Readers");
        builder.HasKey(reader => reader.UserId);
        builder.Property(reader => reader.UserId).HasMaxLength(ReaderLimits.UserId);
        builder.Property(reader => reader.Deliveries).AsJsonText();
    }
}
