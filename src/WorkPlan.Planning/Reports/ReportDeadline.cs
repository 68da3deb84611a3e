using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Locks;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

/// <summary>
/// By when reports of a period are due, to the hour, as a document says it: 16:00 on 31 May stays there though it is a Sunday. Deadlines
/// can differ by unit, level and type; the one that says most about a unit counts.
/// </summary>
internal sealed class ReportDeadline : IReportScope, IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string FormCode { get; init; }

    public required string PeriodCode { get; init; }

    /// <summary>For this unit and everything below it; null: for all.</summary>
    public required string? UnitCode { get; init; }

    public required OrgLevel? Level { get; init; }

    public required OrgUnitType? Type { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    public required string LegalBasis { get; set; }

    /// <summary>The unit, level and type in one: of these there is one deadline for a form and period.</summary>
    public string ScopeKey
    {
        get => KeyOf(UnitCode, Level, Type);
        private set => _ = value; // stored to be unique, never read
    }

    public long Version { get; private set; }

    /// <summary>
    /// When what it makes units owe was opened, or moved to it; null until its period has begun. Those that had passed when the
    /// installation began to keep reports as obligations have the instant of its upgrade, and nobody owes by them.
    /// </summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    public Deadline AsValue() => Deadline.Explicit(DueAt);

    public static string KeyOf(string? unitCode, OrgLevel? level, OrgUnitType? type) => $"{unitCode}|{level}|{type}";

    public void Open(DateTimeOffset at) => OpenedAt = at;

    /// <summary>The document says another instant after all: what is owed moves to it.</summary>
    public void Correct(DateTimeOffset dueAt, string legalBasis)
    {
        if (dueAt == DueAt && legalBasis == LegalBasis)
            throw ReportRules.DeadlineUnchanged(FormCode, PeriodCode);
        (DueAt, LegalBasis, OpenedAt) = (dueAt, legalBasis, null);
    }
}

/// <summary>To which units something about a report applies: all of a level, of a type, below a unit, or all of that together.</summary>
internal interface IReportScope
{
    /// <summary>For this unit and everything below it; null: for all.</summary>
    string? UnitCode { get; }

    OrgLevel? Level { get; }

    OrgUnitType? Type { get; }
}

internal static class ReportScopes
{
    /// <summary>Of those that apply to the unit: nearest unit first, then the one that names a type, then a level.</summary>
    /// <param name="of">What there is.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="above">The unit and those above it, nearest first.</param>
    public static T? For<T>(this IEnumerable<T> of, OrgUnit unit, IReadOnlyList<string> above) where T : class, IReportScope => of
        .Where(scope => (scope.UnitCode is null || above.Contains(scope.UnitCode))
            && (scope.Level is null || scope.Level == unit.Level) && (scope.Type is null || scope.Type == unit.Type))
        .OrderBy(scope => scope.UnitCode is null ? int.MaxValue : above.TakeWhile(code => code != scope.UnitCode).Count())
        .ThenBy(scope => scope.Type is null).ThenBy(scope => scope.Level is null).FirstOrDefault();
}

internal sealed class ReportDeadlineConfiguration : IEntityTypeConfiguration<ReportDeadline>
{
    public void Configure(EntityTypeBuilder<ReportDeadline> builder)
    {
        builder.ToTable("ReportDeadlines");
        builder.Property(deadline => deadline.FormCode).HasMaxLength(LockLimits.FormCode);
        builder.Property(deadline => deadline.PeriodCode).HasMaxLength(ResultLimits.PeriodCode);
        builder.Property(deadline => deadline.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(deadline => deadline.ScopeKey).HasMaxLength(OrganisationLimits.UnitCode + 80).UsePropertyAccessMode(PropertyAccessMode.Property);
        builder.HasIndex(deadline => new { deadline.FormCode, deadline.PeriodCode, deadline.ScopeKey }).IsUnique();
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
