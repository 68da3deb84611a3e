using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Assignments.Units;

/// <summary>
/// That a unit was closed and another one took over from it, and it is in effect; with what went over here. What it held before stays its own.
/// </summary>
internal sealed class UnitSuccession
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid SuccessionId { get; init; }

    public required string PredecessorCode { get; init; }

    public required string SuccessorCode { get; init; }

    /// <summary>The successor's first day.</summary>
    public required DateOnly EffectiveOn { get; init; }

    public required string LegalBasis { get; init; }

    /// <summary>Whether the successor goes on with what cannot be divided: people, tasks, decisions.</summary>
    public required bool IsHeir { get; init; }

    public int People { get; private set; }

    public int Tasks { get; private set; }

    public int Responsibilities { get; private set; }

    public int Drafts { get; private set; }

    /// <summary>What went over, beside what went over before: a later look finds more when something came late.</summary>
    public void HandedOver(int people, int tasks, int responsibilities, int drafts)
    {
        People += people;
        Tasks += tasks;
        Responsibilities += responsibilities;
        Drafts += drafts;
    }
}

/// <summary>The unit tree with who took over from whom: heirs read what predecessors left, and a refusal names them.</summary>
internal sealed class SucceededUnits(AssignmentsDbContext db, UnitTreeCache cache) : IUnitDirectory
{
    public async ValueTask<UnitTree> GetAsync(CancellationToken cancellationToken)
    {
        var stamp = await db.Units.AsNoTracking().GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Versions = all.Sum(unit => unit.SourceVersion) })
            .SingleOrDefaultAsync(cancellationToken);
        var successions = await db.Successions.AsNoTracking().CountAsync(cancellationToken);
        // Neither number ever falls, so their sum is the same only while both are.
        return await cache.GetAsync(((stamp?.Count ?? 0) + successions, stamp?.Versions ?? 0), () => ReadAsync(cancellationToken));
    }

    private async Task<UnitTree> ReadAsync(CancellationToken cancellationToken)
    {
        var successors = (await db.Successions.AsNoTracking().Select(link => new { link.PredecessorCode, link.SuccessorCode })
            .Distinct().OrderBy(link => link.SuccessorCode).ToListAsync(cancellationToken)).ToLookup(link => link.PredecessorCode, link => link.SuccessorCode);
        var units = await db.Units.AsNoTracking().Select(unit => new { unit.Code, unit.ParentCode, unit.ValidTo }).ToListAsync(cancellationToken);
        return new UnitTree(units.Select(unit => new UnitNode(unit.Code, unit.ParentCode, unit.ValidTo, [.. successors[unit.Code]])));
    }
}

internal sealed class UnitSuccessionConfiguration : IEntityTypeConfiguration<UnitSuccession>
{
    public const int LegalBasisLength = 500;

    public void Configure(EntityTypeBuilder<UnitSuccession> builder)
    {
        builder.ToTable("UnitSuccessions");
        builder.HasKey(succession => succession.Id);
        builder.Property(succession => succession.Id).ValueGeneratedNever();
        builder.Property(succession => succession.PredecessorCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(succession => succession.SuccessorCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(succession => succession.LegalBasis).HasMaxLength(LegalBasisLength);
        builder.HasIndex(succession => new { succession.SuccessionId, succession.PredecessorCode, succession.SuccessorCode }).IsUnique();
        builder.HasIndex(succession => succession.PredecessorCode);
    }
}
