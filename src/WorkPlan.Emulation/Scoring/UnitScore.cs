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

    /// <summary>The points of each rule, in hundredths.</summary>
    public Dictionary<string, long> ByRule { get; private set; } = [];

    /// <summary>What the facts of each rule add up to under the table; null where it was never kept, or nothing is scored.</summary>
    public Dictionary<string, RuleSum>? Sums { get; private set; }

    /// <summary>A copy of the sums, to exchange facts in; null where all facts have to be read, because they were not added up under this table.</summary>
    public Dictionary<string, RuleSum>? SumsUnder(ScoringTable table) =>
        TableId == table.Id && Sums is not null ? new Dictionary<string, RuleSum>(Sums, StringComparer.Ordinal) : null;

    /// <summary>Takes over what the facts give now; false when its points are those that stood.</summary>
    public bool Settle(Guid? clusterId, ScoringTable? table, Dictionary<string, RuleSum>? sums)
    {
        Dictionary<string, long> byRule = [];
        foreach (var rule in table?.Rules ?? [])
            byRule.Add(rule.Code, sums!.GetValueOrDefault(rule.Code).Bounded(rule));
        var points = byRule.Values.Sum();
        if (Sums is null || Contradicts(sums))
            Sums = sums;
        if (ClusterId == clusterId && TableId == table?.Id && Hundredths == points && byRule.Count == ByRule.Count
            && byRule.All(rule => ByRule.TryGetValue(rule.Key, out var known) && known == rule.Value))
        {
            return false;
        }
        (ClusterId, TableId, Hundredths, ByRule) = (clusterId, table?.Id, points, byRule);
        return true;
    }

    /// <summary>Whether other sums than these are kept here.</summary>
    public bool Contradicts(Dictionary<string, RuleSum>? sums) => Sums is not null && (sums is null || sums.Count != Sums.Count
        || !sums.All(sum => Sums.TryGetValue(sum.Key, out var known) && known == sum.Value));
}

internal sealed class UnitScoreConfiguration : IEntityTypeConfiguration<UnitScore>
{
    public void Configure(EntityTypeBuilder<UnitScore> builder)
    {
        builder.ToTable("UnitScores");
        builder.HasKey(score => new { score.WorkYear, score.UnitCode });
        builder.Property(score => score.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(score => score.ByRule).AsReplacedJsonText();
        builder.Property(score => score.Sums).AsReplacedJsonText();
        builder.HasIndex(score => new { score.ClusterId, score.WorkYear });
    }
}
