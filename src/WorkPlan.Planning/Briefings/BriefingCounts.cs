using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Briefings;

/// <summary>Counts units' briefings anew when one is recorded, and when a week, month or quarter is over, and tells the others.</summary>
internal sealed class BriefingCounts(
    PlanningDbContext db, WorkingCalendars calendars, PeriodCalendars periods, IPublishEndpoint events, TimeProvider clock)
{
    public async Task FollowAsync(Briefing recorded, OrgUnit unit, CancellationToken cancellationToken)
    {
        var regularity = await db.BriefingRegularities.SingleOrDefaultAsync(
            known => known.UnitCode == recorded.UnitCode && known.WorkYear == recorded.WorkYear && known.Kind == recorded.Kind, cancellationToken);
        if (regularity is null)
        {
            regularity = BriefingRegularity.Of(recorded.UnitCode, recorded.WorkYear, recorded.Kind);
            db.BriefingRegularities.Add(regularity);
        }
        var days = await DaysAsync(recorded.UnitCode, recorded.WorkYear, recorded.Kind, cancellationToken);
        var sector = await periods.SectorAsync(cancellationToken);
        regularity.Count(
            FirstDay(unit, sector.YearOf(recorded.WorkYear)), [.. days, recorded.HeldOn], await calendars.GetAsync(cancellationToken), sector);
        db.Touch(regularity);
        await events.Publish(
            new BriefingHeld
            {
                StreamKey = $"briefings:{regularity.UnitCode}:{regularity.WorkYear}:{DocumentMessages.Camel(regularity.Kind)}",
                Version = regularity.NextVersion(),
                OccurredAt = clock.GetUtcNow(),
                UnitCode = regularity.UnitCode,
                WorkYear = regularity.WorkYear,
                Kind = DocumentMessages.Camel(regularity.Kind),
                LastHeldOn = regularity.LastHeldOn,
                Expected = regularity.Expected,
                Held = regularity.Held,
            },
            cancellationToken);
        await TellAgainAsync(recorded, unit, [.. days, recorded.HeldOn], sector, cancellationToken);
    }

    /// <summary>Tells how the units stand at the end of a week, month or quarter; prepares a save.</summary>
    public async Task TellAsync(IReadOnlyList<OrgUnit> units, WorkYear year, BriefingKind kind, DateOnly to, CancellationToken cancellationToken)
    {
        var (codes, workYear) = (units.Select(unit => unit.Code).ToList(), year.Year);
        var days = (await db.Briefings.AsNoTracking()
            .Where(briefing => codes.Contains(briefing.UnitCode) && briefing.WorkYear == workYear && briefing.Kind == kind)
            .Select(briefing => new { briefing.UnitCode, briefing.HeldOn }).ToListAsync(cancellationToken))
            .ToLookup(briefing => briefing.UnitCode, briefing => briefing.HeldOn);
        var known = await db.BriefingCountings
            .Where(counting => codes.Contains(counting.UnitCode) && counting.WorkYear == workYear && counting.Kind == kind)
            .ToDictionaryAsync(counting => counting.UnitCode, cancellationToken);
        var (calendar, sector) = (await calendars.GetAsync(cancellationToken), await periods.SectorAsync(cancellationToken));
        foreach (var unit in units)
        {
            if (!known.TryGetValue(unit.Code, out var counting))
                db.BriefingCountings.Add(counting = BriefingCounting.Of(unit.Code, workYear, kind));
            counting.Reach(to);
            await TellAsync(counting, unit, [.. days[unit.Code]], calendar, sector, cancellationToken);
        }
    }

    /// <summary>A briefing of a week that was counted already is recorded: the count was too low.</summary>
    private async Task TellAgainAsync(
        Briefing recorded, OrgUnit unit, IReadOnlyCollection<DateOnly> days, PeriodCalendar sector, CancellationToken cancellationToken)
    {
        var counting = await db.BriefingCountings.SingleOrDefaultAsync(
            known => known.UnitCode == recorded.UnitCode && known.WorkYear == recorded.WorkYear && known.Kind == recorded.Kind, cancellationToken);
        if (counting is not null && recorded.HeldOn <= counting.CountedTo)
            await TellAsync(counting, unit, days, await calendars.GetAsync(cancellationToken), sector, cancellationToken);
    }

    private async Task TellAsync(
        BriefingCounting counting, OrgUnit unit, IReadOnlyCollection<DateOnly> days, WorkingCalendar calendar, PeriodCalendar sector,
        CancellationToken cancellationToken)
    {
        db.Touch(counting);
        var to = unit.ValidTo < counting.CountedTo ? unit.ValidTo.Value : counting.CountedTo;
        var (expected, held) = BriefingRegularity.CountUntil(to, counting.Kind, FirstDay(unit, sector.YearOf(counting.WorkYear)), days, calendar, sector);
        await events.Publish(
            new BriefingsCounted
            {
                StreamKey = $"briefing-counts:{counting.UnitCode}:{counting.WorkYear}:{DocumentMessages.Camel(counting.Kind)}",
                Version = counting.NextVersion(),
                OccurredAt = clock.GetUtcNow(),
                UnitCode = counting.UnitCode,
                WorkYear = counting.WorkYear,
                Kind = DocumentMessages.Camel(counting.Kind),
                CountedTo = to,
                Expected = expected,
                Held = held,
            },
            cancellationToken);
    }

    /// <summary>Counted to a day, also where nothing was ever held.</summary>
    public async Task<RegularityView> UntilAsync(OrgUnit unit, int workYear, BriefingKind kind, DateOnly asOf, CancellationToken cancellationToken)
    {
        var sector = await periods.SectorAsync(cancellationToken);
        var year = sector.YearOf(workYear);
        var to = asOf < year.To ? asOf : year.To;
        var days = (await DaysAsync(unit.Code, workYear, kind, cancellationToken)).Where(day => day <= to).ToList();
        var (expected, held) = BriefingRegularity.CountUntil(
            to, kind, FirstDay(unit, year), days, await calendars.GetAsync(cancellationToken), sector);
        return new RegularityView(unit.Code, workYear, kind, days.Count > 0 ? days.Max() : null, to, expected, held);
    }

    private static DateOnly FirstDay(OrgUnit unit, WorkYear year) => unit.ValidFrom > year.From ? unit.ValidFrom : year.From;

    private Task<List<DateOnly>> DaysAsync(string unitCode, int workYear, BriefingKind kind, CancellationToken cancellationToken) =>
        db.Briefings.Where(briefing => briefing.UnitCode == unitCode && briefing.WorkYear == workYear && briefing.Kind == kind)
            .Select(briefing => briefing.HeldOn).ToListAsync(cancellationToken);
}
