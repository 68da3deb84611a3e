using WorkPlan.Planning.Locks;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Reports;

public sealed record CellValue([property: Text(40)] string Cell, [property: Between(-1_000_000_000, 1_000_000_000)] long Value);

/// <param name="UnitCode">The reporting unit.</param>
/// <param name="FormCode">The form; its text in force on the period's last day is taken.</param>
/// <param name="Period">The period.</param>
/// <param name="Cells">What is filled in already.</param>
public sealed record BeginReportRequest(
    [property: Text(OrganisationLimits.UnitCode)] string UnitCode, [property: Text(LockLimits.FormCode)] string FormCode, Period Period,
    [property: Items(0, 300)] IReadOnlyList<CellValue>? Cells = null);

/// <summary>All cells that are filled in; the others are empty.</summary>
public sealed record FillReportRequest([property: Items(0, 300)] IReadOnlyList<CellValue> Cells);

public sealed record ReturnReportRequest([property: Text(LockLimits.Reason)] string Reason);

/// <summary>Only the cells that change.</summary>
public sealed record CorrectReportRequest([property: Items(1, 300)] IReadOnlyList<CellValue> Cells, [property: Text(LockLimits.Reason)] string Reason);

/// <param name="FormCode">The form.</param>
/// <param name="Period">The period.</param>
/// <param name="DueAt">With its hour; never moved.</param>
/// <param name="LegalBasis">The document that says so.</param>
/// <param name="UnitCode">For this unit and everything below it; missing: for all.</param>
/// <param name="Level">Only for units of this level.</param>
/// <param name="Type">Only for units of this type.</param>
public sealed record SetDeadlineRequest(
    [property: Text(LockLimits.FormCode)] string FormCode, Period Period, DateTimeOffset DueAt, [property: Text(400)] string LegalBasis,
    [property: OptionalText(OrganisationLimits.UnitCode)] string? UnitCode = null, OrgLevel? Level = null, OrgUnitType? Type = null);

/// <param name="DueAt">With its hour; never moved.</param>
/// <param name="LegalBasis">The document that says so.</param>
public sealed record CorrectDeadlineRequest(DateTimeOffset DueAt, [property: Text(400)] string LegalBasis);

internal sealed record ReportSummary(
    Guid Id, string UnitCode, string FormCode, string Period, ReportState State, DateTimeOffset? SubmittedAt, DateTimeOffset? AcceptedAt);

internal sealed record ReportCellView(string Code, string Name, long? Value, string? OpensFrom);

internal sealed record ReportEventView(
    ReportEventKind Kind, string? Reason, DateTimeOffset At, string By, IReadOnlyList<CellChange> Changes);

/// <param name="Locked">The lock in the way of a change, if there is one.</param>
internal sealed record ReportView(
    Guid Id, string UnitCode, string FormCode, string FormName, string Period, ReportState State, IReadOnlyList<ReportCellView> Cells,
    IReadOnlyList<BalanceCheck> Balance, IReadOnlyList<OpeningCheck> Opening, DateTimeOffset? DueAt, ReportStanding Standing,
    DateTimeOffset? SubmittedAt, string? SubmittedBy, DateTimeOffset? AcceptedAt, string? AcceptedBy, LockedFigure? Locked,
    IReadOnlyList<ReportEventView> Trace);

internal sealed record UnitStandingView(
    string UnitCode, string UnitName, Guid? ReportId, ReportState? State, DateTimeOffset? DueAt, DateTimeOffset? SubmittedAt, ReportStanding Standing);

internal sealed record DeadlineView(
    Guid Id, string FormCode, string Period, string? UnitCode, OrgLevel? Level, OrgUnitType? Type, DateTimeOffset DueAt, string LegalBasis)
{
    public static DeadlineView Of(ReportDeadline row) =>
        new(row.Id, row.FormCode, row.PeriodCode, row.UnitCode, row.Level, row.Type, row.DueAt, row.LegalBasis);
}
