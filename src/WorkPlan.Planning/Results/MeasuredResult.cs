using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Catalogues;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>
/// What stands for a unit in one target in one period: the newest entry of the log about it, and nothing else. There are hundreds of
/// thousands of these a year, so who recorded it and what stood before is told by the log (<see cref="ResultEntry"/>).
/// </summary>
internal sealed class MeasuredResult
{
    private MeasuredResult()
    {
    }

    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public string TargetCode { get; private init; } = "";

    public string PeriodCode { get; private init; } = "";

    public Figures Figures { get; private set; } = new();

    /// <summary>When these figures became known.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The newest entry; whoever corrects another one than he has read has lost a race.</summary>
    public long Sequence { get; private set; }

    public static MeasuredResult Of(ResultWrite write, DateTimeOffset at, long sequence) => new()
    {
        UnitCode = write.UnitCode,
        WorkYear = write.WorkYear,
        TargetCode = write.TargetCode,
        PeriodCode = write.PeriodCode,
        Figures = write.After,
        RecordedAt = at,
        Sequence = sequence,
    };

    /// <summary>As it stood before the correction that is being written.</summary>
    public static MeasuredResult StandingBefore(ResultWrite write) => new()
    {
        UnitCode = write.UnitCode,
        WorkYear = write.WorkYear,
        TargetCode = write.TargetCode,
        PeriodCode = write.PeriodCode,
        Figures = write.Standing!.Figures,
        Sequence = write.Standing.Sequence,
    };

    public void Replace(Figures figures, DateTimeOffset at, long sequence) => (Figures, RecordedAt, Sequence) = (figures, at, sequence);
}

internal sealed class MeasuredResultConfiguration : IEntityTypeConfiguration<MeasuredResult>
{
    public void Configure(EntityTypeBuilder<MeasuredResult> builder)
    {
        builder.ToTable("Results");
        builder.HasKey(result => new { result.UnitCode, result.WorkYear, result.TargetCode, result.PeriodCode });
        builder.Property(result => result.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(result => result.TargetCode).HasMaxLength(CatalogueLimits.TargetCode);
        builder.Property(result => result.PeriodCode).HasMaxLength(ResultLimits.PeriodCode);
        builder.Property(result => result.Sequence).IsConcurrencyToken();
        builder.ComplexProperty(result => result.Figures, figures => figures.MapFigures());
    }
}
