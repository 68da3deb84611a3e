using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkPlan.Emulation.Policies;

/// <summary>Conditions and quotas are read whole or not at all, so they are kept as JSON text.</summary>
internal sealed class PolicyConfiguration : IEntityTypeConfiguration<TitlePolicy>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public void Configure(EntityTypeBuilder<TitlePolicy> builder)
    {
        builder.ToTable("TitlePolicies");
        builder.HasKey(policy => policy.Id);
        builder.Property(policy => policy.Id).ValueGeneratedNever();
        builder.Property(policy => policy.LegalBasis).HasMaxLength(100);
        builder.HasIndex(policy => policy.LegalBasis).IsUnique();
        AsJson(builder.Property(policy => policy.Conditions));
        AsJson(builder.Property(policy => policy.Quotas));
    }

    private static void AsJson<T>(PropertyBuilder<List<T>> property) => property
        .HasMaxLength(-1)
        .HasConversion(
            list => JsonSerializer.Serialize(list, Json),
            text => JsonSerializer.Deserialize<List<T>>(text, Json)!,
            new ValueComparer<List<T>>(
                (left, right) => left!.SequenceEqual(right!),
                list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
                list => list.ToList()));
}
