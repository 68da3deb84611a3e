using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.Rollups.States;

/// <summary>
/// How many targets were met and missed in one period, in one field of work or in all of them: by the unit itself, which rankings read,
/// and by the units below it, which roll-ups add to that.
/// </summary>
internal sealed class UnitScore
{
    /// <summary>Stands for all fields of work together.</summary>
    public const string EveryField = "*";

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    /// <summary>The period's place in <see cref="YearLayout"/>.</summary>
    public required int Slot { get; init; }

    public required string FieldCode { get; init; }

    public int Targets { get; private set; }

    public int Met { get; private set; }

    public int Exceeded { get; private set; }

    public int NotMet { get; private set; }

    public int NotArisen { get; private set; }

    public int BelowTargets { get; private set; }

    public int BelowMet { get; private set; }

    public int BelowExceeded { get; private set; }

    public int BelowNotMet { get; private set; }

    public int BelowNotArisen { get; private set; }

    public bool IsEmpty => Targets == 0 && BelowTargets == 0;

    public void Count(SlotSum change)
    {
        Targets += change.Targets;
        Met += change.Met;
        Exceeded += change.Exceeded;
        NotMet += change.NotMet;
        NotArisen += change.NotArisen;
    }

    public void CountBelow(SlotSum change)
    {
        BelowTargets += change.Targets;
        BelowMet += change.Met;
        BelowExceeded += change.Exceeded;
        BelowNotMet += change.NotMet;
        BelowNotArisen += change.NotArisen;
    }

    /// <summary>The unit itself and what is below it.</summary>
    public SlotSum Whole() => new(
        null, 0, Targets + BelowTargets, Met + BelowMet, Exceeded + BelowExceeded, NotMet + BelowNotMet, NotArisen + BelowNotArisen);

    public SlotSum BelowOnly() => new(null, 0, BelowTargets, BelowMet, BelowExceeded, BelowNotMet, BelowNotArisen);
}

internal sealed class UnitScoreConfiguration : IEntityTypeConfiguration<UnitScore>
{
    public void Configure(EntityTypeBuilder<UnitScore> builder)
    {
        builder.ToTable("UnitScores");
        builder.HasKey(score => new { score.UnitCode, score.WorkYear, score.Slot, score.FieldCode });
        builder.Property(score => score.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(score => score.FieldCode).HasMaxLength(FieldLimits.Code);
        // The order of the ranking, so that a page of it is read and nothing is sorted.
        builder.HasIndex(score => new { score.WorkYear, score.Slot, score.FieldCode, score.NotMet, score.UnitCode, score.Targets })
            .IsDescending(false, false, false, true, false, false);
    }
}
