using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WorkPlan.Planning.Rollups.States;

/// <summary>
/// How often the states of a work year have changed. Whoever changes them counts here first, so that writers of one year wait for each
/// other and add to what the one before has left, in both databases.
/// </summary>
internal sealed class RollupYear
{
    public required int WorkYear { get; init; }

    public long Changes { get; init; }
}

internal sealed class RollupYearConfiguration : IEntityTypeConfiguration<RollupYear>
{
    public void Configure(EntityTypeBuilder<RollupYear> builder)
    {
        builder.ToTable("RollupYears");
        builder.HasKey(year => year.WorkYear);
        builder.Property(year => year.WorkYear).ValueGeneratedNever();
    }
}
