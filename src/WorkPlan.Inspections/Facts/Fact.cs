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
