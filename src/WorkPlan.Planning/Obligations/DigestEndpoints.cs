using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Obligations;

/// <summary>What a unit, with those below it, or a person owes; and what they were reminded of.</summary>
internal sealed record DigestView
{
    public required int Open { get; init; }

    public required int DueSoon { get; init; }

    public required int Overdue { get; init; }

    public required int SatisfiedInTime { get; init; }

    public required int SatisfiedLate { get; init; }

    public required int Waived { get; init; }

    public required IReadOnlyList<UnitDigestView> Units { get; init; }
}

internal sealed record UnitDigestView(string UnitCode, int Open, int DueSoon, int Overdue);

internal sealed record NoticeView(
    Guid Id, Guid ObligationId, NoticeKind Kind, int Step, string Rule, string UnitCode, string RecipientUnitCode, string? PersonCode,
    DateTimeOffset DueAt, DateTimeOffset RecordedAt);

internal static class DigestEndpoints
{
    private static readonly Sorting<ObligationNotice> Sorting = new Sorting<ObligationNotice>(notice => notice.Id)
        .By("recordedAt", notice => notice.RecordedAt)
        .By("dueAt", notice => notice.DueAt);

    public static void MapDigests(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/obligations/digest", Digest).WithTags("Obligations").RequirePermission(DocumentPermissions.Read);
        routes.MapGet("/obligations/notices", ListNotices).WithTags("Obligations").RequirePermission(DocumentPermissions.Read);
    }

    private static async Task<Ok<DigestView>> Digest(
        string? unit, string? person, int? workYear, PlanningDbContext db, UnitScope scope, IUnitDirectory directory, WorkingCalendars calendars,
        IOptions<ObligationOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var calendar = await calendars.GetAsync(cancellationToken);
        var soon = VietnamTime.EndOf(calendar.AddWorkingDays(VietnamTime.DateOf(now), options.Value.DigestWorkingDays));
        var obligations = db.Obligations.AsNoTracking()
            .InUnits(await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken), obligation => obligation.UnitCode);
        if (unit is not null)
        {
            var units = (await directory.GetAsync(cancellationToken)).Subtree(unit);
            obligations = obligations.Where(obligation => units.Contains(obligation.UnitCode));
        }
        if (person is not null)
            obligations = obligations.Where(obligation => obligation.DebtorKind == DebtorKind.Person && obligation.DebtorCode == person);
        if (workYear is not null)
            obligations = obligations.Where(obligation => obligation.WorkYear == workYear);
        var owing = await obligations.Where(obligation => obligation.State == ObligationState.Open).GroupBy(obligation => obligation.UnitCode)
            .Select(owed => new UnitDigestView(
                owed.Key, owed.Count(),
                owed.Count(obligation => obligation.Deadline.DueAt >= now && obligation.Deadline.DueAt <= soon),
                owed.Count(obligation => obligation.Deadline.DueAt < now)))
            .ToListAsync(cancellationToken);
        var settled = await obligations.Where(obligation => obligation.State != ObligationState.Open)
            .GroupBy(obligation => new { obligation.State, Late = obligation.SatisfiedAt > obligation.Deadline.DueAt })
            .Select(group => new { group.Key.State, group.Key.Late, Count = group.Count() }).ToListAsync(cancellationToken);
        return TypedResults.Ok(new DigestView
        {
            Open = owing.Sum(owed => owed.Open),
            DueSoon = owing.Sum(owed => owed.DueSoon),
            Overdue = owing.Sum(owed => owed.Overdue),
            SatisfiedInTime = settled.Where(group => group is { State: ObligationState.Satisfied, Late: false }).Sum(group => group.Count),
            SatisfiedLate = settled.Where(group => group is { State: ObligationState.Satisfied, Late: true }).Sum(group => group.Count),
            Waived = settled.Where(group => group.State == ObligationState.Waived).Sum(group => group.Count),
            // Worst first.
            Units = [.. owing.OrderByDescending(owed => owed.Overdue).ThenByDescending(owed => owed.DueSoon).ThenBy(owed => owed.UnitCode, StringComparer.Ordinal)],
        });
    }

    private static async Task<Ok<Page<NoticeView>>> ListNotices(
        [AsParameters] PageQuery paging, string? unit, Choice<NoticeKind>? kind, Guid? obligationId, PlanningDbContext db, UnitScope scope,
        Texts texts, CancellationToken cancellationToken)
    {
        var readable = await scope.UnitsAsync(DocumentPermissions.Read, cancellationToken);
        var notices = db.ObligationNotices.AsNoTracking().InUnits(readable, notice => notice.RecipientUnitCode);
        if (unit is not null)
            notices = notices.Where(notice => notice.RecipientUnitCode == unit);
        if (kind is { Value: var wanted })
            notices = notices.Where(notice => notice.Kind == wanted);
        if (obligationId is not null)
            notices = notices.Where(notice => notice.ObligationId == obligationId);
        return TypedResults.Ok(await notices.ToPageAsync(
            paging, Sorting, "-recordedAt",
            notice => new NoticeView(
                notice.Id, notice.ObligationId, notice.Kind, notice.Step, notice.Rule, notice.UnitCode, notice.RecipientUnitCode, notice.PersonCode,
                notice.DueAt, notice.RecordedAt),
            texts, cancellationToken));
    }
}
