using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Digests;

/// <summary>That somebody was told what a month was; once, however many instances look.</summary>
internal sealed class WorkDigest
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string PersonCode { get; init; }

    public required string PeriodCode { get; init; }

    public required DateOnly PreparedOn { get; init; }
}

/// <summary>When months are summed up; bound from the section <c>WorkDigest</c>.</summary>
internal sealed class WorkDigestOptions
{
    public const string Section = "WorkDigest";

    /// <summary>In so many first days of a month the one before is summed up; whoever is registered later is told of the next one.</summary>
    public int WithinDays { get; set; } = 10;

    /// <summary>So many people in one transaction.</summary>
    public int PeopleAtOnce { get; set; } = 50;
}

/// <summary>A month of the Sector's work year and the one that follows it.</summary>
internal sealed record DigestMonth(Period Period, Validity Range)
{
    public DateOnly From => Range.From;

    public DateOnly To => Range.To!.Value;

    public Validity Next => Containing(To.AddDays(1)).Range;

    public static DigestMonth Containing(DateOnly day)
    {
        var year = WorkYear.Containing(day);
        var period = year.PeriodOf(day, PeriodKind.Month);
        return new DigestMonth(period, year.RangeOf(period));
    }

    public static DigestMonth Of(string code)
    {
        var period = Period.Parse(code);
        return period.Kind == PeriodKind.Month
            ? new DigestMonth(period, WorkYear.Of(period.WorkYear).RangeOf(period))
            : throw DigestRules.NotAMonth(code);
    }
}

internal sealed class WorkDigestConfiguration : IEntityTypeConfiguration<WorkDigest>
{
    private const int PeriodCodeLength = 20;

    public void Configure(EntityTypeBuilder<WorkDigest> builder)
    {
        builder.ToTable("WorkDigests");
        builder.HasKey(digest => digest.Id);
        builder.Property(digest => digest.Id).ValueGeneratedNever();
        builder.Property(digest => digest.PersonCode).HasMaxLength(OrganisationLimits.PersonCode);
        builder.Property(digest => digest.PeriodCode).HasMaxLength(PeriodCodeLength);
        builder.HasIndex(digest => new { digest.PersonCode, digest.PeriodCode }).IsUnique();
    }
}
