using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>What a unit reached in one target in one period. Corrections keep what stood there before.</summary>
internal sealed class MeasuredResult : IVersioned
{
    private MeasuredResult()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string UnitCode { get; private init; } = "";

    public string TargetCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public string PeriodCode { get; private init; } = "";

    public Figures Figures { get; private set; } = new();

    public DateTimeOffset RecordedAt { get; private set; }

    public string RecordedBy { get; private set; } = "";

    public IReadOnlyList<ResultCorrection> Corrections { get; private set; } = [];

    public long Version { get; private set; }

    public static MeasuredResult Record(string unitCode, string targetCode, Period period, Figures figures, Actor by) => new()
    {
        UnitCode = unitCode,
        TargetCode = targetCode,
        WorkYear = period.WorkYear,
        PeriodCode = period.Code,
        Figures = figures,
        RecordedAt = by.At,
        RecordedBy = by.UserId,
    };

    public void Correct(Figures figures, string reason, Actor by)
    {
        Corrections = [.. Corrections, new ResultCorrection(Figures, RecordedAt, RecordedBy, reason)];
        (Figures, RecordedAt, RecordedBy) = (figures, by.At, by.UserId);
    }
}

/// <summary>What stood in a result before it was corrected, and why it was.</summary>
internal sealed record ResultCorrection(Figures Before, DateTimeOffset RecordedAt, string RecordedBy, string Reason);

internal sealed class MeasuredResultConfiguration : IEntityTypeConfiguration<MeasuredResult>
{
    public void Configure(EntityTypeBuilder<MeasuredResult> builder)
    {
        builder.ToTable("Results");
        builder.Property(result => result.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(result => result.TargetCode).HasMaxLength(CatalogueLimits.TargetCode);
        builder.Property(result => result.PeriodCode).HasMaxLength(10);
        builder.Property(result => result.RecordedBy).HasMaxLength(PlanLimits.UserId);
        builder.Property(result => result.Corrections).HasJson(100_000);
        builder.ComplexProperty(result => result.Figures, figures =>
        {
            figures.Property(part => part.Numerator).HasColumnName("Numerator");
            figures.Property(part => part.Denominator).HasColumnName("Denominator");
            figures.Property(part => part.Count).HasColumnName("Count");
        });
        builder.HasIndex(result => new { result.UnitCode, result.WorkYear, result.TargetCode, result.PeriodCode }).IsUnique();
    }
}
