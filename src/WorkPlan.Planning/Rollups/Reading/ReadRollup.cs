using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Reading;

/// <summary>How a unit stands together with everything below it, by target, by field and by unit, from what is kept for the purpose.</summary>
internal static class ReadRollup
{
    public static async Task<Ok<RollupView>> Handle(
        string unit, int workYear, Period? period, Choice<RollupMode>? view, string? field, RollupQuery query, RollupReader reader,
        CancellationToken cancellationToken)
    {
        var name = await query.DemandUnitAsync(unit, workYear, cancellationToken);
        var within = query.DemandPeriod(workYear, period);
        var fields = await query.DemandFieldAsync(field, cancellationToken);
        var asked = new RollupRequest(unit, name, within, field, fields);
        return TypedResults.Ok(view?.Value == RollupMode.Restated
            ? await reader.RestatedAsync(asked, cancellationToken)
            : await reader.AsWasAsync(asked, cancellationToken));
    }
}

/// <param name="Fields">The names of all fields, in the order of tables.</param>
internal sealed record RollupRequest(
    string Unit, string UnitName, Period Period, string? Field, IReadOnlyDictionary<string, string> Fields)
{
    public int WorkYear => Period.WorkYear;

    public int Slot => YearLayout.SlotOf(Period);
}

internal sealed class RollupReader(
    PlanningDbContext db, RollupQuery query, SumWords words, FulfilmentGrades grades, Restating restating, PeriodCalendars calendars,
    IUnitDirectory directory)
{
    private const int Several = 2;

    public async Task<RollupView> AsWasAsync(RollupRequest asked, CancellationToken cancellationToken)
    {
        var states = await StatesAsync([asked.Unit], asked, cancellationToken);
        var scores = await db.UnitScores.AsNoTracking()
            .Where(score => score.UnitCode == asked.Unit && score.WorkYear == asked.WorkYear && score.Slot == asked.Slot)
            .ToListAsync(cancellationToken);
        var year = (await calendars.SectorAsync(cancellationToken)).YearOf(asked.WorkYear);
        var sums = states.ConvertAll(state => (State: state, Sum: state.Whole()[asked.Slot]));
        return View(
            asked, RollupMode.AsWas, await query.IsUpToDateAsync(cancellationToken),
            scores.FirstOrDefault(score => score.FieldCode == (asked.Field ?? UnitScore.EveryField))?.Whole() ?? SlotSum.Nothing,
            [.. sums.Where(entry => !entry.Sum.IsNothing || entry.State.RuleText is not null)
                .Select(entry => (entry.State, entry.Sum.Counts(), words.Describe(entry.State, entry.Sum, entry.State.Below is null ? 1 : Several, asked.Period, year)))],
            scores.Where(score => score.FieldCode != UnitScore.EveryField).ToDictionary(score => score.FieldCode, score => score.Whole()),
            await BelowAsync(asked, cancellationToken), []);
    }

    public async Task<RollupView> RestatedAsync(RollupRequest asked, CancellationToken cancellationToken)
    {
        var parts = await restating.OfAsync(asked.Unit, cancellationToken);
        var states = (await StatesAsync([.. parts.Select(part => part.UnitCode).Distinct()], asked, cancellationToken)).ToLookup(state => state.UnitCode);
        var year = (await calendars.SectorAsync(cancellationToken)).YearOf(asked.WorkYear);
        var layout = YearLayout.Of(year);
        var units = (await directory.GetAsync(cancellationToken)).Children(asked.Unit).Any() ? Several : 1;
        var sums = new Dictionary<(string, DateOnly), (TargetState State, SlotSum Sum)>();
        foreach (var (part, state) in parts.SelectMany(part => states[part.UnitCode].Select(state => (part, state))))
        {
            var key = (state.TargetCode, state.From);
            var sum = part.Take(state, asked.Slot, layout);
            var known = sums.TryGetValue(key, out var entry) ? entry : (State: state, Sum: SlotSum.Nothing);
            // The unit's own rule judges; where it has none, the rule of whose figures these are.
            sums[key] = (state.UnitCode == asked.Unit || known.State.RuleText is null ? state : known.State, known.Sum.Plus(sum));
        }
        var lines = sums.Values.Where(entry => entry.Sum.Reporting > 0 || entry.State.UnitCode == asked.Unit)
            .Select(entry => (entry.State, Line: words.Describe(entry.State, entry.Sum, units, asked.Period, year)))
            .Select(entry => (entry.State, Counts: CountOf(entry.Line), entry.Line)).ToList();
        return View(
            asked, RollupMode.Restated, await query.IsUpToDateAsync(cancellationToken),
            lines.Aggregate(SlotSum.Nothing, (sum, line) => sum.Plus(line.Counts)), lines,
            lines.GroupBy(line => line.State.FieldCode)
                .ToDictionary(same => same.Key, same => same.Aggregate(SlotSum.Nothing, (sum, line) => sum.Plus(line.Counts))),
            await BelowAsync(asked, cancellationToken), await SourcesAsync(parts, cancellationToken));
    }

    private RollupView View(
        RollupRequest asked, RollupMode mode, bool upToDate, SlotSum counts,
        IReadOnlyList<(TargetState State, SlotSum Counts, TargetRollup Line)> lines, Dictionary<string, SlotSum> fields,
        IReadOnlyList<UnitRollup> below, IReadOnlyList<RestatedSource> sources) => new(
        asked.Unit, asked.UnitName, asked.WorkYear, asked.Period.Code, mode, upToDate, CountsView.Of(counts), grades.Of(CountsView.Of(counts)), Versions(lines),
        [
            .. asked.Fields.Where(field => fields.ContainsKey(field.Key) && (asked.Field is null || asked.Field == field.Key))
                .Select(field => (Field: field, Counts: CountsView.Of(fields[field.Key])))
                .Select(entry => new FieldRollup(entry.Field.Key, entry.Field.Value, entry.Counts, grades.Of(entry.Counts))),
        ],
        [
            .. lines.OrderBy(line => line.State.FieldCode, StringComparer.Ordinal).ThenBy(line => line.State.TargetCode, StringComparer.Ordinal)
                .ThenBy(line => line.State.From).Select(line => line.Line),
        ],
        below, sources);

    /// <summary>A year under one catalogue has no versions to tell apart.</summary>
    private static IReadOnlyList<VersionRollup> Versions(IReadOnlyList<(TargetState State, SlotSum Counts, TargetRollup Line)> lines) =>
        lines.Select(line => (line.State.From, line.State.To)).Distinct().Count() < 2
            ? []
            :
            [
                .. lines.GroupBy(line => (line.State.From, line.State.To)).OrderBy(same => same.Key.From).ThenBy(same => same.Key.To)
                    .Select(same => new VersionRollup(
                        same.Key.From, same.Key.To,
                        [.. same.Select(line => line.State.Citation).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
                        CountsView.Of(same.Aggregate(SlotSum.Nothing, (sum, line) => sum.Plus(line.Counts))))),
            ];

    /// <summary>A sum that cannot be judged is no target that waits for figures.</summary>
    private static SlotSum CountOf(TargetRollup line) =>
        line is { Sum: not null, Outcome: null } ? SlotSum.Nothing : SlotSum.Of(line.Sum, line.Outcome).Counts();

    private Task<List<TargetState>> StatesAsync(IReadOnlyList<string> units, RollupRequest asked, CancellationToken cancellationToken) =>
        db.TargetStates.AsNoTracking()
            .Where(state => units.Contains(state.UnitCode) && state.WorkYear == asked.WorkYear && (asked.Field == null || state.FieldCode == asked.Field))
            .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<UnitRollup>> BelowAsync(RollupRequest asked, CancellationToken cancellationToken)
    {
        var readable = await query.ReadableAsync(cancellationToken);
        var children = (await directory.GetAsync(cancellationToken)).Children(asked.Unit).Where(readable.Contains).ToList();
        var field = asked.Field ?? UnitScore.EveryField;
        var scores = await db.UnitScores.AsNoTracking()
            .Where(score => children.Contains(score.UnitCode) && score.WorkYear == asked.WorkYear && score.Slot == asked.Slot && score.FieldCode == field)
            .Join(db.Units, score => score.UnitCode, unit => unit.Code, (score, unit) => new { Score = score, unit.Name })
            .ToListAsync(cancellationToken);
        return
        [
            .. scores.OrderBy(entry => entry.Score.UnitCode, StringComparer.Ordinal)
                .Select(entry => new UnitRollup(entry.Score.UnitCode, entry.Name, CountsView.Of(entry.Score.Whole()))),
        ];
    }

    private async Task<IReadOnlyList<RestatedSource>> SourcesAsync(IReadOnlyList<RestatedPart> parts, CancellationToken cancellationToken)
    {
        var codes = parts.Select(part => part.UnitCode).Distinct().ToList();
        var names = await db.Units.Where(unit => codes.Contains(unit.Code)).ToDictionaryAsync(unit => unit.Code, unit => unit.Name, cancellationToken);
        return [.. parts.Where(part => !part.TakesAway).Select(part => new RestatedSource(
            part.UnitCode, names.GetValueOrDefault(part.UnitCode) ?? part.UnitCode, VietnameseNumbers.Percent(part.BasisPoints), part.LegalBasis))];
    }
}
