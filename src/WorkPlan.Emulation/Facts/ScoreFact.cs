using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Facts;

/// <summary>Where a fact comes from.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ScoreFactKind>))]
public enum ScoreFactKind
{
    TargetOutcome = 1,
    InspectionConclusion = 2,
    Reporting = 3,
    Adjustment = 4,
}

/// <summary>
/// Something that is known of a unit in a work year and gives or takes points. Of what several messages say of the same thing, the newest
/// version stands, in whatever order they came. A fact that no longer holds stays, without a value.
/// </summary>
internal sealed class ScoreFact
{
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required ScoreFactKind Kind { get; init; }

    /// <summary>What the fact is about: a target and the first day of its rule, an inspection, an obligation, an entry.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// met, exceeded, notMet or notArisen; a grade of an inspection; late; confirmed. Null when the fact no longer holds.
    /// </summary>
    public string? Value { get; set; }

    /// <summary>In words of its source: the target's name, the report, what was entered.</summary>
    public required string What { get; set; }

    public string? TargetCode { get; init; }

    public string? FieldCode { get; set; }

    public bool Stretch { get; set; }

    public int Findings { get; set; }

    public int RepeatFindings { get; set; }

    /// <summary>Of an entry: the rule that it belongs to, and its points in hundredths.</summary>
    public string? RuleCode { get; set; }

    public int PointHundredths { get; set; }

    /// <summary>The day of the fact.</summary>
    public DateOnly On { get; set; }

    /// <summary>The message that told it; null for what was entered here.</summary>
    public Guid? MessageId { get; set; }

    /// <summary>The version of its source that the fact shows.</summary>
    public long SourceVersion { get; set; }

    public bool IsOlderThan(ScoreFact news) => news.SourceVersion > SourceVersion;

    /// <summary>Takes over what is newer.</summary>
    public void Take(ScoreFact news)
    {
        (Value, What, FieldCode, Stretch) = (news.Value, news.What, news.FieldCode, news.Stretch);
        (Findings, RepeatFindings, RuleCode, PointHundredths) = (news.Findings, news.RepeatFindings, news.RuleCode, news.PointHundredths);
        (On, MessageId, SourceVersion) = (news.On, news.MessageId, news.SourceVersion);
    }
}

internal sealed class ScoreFactConfiguration : IEntityTypeConfiguration<ScoreFact>
{
    public void Configure(EntityTypeBuilder<ScoreFact> builder)
    {
        builder.ToTable("ScoreFacts");
        // Everything of a unit's year lies together: that is how it is read.
        builder.HasKey(fact => new { fact.UnitCode, fact.WorkYear, fact.Kind, fact.Key });
        builder.Property(fact => fact.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(fact => fact.Key).HasMaxLength(ScoringLimits.FactKey);
        builder.Property(fact => fact.Value).HasMaxLength(OrganisationLimits.Kind);
        builder.Property(fact => fact.TargetCode).HasMaxLength(ScoringLimits.Code);
        builder.Property(fact => fact.FieldCode).HasMaxLength(ScoringLimits.Code);
        builder.Property(fact => fact.RuleCode).HasMaxLength(ScoringLimits.Code);
        builder.HasIndex(fact => fact.WorkYear);
    }
}
