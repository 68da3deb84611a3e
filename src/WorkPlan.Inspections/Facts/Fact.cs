using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Inspections.Facts;

/// <summary>What another service told about a unit.</summary>
public enum FactSource
{
    Dissemination,
    Plan,
    WeeklyBriefings,
    MonthlyBriefings,
    QuarterlyBriefings,
    AssignmentDecision,
    CampaignResponse,
    Pledge,
    Registrations,
    PrincipleFiles,
    TargetOutcomes,
    Conference,
}

/// <summary>
/// The newest thing that another service told about one subject of a unit: the message as it came, with its version and id, so that
/// a checklist can show the fact, its date and where it is from.
/// </summary>
internal sealed class Fact
{
    public required FactSource Source { get; init; }

    /// <summary>The subject within the source: a document and unit, a plan, a unit and year, …</summary>
    public required string Key { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>The work year that it belongs to; null where the subject names none.</summary>
    public int? WorkYear { get; set; }

    public long SourceVersion { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public Guid MessageId { get; set; }

    /// <summary>The message, as JSON.</summary>
    public required string Content { get; set; }

    /// <summary>Takes over what a newer message said.</summary>
    public void Become(Fact newer) => (WorkYear, SourceVersion, OccurredAt, MessageId, Content) =
        (newer.WorkYear, newer.SourceVersion, newer.OccurredAt, newer.MessageId, newer.Content);
}

/// <summary>
/// A version of a fact that another one followed while both parties of a visit sign, or had signed and the conclusion was still to come: what the
/// fact said when they signed is read from it.
/// </summary>
internal sealed class PastFact
{
    public required FactSource Source { get; init; }

    public required string Key { get; init; }

    public required long SourceVersion { get; init; }

    public required string UnitCode { get; init; }

    public int? WorkYear { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required Guid MessageId { get; init; }

    /// <summary>The message, as JSON.</summary>
    public required string Content { get; init; }

    public static PastFact Of(Fact fact) => new()
    {
        Source = fact.Source,
        Key = fact.Key,
        SourceVersion = fact.SourceVersion,
        UnitCode = fact.UnitCode,
        WorkYear = fact.WorkYear,
        OccurredAt = fact.OccurredAt,
        MessageId = fact.MessageId,
        Content = fact.Content,
    };

    public Fact AsFact() => new()
    {
        Source = Source,
        Key = Key,
        SourceVersion = SourceVersion,
        UnitCode = UnitCode,
        WorkYear = WorkYear,
        OccurredAt = OccurredAt,
        MessageId = MessageId,
        Content = Content,
    };
}

/// <summary>Endings of keys, where two messages tell of one subject and neither replaces the other.</summary>
internal static class FactKeys
{
    /// <summary>Briefings as they were counted when a period was over.</summary>
    public const string Counted = ":counted";

    /// <summary>A plan that was not issued by its day.</summary>
    public const string Overdue = ":overdue";
}

internal sealed class FactConfiguration : IEntityTypeConfiguration<Fact>
{
    public void Configure(EntityTypeBuilder<Fact> builder)
    {
        builder.ToTable("Facts");
        builder.HasKey(fact => new { fact.Source, fact.Key });
        builder.Property(fact => fact.Key).HasMaxLength(160);
        builder.Property(fact => fact.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(fact => fact.Content).HasMaxLength(-1);
        // Two consumers can write the same plan at once; the one that lost reads again and sees which version is newer.
        builder.Property(fact => fact.SourceVersion).IsConcurrencyToken();
        builder.HasIndex(fact => new { fact.UnitCode, fact.WorkYear });
    }
}

internal sealed class PastFactConfiguration : IEntityTypeConfiguration<PastFact>
{
    public void Configure(EntityTypeBuilder<PastFact> builder)
    {
        builder.ToTable("PastFacts");
        builder.HasKey(fact => new { fact.Source, fact.Key, fact.SourceVersion });
        builder.Property(fact => fact.Key).HasMaxLength(160);
        builder.Property(fact => fact.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(fact => fact.Content).HasMaxLength(-1);
        builder.HasIndex(fact => fact.UnitCode);
    }
}
