using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Reports;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Locks;

/// <param name="UnitCode">The unit that locks itself and everything below it; missing: the sector locks all.</param>
/// <param name="Period">A lock of a half year covers its months.</param>
/// <param name="Reason">Why; whoever is refused reads it.</param>
/// <param name="FormCode">Only reports by this form; missing: every report, and figures without a form.</param>
/// <param name="Until">From when on it no longer holds; missing: until it is released.</param>
public sealed record PutLockRequest(
    [property: OptionalText(OrganisationLimits.UnitCode)] string? UnitCode, Period Period, [property: Text(LockLimits.Reason)] string Reason,
    [property: OptionalText(LockLimits.FormCode)] string? FormCode = null, DateTimeOffset? Until = null);

public sealed record ReleaseLockRequest([property: Text(LockLimits.Reason)] string Reason);

/// <param name="UnitCode">The unit that may change what is locked.</param>
/// <param name="Reason">Why.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="FormCode">Only reports by this form.</param>
public sealed record GrantExceptionRequest(
    [property: Text(OrganisationLimits.UnitCode)] string UnitCode, [property: Text(LockLimits.Reason)] string Reason, DateTimeOffset ExpiresAt,
    [property: OptionalText(LockLimits.FormCode)] string? FormCode = null);

internal sealed record LockView(
    Guid Id, LockLevel Level, string? OwnerCode, string? UnitCode, string? FormCode, Guid? ReportId, string PeriodCode, string Reason,
    DateTimeOffset LockedAt, string LockedBy, DateTimeOffset? Until, bool Holds, DateTimeOffset? ReleasedAt, string? ReleasedBy,
    string? ReleaseReason, IReadOnlyList<LockExceptionView> Exceptions)
{
    public static LockView Of(PeriodLock row, DateTimeOffset now) => new(
        row.Id, row.Level, row.OwnerCode, row.UnitCode, row.FormCode, row.ReportId, row.PeriodCode, row.Reason, row.LockedAt, row.LockedBy,
        row.Until, row.HoldsAt(now), row.ReleasedAt, row.ReleasedBy, row.ReleaseReason,
        [
            .. row.Exceptions.OrderBy(exception => exception.GrantedAt).Select(exception => new LockExceptionView(
                exception.Id, exception.UnitCode, exception.FormCode, exception.Reason, exception.GrantedBy, exception.GrantedAt, exception.ExpiresAt,
                exception.ExpiresAt <= now)),
        ]);
}

internal sealed record LockExceptionView(
    Guid Id, string UnitCode, string? FormCode, string Reason, string GrantedBy, DateTimeOffset GrantedAt, DateTimeOffset ExpiresAt, bool Expired);

internal static class LockEndpoints
{
    private static readonly Sorting<PeriodLock> Sorting = new Sorting<PeriodLock>(row => row.Id)
        .By("lockedAt", row => row.LockedAt)
        .By("period", row => row.PeriodCode);

    public static void MapLocks(this IEndpointRouteBuilder routes)
    {
        var locks = routes.MapGroup("/locks").WithTags("Locks");
        locks.MapGet("", ListLocks).RequirePermission(ReportPermissions.Read);
        locks.MapPost("", PutLock).RequirePermission(ReportPermissions.Lock).Idempotent<PlanningDbContext>();
        locks.MapGet("/{id:guid}", GetLock).RequirePermission(ReportPermissions.Read);
        locks.MapPost("/{id:guid}/release", ReleaseLock).RequirePermission(ReportPermissions.Lock);
        locks.MapPost("/{id:guid}/exceptions", GrantException).RequirePermission(ReportPermissions.Lock);
    }

