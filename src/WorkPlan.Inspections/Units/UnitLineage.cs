using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Inspections.Units;

/// <summary>One unit took over from another: what was found there, or who served there, concerns the successor too.</summary>
internal sealed class UnitDescent
{
    public required string PredecessorCode { get; init; }

    public required string SuccessorCode { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Whether it is the successor that goes on with what cannot be divided.</summary>
    public bool IsHeir { get; set; }

    /// <summary>The decision on it; null of what was told before that was kept.</summary>
    public string? LegalBasis { get; set; }
}

internal sealed class UnitDescentConfiguration : IEntityTypeConfiguration<UnitDescent>
{
    public void Configure(EntityTypeBuilder<UnitDescent> builder)
    {
        builder.ToTable("UnitDescents");
        builder.HasKey(descent => new { descent.PredecessorCode, descent.SuccessorCode, descent.EffectiveOn });
        builder.Property(descent => descent.PredecessorCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(descent => descent.SuccessorCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(descent => descent.LegalBasis).HasMaxLength(1000);
        builder.HasIndex(descent => descent.SuccessorCode);
    }
}

/// <summary>Units with all that went into them.</summary>
internal sealed class UnitLineage(InspectionsDbContext db)
{
    public async Task<Ancestry> AllAsync(CancellationToken cancellationToken) =>
        new(await db.UnitDescents.AsNoTracking().ToListAsync(cancellationToken));
}

/// <summary>Who went into whom; a circle of renames ends where it began.</summary>
internal sealed class Ancestry(IEnumerable<UnitDescent> descents)
{
    private readonly ILookup<string, string> _parents = descents.ToLookup(descent => descent.SuccessorCode, descent => descent.PredecessorCode);

    /// <summary>The unit itself and every unit that went into it, however long ago.</summary>
    public IReadOnlySet<string> Of(string unitCode)
    {
        var known = new HashSet<string> { unitCode };
        var open = new Queue<string>(known);
        while (open.TryDequeue(out var code))
        {
            foreach (var parent in _parents[code].Where(known.Add))
                open.Enqueue(parent);
        }
        return known;
    }
}
