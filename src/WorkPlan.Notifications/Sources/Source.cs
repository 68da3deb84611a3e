using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Notifications.Sources;

/// <summary>Something of another service of which messages came: how far, and what it is called.</summary>
internal sealed class Source
{
    public const int TitleLength = 300;

    /// <summary>Kind and id, for example <c>pledge:…</c>.</summary>
    public required string Key { get; init; }

    public long Version { get; set; }

    public string? Title { get; set; }

    public string? UnitCode { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.ToTable("Sources");
        builder.HasKey(source => source.Key);
        builder.Property(source => source.Key).HasMaxLength(150);
        builder.Property(source => source.Title).HasMaxLength(Source.TitleLength);
        builder.Property(source => source.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(source => source.SeenAt);
    }
}
