using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>What has to be brought into line because of a change that reaches further than its own transaction.</summary>
internal enum RollupWorkKind
{
    /// <summary>What one unit is held against in one year changed.</summary>
    Targets,

    /// <summary>The same for a unit and everything below it, in a year and those after it.</summary>
    TargetsBelow,

    /// <summary>A unit stands below another one than before.</summary>
    Moved,

    /// <summary>What stands below a unit is added up anew.</summary>
    Sums,

    /// <summary>Who serves in a unit changed, in whatever year.</summary>
    People,

    /// <summary>Everything of a unit and what is below it, in one year, from the log of results.</summary>
    Recompute,

    /// <summary>The same for the units that are named, and only for their own states.</summary>
    RecomputeUnits,
}

/// <summary>
/// A piece of work, stored in the transaction of the change that caused it, done in the order of its numbers by one instance at a time,
/// and deleted in the transaction that does it: a process that is killed leaves it to the next.
/// </summary>
internal sealed class RollupWork
{
    public const string EveryUnit = "*";

    /// <summary>As many units as are named in one piece, and recomputed in one transaction.</summary>
    public const int MostUnits = 40;

    public long Seq { get; private init; }

    public required RollupWorkKind Kind { get; init; }

    /// <summary>The unit, or <see cref="EveryUnit"/>.</summary>
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>Where the unit stood before it moved.</summary>
    public string? FormerParent { get; init; }

    /// <summary>The units that are named.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    public required DateTimeOffset EnqueuedAt { get; init; }

    public string? LeasedBy { get; init; }

    public DateTimeOffset? LeasedUntil { get; init; }
}

internal sealed class RollupWorkConfiguration : IEntityTypeConfiguration<RollupWork>
{
    public void Configure(EntityTypeBuilder<RollupWork> builder)
    {
        builder.ToTable("RollupWork");
        builder.HasKey(work => work.Seq);
        builder.Property(work => work.Seq).ValueGeneratedOnAdd();
        builder.Property(work => work.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(work => work.FormerParent).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(work => work.LeasedBy).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(work => work.Units).HasJson(RollupWork.MostUnits * (OrganisationLimits.UnitCode + 3));
        builder.HasIndex(work => new { work.UnitCode, work.WorkYear, work.Kind });
    }
}
