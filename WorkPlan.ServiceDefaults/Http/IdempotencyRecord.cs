using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkPlan.ServiceDefaults.Http;

/// <summary>The answer that a request with an <c>Idempotency-Key</c> got; it commits together with the effect of that request.</summary>
public sealed class IdempotencyRecord
{
    public required string UserId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body, in hexadecimal.</summary>
    public required string RequestHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int StatusCode { get; set; }

    public string? ContentType { get; set; }

    public string? Location { get; set; }

    public string? ETag { get; set; }

    public byte[] Body { get; set; } = [];
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("Idempotency");
        builder.HasKey(record => new { record.UserId, record.Key });
        builder.Property(record => record.UserId).HasMaxLength(64);
        builder.Property(record => record.Key).HasMaxLength(100);
        builder.Property(record => record.RequestHash).HasMaxLength(64);
        builder.Property(record => record.ContentType).HasMaxLength(100);
        builder.Property(record => record.ETag).HasMaxLength(64);
        builder.HasIndex(record => record.CreatedAt);
    }
}
