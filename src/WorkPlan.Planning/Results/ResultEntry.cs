using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Results;

/// <summary>
/// One entry of the log of results, never changed and never deleted: everything that is kept about results can be computed from these,
/// in the order of <see cref="Sequence"/>. Entries about the same figure form a chain, so that its history is read by the key alone.
/// </summary>
internal sealed class ResultEntry
{
    private ResultEntry()
    {
    }

    /// <summary>In the order of the commits, from 1 on.</summary>
    public long Sequence { get; private init; }

    public string UnitCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public string TargetCode { get; private init; } = "";

    public string PeriodCode { get; private init; } = "";

    public Figures Figures { get; private init; } = new();

    /// <summary>The entry that this one corrects.</summary>
    public long? Previous { get; private init; }

    public string? Reason { get; private init; }

    public ResultSource Source { get; private init; }

    /// <summary>The report or the import that it came with.</summary>
    public Guid? SourceId { get; private init; }

    public string RecordedBy { get; private init; } = "";

    public DateTimeOffset RecordedAt { get; private init; }

    public static ResultEntry Of(ResultWrite write, ResultOrigin origin, long sequence) => new()
    {
        Sequence = sequence,
        UnitCode = write.UnitCode,
        WorkYear = write.WorkYear,
        TargetCode = write.TargetCode,
        PeriodCode = write.PeriodCode,
        Figures = write.After,
        Previous = write.Standing?.Sequence,
        Reason = write.Reason,
        Source = origin.Source,
        SourceId = origin.SourceId,
        RecordedBy = origin.By.UserId,
        RecordedAt = origin.By.At,
    };
}

/// <summary>The way in which figures came.</summary>
public enum ResultSource
{
    Batch,
    Import,
    Report,
}

internal sealed record ResultOrigin(ResultSource Source, Actor By, Guid? SourceId = null);

/// <summary>What stands now, as the writer read it.</summary>
internal sealed record StandingFigures(Figures Figures, long Sequence);

/// <summary>A figure to be written: new, or in place of what stands.</summary>
internal sealed record ResultWrite(
    string UnitCode, int WorkYear, string TargetCode, string PeriodCode, Figures After, StandingFigures? Standing = null, string? Reason = null);

internal static class ResultLimits
{
    public const int PeriodCode = 10;
    public const int Reason = 400;
}

/// <summary>
/// The number of the last entry. Whoever writes results takes numbers from here inside his transaction, and the next one waits for its
/// end: so numbers commit in their order, and a reader that has seen entry n misses none before it.
/// </summary>
internal sealed class ResultCounter
{
    public const int Only = 1;

    public int Id { get; private init; } = Only;

    public long Last { get; private set; }
}

internal sealed class ResultEntryConfiguration : IEntityTypeConfiguration<ResultEntry>
{
    public void Configure(EntityTypeBuilder<ResultEntry> builder)
    {
        builder.ToTable("ResultLog");
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Property(entry => entry.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(entry => entry.TargetCode).HasMaxLength(CatalogueLimits.TargetCode);
        builder.Property(entry => entry.PeriodCode).HasMaxLength(ResultLimits.PeriodCode);
        builder.Property(entry => entry.Reason).HasMaxLength(ResultLimits.Reason);
        builder.Property(entry => entry.RecordedBy).HasMaxLength(PlanLimits.UserId);
        builder.ComplexProperty(entry => entry.Figures, figures => figures.MapFigures());
    }
}

internal sealed class ResultCounterConfiguration : IEntityTypeConfiguration<ResultCounter>
{
    public void Configure(EntityTypeBuilder<ResultCounter> builder)
    {
        builder.ToTable("ResultCounter");
        builder.Property(counter => counter.Id).ValueGeneratedNever();
        builder.HasData(new { Id = ResultCounter.Only, Last = 0L });
    }
}
