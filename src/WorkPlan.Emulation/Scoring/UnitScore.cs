using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation.Scoring;

/// <summary>
/// What a unit's facts of a work year give together, under the table of the cluster that it is in on the year's last day. Every change of
/// the unit's facts passes through this row, so that two of them at once cannot overlook each other.
/// </summary>
internal sealed class UnitScore : IVersioned
{
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public long Version { get; private set; }

    /// <summary>Null while the unit is in no cluster, or its cluster has no table for the year: nothing is scored.</summary>
    public Guid? ClusterId { get; private set; }

    public Guid? TableId { get; private set; }

    public long Hundredths { get; private set; }

    /// <summary>The sum of each rule, in hundredths.</summary>
    public Dictionary<string, long> ByRule { get; private set; } = [];

    /// <summary>Takes over what the facts give now; false when that is what stood.</summary>
    public bool Settle(Guid? clusterId, ScoringTable? table, ScoreSheet sheet)
    {
        var byRule = table is null ? [] : new Dictionary<string, long>(sheet.ByRule(table));
        if (ClusterId == clusterId && TableId == table?.Id && Hundredths == sheet.Hundredths && byRule.Count == ByRule.Count
            && byRule.All(rule => ByRule.TryGetValue(rule.Key, out var known) && known == rule.Value))
        {
            return false;
        }
        (ClusterId, TableId, Hundredths, ByRule) = (clusterId, table?.Id, sheet.Hundredths, byRule);
        return true;
    }
}

internal sealed class UnitScoreConfiguration : IEntityTypeConfiguration<UnitScore>
{
    public void Configure(EntityTypeBuilder<UnitScore> builder)
    {
        builder.ToTable("UnitScores");
        builder.HasKey(score => new { score.WorkYear, score.UnitCode });
        builder.Property(score => score.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(score => score.ByRule).AsReplacedJsonText();
        builder.HasIndex(score => new { score.ClusterId, score.WorkYear });
    }
}
