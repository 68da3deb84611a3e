using Microsoft.EntityFrameworkCore;

namespace WorkPlan.ServiceDefaults.Messaging;

public static class MessagingTables
{
    internal const int StreamKeyLength = 128;
    internal const int ConsumerIdLength = 128;
    internal const int LastErrorLength = 2000;
    private const int Unbounded = -1;

    /// <summary>Maps the tables Outbox and Inbox; call it from the model of every service that publishes or consumes.</summary>
    public static ModelBuilder AddMessagingTables(this ModelBuilder model)
    {
        model.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("Outbox");
            outbox.HasKey(row => row.Seq);
            outbox.Property(row => row.Seq).ValueGeneratedOnAdd();
            outbox.Property(row => row.StreamKey).HasMaxLength(StreamKeyLength);
            outbox.Property(row => row.Destination).HasMaxLength(256);
            outbox.Property(row => row.ContentType).HasMaxLength(128);
            outbox.Property(row => row.Headers).HasMaxLength(Unbounded);
            outbox.Property(row => row.Body).HasMaxLength(Unbounded);
            outbox.Property(row => row.EnqueuedUtc).HasPrecision(3);
            outbox.Property(row => row.NotBeforeUtc).HasPrecision(3);
            outbox.Property(row => row.LeaseOwner).HasMaxLength(64);
            outbox.Property(row => row.LeaseUntilUtc).HasPrecision(3);
            outbox.Property(row => row.LastError).HasMaxLength(LastErrorLength);
            outbox.HasIndex(row => row.MessageId).IsUnique();
            outbox.HasIndex(row => new { row.StreamKey, row.StreamSeq, row.Seq });
        });
        model.Entity<InboxMessage>(inbox =>
        {
            inbox.ToTable("Inbox");
            inbox.HasKey(row => new { row.ConsumerId, row.MessageId });
            inbox.Property(row => row.ConsumerId).HasMaxLength(ConsumerIdLength);
            inbox.Property(row => row.ProcessedUtc).HasPrecision(3);
            inbox.HasIndex(row => row.ProcessedUtc);
        });
        return model;
    }
}
