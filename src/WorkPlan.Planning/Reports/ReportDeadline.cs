using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Locks;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>
/// By when reports of a period are due, to the hour, as a document says it: 16:00 on 31 May stays there though it is a Sunday. Deadlines
/// can differ by unit, level and type; the one that says most about a unit counts.
/// </summary>
internal sealed class ReportDeadline
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string FormCode { get; init; }

    public required string PeriodCode { get; init; }

    /// <summary>For this unit and everything below it; null: for all.</summary>
    public required string? UnitCode { get; init; }

    public required OrgLevel? Level { get; init; }

    public required OrgUnitType? Type { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required string LegalBasis { get; init; }

    /// <summary>Of those that apply to the unit: nearest unit first, then the one that names a type, then a level.</summary>
    public static ReportDeadline? For(OrgUnit unit, IReadOnlyList<string> above, IEnumerable<ReportDeadline> deadlines) => deadlines
        .Where(deadline => (deadline.UnitCode is null || above.Contains(deadline.UnitCode))
            && (deadline.Level is null || deadline.Level == unit.Level) && (deadline.Type is null || deadline.Type == unit.Type))
        .OrderBy(deadline => deadline.UnitCode is null ? int.MaxValue : above.TakeWhile(code => code != deadline.UnitCode).Count())
        .ThenBy(deadline => deadline.Type is null).ThenBy(deadline => deadline.Level is null).FirstOrDefault();

    public Deadline AsValue() => Deadline.Explicit(DueAt);
}

internal sealed class ReportDeadlineConfiguration : IEntityTypeConfiguration<ReportDeadline>
{
    public void Configure(EntityTypeBuilder<ReportDeadline> builder)
    {
        builder.ToTable("ReportDeadlines");
        builder.Property(deadline => deadline.FormCode).HasMaxLength(LockLimits.FormCode);
        builder.Property(deadline => deadline.PeriodCode).HasMaxLength(ResultLimits.PeriodCode);
        builder.Property(deadline => deadline.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.HasIndex(deadline => new { deadline.FormCode, deadline.PeriodCode });
    }
}

/// <summary>A report as the clock sees it.</summary>
public enum ReportStanding
{
    /// <summary>Nobody has said by when.</summary>
    WithoutDeadline,
    Open,
    Overdue,
    InTime,
    Late,
}

internal static class ReportStandings
{
    /// <summary>What arrives at the very instant is in time; a minute later it is late.</summary>
    public static ReportStanding Of(DateTimeOffset? dueAt, DateTimeOffset? submittedAt, DateTimeOffset now) => (dueAt, submittedAt) switch
    {
        (null, _) => ReportStanding.WithoutDeadline,
        ({ } due, { } at) => Deadline.Explicit(due).IsOverdue(at) ? ReportStanding.Late : ReportStanding.InTime,
        ({ } due, null) => Deadline.Explicit(due).IsOverdue(now) ? ReportStanding.Overdue : ReportStanding.Open,
    };
}
