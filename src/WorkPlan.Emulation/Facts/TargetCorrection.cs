using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Emulation.Facts;

/// <summary>
/// Why planning corrected a figure of a target. The outcome that follows from it comes in a message of its own, before or after this one;
/// whichever comes second brings the two together.
/// </summary>
internal sealed class TargetCorrection
{
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required string TargetCode { get; init; }

    /// <summary>2022, 2022-H1, 2022-Q3 or 2022-M05.</summary>
    public required string Period { get; init; }

    /// <summary>The version of the message that told it.</summary>
    public required long SourceVersion { get; init; }

    public required string Reason { get; init; }

    /// <summary>The day of the correction.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Whether a change of a ranking names it already.</summary>
    public bool Told { get; set; }

    public string InWords => $"{Period}: {Reason}";
}

internal sealed class TargetCorrectionConfiguration : IEntityTypeConfiguration<TargetCorrection>
{
    public const int Period = 20;
    public const int Reason = 400;

    public void Configure(EntityTypeBuilder<TargetCorrection> builder)
    {
        builder.ToTable("TargetCorrections");
        // In the order in which a unit's year is asked for.
        builder.HasKey(correction => new { correction.UnitCode, correction.WorkYear, correction.TargetCode, correction.Period, correction.SourceVersion });
        builder.Property(correction => correction.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(correction => correction.TargetCode).HasMaxLength(ScoringLimits.Code);
        builder.Property(correction => correction.Period).HasMaxLength(Period);
        builder.Property(correction => correction.Reason).HasMaxLength(Reason);
        builder.Ignore(correction => correction.InWords);
    }
}
