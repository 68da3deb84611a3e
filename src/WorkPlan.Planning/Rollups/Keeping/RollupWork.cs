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
/// and deleted in the transaction that does it: a process that is killed leaves it to the next. What fails is set aside for a while, longer
/// each time, and does not stop the rest.
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

    /// <summary>How often it failed.</summary>
    public int Failures { get; init; }

    /// <summary>Set aside until then, because it failed; null while it never did.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The code of the rule, or the kind of fault, that it failed with last.</summary>
    public string? Fault { get; init; }

    /// <summary>Ten seconds after the first failure, twice as long after each one more, at most an hour.</summary>
    public static TimeSpan WaitAfter(int failures) => TimeSpan.FromSeconds(Math.Min(3600, 10 * Math.Pow(2, Math.Min(failures, 20) - 1)));
}

internal sealed class RollupWorkConfiguration : IEntityTypeConfiguration<RollupWork>
{
    public const int MostFault = 200;

    public void Configure(EntityTypeBuilder<RollupWork> builder)
    {
        builder.ToTable("RollupWork");
        builder.HasKey(work => work.Seq);
        builder.Property(work => work.Seq).ValueGeneratedOnAdd();
        builder.Property(work => work.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(work => work.FormerParent).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(work => work.LeasedBy).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(work => work.Units).HasJson(RollupWork.MostUnits * (OrganisationLimits.UnitCode + 3));
        builder.Property(work => work.Fault).HasMaxLength(MostFault);
        builder.HasIndex(work => new { work.UnitCode, work.WorkYear, work.Kind });
    }
}
