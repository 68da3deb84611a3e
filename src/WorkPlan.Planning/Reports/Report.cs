using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WorkPlan.Planning.Locks;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.ReportForms;
using WorkPlan.Planning.Results;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

public enum ReportState
{
    Draft,
    Submitted,
    Returned,
    Accepted,
}

public enum ReportEventKind
{
    Submitted,
    Returned,
    Accepted,
    Corrected,

    /// <summary>The report before it came later or came back, or was corrected, and closes with something else than this one opens with.</summary>
    OpeningMoved,
}

/// <summary>A unit's report by a form for a period. What was submitted is changed only by correction, with a reason and a trace.</summary>
internal sealed class Report : IVersioned
{
    private Report()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string UnitCode { get; private init; } = "";

    public Guid FormId { get; private init; }

    public string FormCode { get; private init; } = "";

    public int WorkYear { get; private init; }

    public string PeriodCode { get; private init; } = "";

    public ReportState State { get; private set; }

    public IReadOnlyDictionary<string, long> Cells { get; private set; } = new Dictionary<string, long>();

    /// <summary>When it first arrived: by this it was in time or late, whatever was returned afterwards.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    public string? SubmittedBy { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public string? AcceptedBy { get; private set; }

    public List<ReportEvent> Trace { get; private init; } = [];

    public long Version { get; private set; }

    /// <summary>It has been told that the figures it opens with moved, and has not answered yet.</summary>
    public bool HasMovedOpening => Trace.MaxBy(entry => entry.Number) is { Kind: ReportEventKind.OpeningMoved };

    public bool IsOnItsWay => State is ReportState.Submitted or ReportState.Accepted;

    public static Report Begin(string unitCode, ReportForm form, Period period) => new()
    {
        UnitCode = unitCode,
        FormId = form.Id,
        FormCode = form.Code,
        WorkYear = period.WorkYear,
        PeriodCode = period.Code,
    };

    public void Fill(IReadOnlyDictionary<string, long> cells)
    {
        if (IsOnItsWay)
            throw ReportRules.NotADraft(State);
        Cells = new SortedDictionary<string, long>(cells.ToDictionary(), StringComparer.Ordinal);
    }

    public void Submit(Actor by)
    {
        if (IsOnItsWay)
            throw ReportRules.NotADraft(State);
        State = ReportState.Submitted;
        SubmittedAt ??= by.At;
        SubmittedBy = by.UserId;
        Add(ReportEventKind.Submitted, null, by);
    }

    public void Return(string reason, Actor by)
    {
        if (State != ReportState.Submitted)
            throw ReportRules.NotSubmitted(State);
        State = ReportState.Returned;
        Add(ReportEventKind.Returned, reason, by);
    }

    public void Accept(Actor by)
    {
        if (State != ReportState.Submitted)
            throw ReportRules.NotSubmitted(State);
        State = ReportState.Accepted;
        (AcceptedAt, AcceptedBy) = (by.At, by.UserId);
        Add(ReportEventKind.Accepted, null, by);
    }

    /// <summary>Replaces cells of an accepted report; what they held stays in the trace. Returns the cells that moved.</summary>
    public IReadOnlyCollection<string> Correct(IReadOnlyDictionary<string, long> cells, string reason, Actor by)
    {
        if (State != ReportState.Accepted)
            throw ReportRules.NotAccepted(State);
        var changes = cells.Where(cell => !Cells.TryGetValue(cell.Key, out var before) || before != cell.Value)
            .Select(cell => new CellChange(cell.Key, Cells.TryGetValue(cell.Key, out var before) ? before : null, cell.Value)).ToList();
        if (changes.Count == 0)
            throw ReportRules.NothingCorrected();
        var corrected = new SortedDictionary<string, long>(Cells.ToDictionary(), StringComparer.Ordinal);
        foreach (var change in changes)
            corrected[change.Cell] = change.After;
        Cells = corrected;
        Add(ReportEventKind.Corrected, reason, by, changes);
        return [.. changes.Select(change => change.Cell)];
    }

    public void OpeningMoved(string reason, Actor by) => Add(ReportEventKind.OpeningMoved, reason, by);

    private void Add(ReportEventKind kind, string? reason, Actor by, IReadOnlyList<CellChange>? changes = null) => Trace.Add(new ReportEvent
    {
        Number = Trace.Count + 1,
        Kind = kind,
        Reason = reason is null ? null : VietnameseText.Clean(reason),
        At = by.At,
        By = by.UserId,
        Changes = changes ?? [],
    });
}

internal sealed record CellChange(string Cell, long? Before, long After);

internal sealed class ReportEvent
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required int Number { get; init; }

    public required ReportEventKind Kind { get; init; }

    public required string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public required IReadOnlyList<CellChange> Changes { get; init; }
}

internal sealed class ReportConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.ToTable("Reports");
        builder.Property(report => report.UnitCode).HasMaxLength(OrganisationLimits.UnitCode);
        builder.Property(report => report.FormCode).HasMaxLength(LockLimits.FormCode);
        builder.Property(report => report.PeriodCode).HasMaxLength(ResultLimits.PeriodCode);
        builder.Property(report => report.SubmittedBy).HasMaxLength(PlanLimits.UserId);
        builder.Property(report => report.AcceptedBy).HasMaxLength(PlanLimits.UserId);
        builder.Property(report => report.Cells).HasJson(20_000);
        builder.HasMany(report => report.Trace).WithOne().HasForeignKey("ReportId").OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ReportForm>().WithMany().HasForeignKey(report => report.FormId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(report => new { report.UnitCode, report.FormCode, report.PeriodCode }).IsUnique();
        builder.HasIndex(report => new { report.FormCode, report.PeriodCode });
    }
}

internal sealed class ReportEventConfiguration : IEntityTypeConfiguration<ReportEvent>
{
    public void Configure(EntityTypeBuilder<ReportEvent> builder)
    {
        builder.ToTable("ReportEvents");
        builder.Property(entry => entry.By).HasMaxLength(PlanLimits.UserId);
        builder.Property(entry => entry.Changes).HasJson(40_000);
    }
}
