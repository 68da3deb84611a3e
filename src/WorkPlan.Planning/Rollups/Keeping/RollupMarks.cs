using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.People;
using WorkPlan.Planning.Plans;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Keeping;

/// <summary>
/// Sees in every save which units, catalogues and commitments change, and adds to the same save the work that this makes. Whoever writes
/// such a change need not know of aggregates, and cannot forget them.
/// </summary>
internal sealed class RollupMarks(TimeProvider clock, RollupSignal signal) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    private const int FirstYear = 2013;

    private readonly ConditionalWeakTable<DbContext, object> _marked = [];

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is PlanningDbContext db)
            Mark(db, ChangesCatalogues(db) ? SectorOf(OwnSector(db).SingleOrDefault()) : PeriodCalendar.Sector);
        return result;
    }

    public async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is PlanningDbContext db)
        {
            Mark(db, ChangesCatalogues(db)
                ? SectorOf(await OwnSector(db).SingleOrDefaultAsync(cancellationToken))
                : PeriodCalendar.Sector);
        }
        return result;
    }

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
            Committed(eventData.Context);
        return result;
    }

    public ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavedChanges(eventData, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Committed(eventData.Context);

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed(eventData.Context);
        return Task.CompletedTask;
    }

    private void Committed(DbContext? db)
    {
        if (db is not null && _marked.Remove(db))
            signal.Wake();
    }

    /// <summary>Only where a catalogue begins has to be put into a work year.</summary>
    private static bool ChangesCatalogues(PlanningDbContext db) => db.ChangeTracker.Entries<TargetCatalogue>()
        .Any(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);

    private static IQueryable<OwnPeriodCalendar> OwnSector(PlanningDbContext db) =>
        db.PeriodCalendars.AsNoTracking().Where(calendar => calendar.Code == PeriodCalendar.Sector.Code);

    private static PeriodCalendar SectorOf(OwnPeriodCalendar? own) =>
        own is null ? PeriodCalendar.Sector : PeriodCalendars.Combine(PeriodCalendar.Sector, own.Versions);

    private void Mark(PlanningDbContext db, PeriodCalendar sector)
    {
        var work = db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .SelectMany(entry => WorkOf(db, entry, sector)).Distinct().ToList();
        var waiting = db.ChangeTracker.Entries<RollupWork>().Any(entry => entry.State == EntityState.Added);
        if (work.Count == 0 && !waiting)
            return;
        db.RollupWork.AddRange(work.Select(item => new RollupWork
        {
            Kind = item.Kind,
            UnitCode = item.UnitCode,
            WorkYear = item.WorkYear,
            FormerParent = item.FormerParent,
            EnqueuedAt = clock.GetUtcNow(),
        }));
        _marked.AddOrUpdate(db, this);
    }

    private static IEnumerable<Item> WorkOf(PlanningDbContext db, EntityEntry entry, PeriodCalendar sector) => entry.Entity switch
    {
        TargetCommitment commitment => OfPlan(db.Plans.Local.FirstOrDefault(plan => plan.Id == commitment.PlanId)),
        // Only an issued plan binds the units below, from then on and until it is withdrawn; a withdrawn draft binds its own unit no longer.
        Plan plan when entry.State == EntityState.Modified && entry.Property(nameof(Plan.State)).IsModified
            && (plan.IsIssued || plan.State == PlanState.Withdrawn) =>
            [new Item(RollupWorkKind.TargetsBelow, plan.UnitCode, plan.WorkYear)],
        TargetCatalogue catalogue =>
            [new Item(RollupWorkKind.TargetsBelow, catalogue.UnitCode ?? RollupWork.EveryUnit, sector.Containing(catalogue.AppliesFrom).Year)],
        TargetAdoption adoption => [new Item(RollupWorkKind.TargetsBelow, adoption.UnitCode, adoption.WorkYear)],
        OrgUnit unit when entry.State == EntityState.Modified && entry.Property(nameof(OrgUnit.ParentCode)) is { IsModified: true } parent
            && !Equals(parent.OriginalValue, parent.CurrentValue) =>
            [new Item(RollupWorkKind.Moved, unit.Code, 0, (string?)parent.OriginalValue)],
        OwnPeriodCalendar calendar when calendar.Code == PeriodCalendar.Sector.Code =>
            [new Item(RollupWorkKind.TargetsBelow, RollupWork.EveryUnit, FirstYear)],
        // Targets per head count who serves in the unit.
        PersonCopy person => [.. UnitsOf(entry, person).Distinct().Select(unit => new Item(RollupWorkKind.People, unit, 0))],
        // Also where the person served before: a title is told of with its days.
        PersonSpell spell => [new Item(RollupWorkKind.People, spell.UnitCode, 0)],
        _ => [],
    };

    private static IEnumerable<string> UnitsOf(EntityEntry entry, PersonCopy person)
    {
        yield return person.UnitCode;
        if (entry.State == EntityState.Modified)
            yield return (string)entry.Property(nameof(PersonCopy.UnitCode)).OriginalValue!;
    }

    private static IEnumerable<Item> OfPlan(Plan? plan) => plan is null
        ? []
        : [new Item(plan.IsIssued ? RollupWorkKind.TargetsBelow : RollupWorkKind.Targets, plan.UnitCode, plan.WorkYear)];

    private sealed record Item(RollupWorkKind Kind, string UnitCode, int WorkYear, string? FormerParent = null);
}
