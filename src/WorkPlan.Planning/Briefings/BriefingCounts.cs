using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Units;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Briefings;

/// <summary>Counts a unit's briefings anew when one is recorded, and tells the others.</summary>
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