    private static async Task<Ok<Page<LockView>>> ListLocks(
        [AsParameters] PageQuery paging, string? unit, int? workYear, PlanningDbContext db, IUnitDirectory directory, TimeProvider clock, Texts texts,
        CancellationToken cancellationToken)
    {
        // Why a figure cannot be changed is no secret; who may see the figure is asked elsewhere.
        var locks = db.PeriodLocks.AsNoTracking().Include(row => row.Exceptions).AsQueryable();
        if (workYear is not null)
            locks = locks.Where(row => row.WorkYear == workYear);
        if (unit is not null)
        {
            var above = (await directory.GetAsync(cancellationToken)).Ancestors(unit).Prepend(unit).ToList();
            locks = locks.Where(row => row.UnitCode == null || above.Contains(row.UnitCode));
        }
        var now = clock.GetUtcNow();
        var page = await locks.ToPageAsync(paging, Sorting, "-lockedAt", row => row, texts, cancellationToken);
        return TypedResults.Ok(new Page<LockView>([.. page.Items.Select(row => LockView.Of(row, now))], page.Number, page.PageSize, page.Total));
    }

    private static async Task<CreatedWithETag<LockView>> PutLock(
        PutLockRequest request, PlanningDbContext db, UnitScope scope, PeriodCalendars calendars, CurrentUser user, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(ReportPermissions.Lock, request.UnitCode ?? Grant.EveryUnit, cancellationToken);
        // The kernel refuses a period that the year does not have.
        _ = (await calendars.SectorAsync(cancellationToken)).RangeOf(request.Period);
        var level = await LevelAsync(db, request.UnitCode, cancellationToken);
        var row = PeriodLock.Put(
            level, request.UnitCode, request.UnitCode, request.Period, request.Reason, new Actor(user.UserId, clock.GetUtcNow()),
            new LockExtent(request.FormCode, request.Until));
        db.PeriodLocks.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/planning/locks/{row.Id}", LockView.Of(row, clock.GetUtcNow()), row);
    }

    private static async Task<OkWithETag<LockView>> GetLock(Guid id, PlanningDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var row = await FindAsync(db, id, cancellationToken);
        return ETagged.Ok(LockView.Of(row, clock.GetUtcNow()), row);
    }

    private static async Task<OkWithETag<LockView>> ReleaseLock(
        Guid id, ReleaseLockRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, CurrentUser user, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var row = await FindAsync(db, id, cancellationToken);
        await scope.DemandAsync(ReportPermissions.Lock, row.OwnerCode ?? Grant.EveryUnit, cancellationToken);
        ifMatch.Demand(row);
        row.Release(request.Reason, new Actor(user.UserId, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(LockView.Of(row, clock.GetUtcNow()), row);
    }

    private static async Task<OkWithETag<LockView>> GrantException(
        Guid id, GrantExceptionRequest request, IfMatch ifMatch, PlanningDbContext db, UnitScope scope, IUnitDirectory directory, CurrentUser user,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var row = await FindAsync(db, id, cancellationToken);
        await scope.DemandAsync(ReportPermissions.Lock, row.OwnerCode ?? Grant.EveryUnit, cancellationToken);
        ifMatch.Demand(row);
        var tree = await directory.GetAsync(cancellationToken);
        if (!tree.Knows(request.UnitCode) || (row.UnitCode is { } top && !tree.Subtree(top).Contains(request.UnitCode)))
            throw LockRules.ExceptionOutsideLock(request.UnitCode);
        row.Except(request.UnitCode, request.FormCode, request.Reason, request.ExpiresAt, new Actor(user.UserId, clock.GetUtcNow()));
        db.Touch(row);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(LockView.Of(row, clock.GetUtcNow()), row);
    }

    /// <summary>The level at which a unit locks.</summary>
    public static async Task<LockLevel> LevelAsync(PlanningDbContext db, string? unitCode, CancellationToken cancellationToken)
    {
        if (unitCode is null)
            return LockLevel.Sector;
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(unit => unit.Code == unitCode, cancellationToken)
            ?? throw UnitRules.Unknown(unitCode);
        return unit switch
        {
            { Level: OrgLevel.Supreme } => LockLevel.Sector,
            { Level: OrgLevel.Province, Type: OrgUnitType.Procuracy } => LockLevel.Province,
            _ => LockLevel.Unit,
        };
    }

    private static async Task<PeriodLock> FindAsync(PlanningDbContext db, Guid id, CancellationToken cancellationToken) =>
        await db.PeriodLocks.Include(row => row.Exceptions).SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException();
}
