using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Rollups.States;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Rollups.Reading;

/// <summary>Which units miss most targets, which targets, and why: one request, read in its order from an index.</summary>
internal static class ReadRanking
{
    public static async Task<Ok<RankingView>> Handle(
        int workYear, Period? period, string? unit, string? field, int? page, int? pageSize, RollupQuery query, RankingReader reader, Texts texts,
        CancellationToken cancellationToken)
    {
        if (unit is not null)
            await query.DemandUnitAsync(unit, workYear, cancellationToken);
        var within = query.DemandPeriod(workYear, period);
        await query.DemandFieldAsync(field, cancellationToken);
        var (number, size) = (page ?? 1, pageSize ?? RankingReader.DefaultPageSize);
        if (number is < 1 or > 1_000_000)
            throw new InvalidInputException("page", texts["Page.Range", 1, 1_000_000]);
        if (size is < 1 or > PageQuery.MaxPageSize)
            throw new InvalidInputException("pageSize", texts["Page.Range", 1, PageQuery.MaxPageSize]);
        return TypedResults.Ok(await reader.ReadAsync(new(within, unit, field, number, size), cancellationToken));
    }
}

internal sealed record RankingRequest(Period Period, string? Unit, string? Field, int Page, int PageSize)
{
    public int WorkYear => Period.WorkYear;

    public int Slot => YearLayout.SlotOf(Period);
}

internal sealed class RankingReader(
    PlanningDbContext db, RollupQuery query, Outcomes outcomes, PeriodCalendars calendars, IUnitDirectory directory, Texts texts)
{
    public const int DefaultPageSize = 20;
    private const int MostTargets = 20;
    private static readonly string Missed = OutcomeLetters.NotMet.ToString();

    public async Task<RankingView> ReadAsync(RankingRequest asked, CancellationToken cancellationToken)
    {
        var (units, tops) = await UnitsAsync(asked.Unit, cancellationToken);
        var field = asked.Field ?? UnitScore.EveryField;
        var ranked = db.UnitScores.AsNoTracking()
            .Where(score => score.WorkYear == asked.WorkYear && score.Slot == asked.Slot && score.FieldCode == field && score.Targets > 0)
            .InUnits(units, score => score.UnitCode);
        var total = await ranked.CountAsync(cancellationToken);
        var page = await ranked.OrderByDescending(score => score.NotMet).ThenBy(score => score.UnitCode)
            .Skip((asked.Page - 1) * asked.PageSize).Take(asked.PageSize)
            .Select(score => new
            {
                Score = score,
                Name = db.Units.Where(unit => unit.Code == score.UnitCode).Select(unit => unit.Name).First(),
            })
            .ToListAsync(cancellationToken);
        var missed = await MissedAsync(asked, [.. page.Where(entry => entry.Score.NotMet > 0).Select(entry => entry.Score.UnitCode)], cancellationToken);
        var first = ((asked.Page - 1) * asked.PageSize) + 1;
        var summary = await SummaryAsync(asked, tops, cancellationToken);
        return new RankingView(
            asked.WorkYear, asked.Period.Code, asked.Field, await query.IsUpToDateAsync(cancellationToken), CountsView.Of(summary.Counts),
            new Page<RankedUnit>(
                [
                    .. page.Select((entry, index) => new RankedUnit(
                        first + index, entry.Score.UnitCode, entry.Name, CountsView.Of(Own(entry.Score)), [.. missed[entry.Score.UnitCode]])),
                ],
                asked.Page, asked.PageSize, total),
            summary.Targets);
    }

    private static SlotSum Own(UnitScore score) => new(null, 0, score.Targets, score.Met, score.Exceeded, score.NotMet, score.NotArisen);

    /// <summary>Whom to rank, and under whom they stand: where everything is asked for, the roots of the tree.</summary>
    private async Task<(UnitSet Units, IReadOnlyList<string> Tops)> UnitsAsync(string? unit, CancellationToken cancellationToken)
    {
        var tree = await directory.GetAsync(cancellationToken);
        var readable = await query.ReadableAsync(cancellationToken);
        if (unit is not null)
            return (new UnitSet([.. tree.Subtree(unit).Where(readable.Contains)]), [unit]);
        var tops = (readable.All ? tree.Codes : readable.Codes)
            .Where(code => !tree.Ancestors(code).Any(above => tree.Knows(above) && readable.Contains(above)));
        return (readable, [.. tops]);
    }

    private async Task<ILookup<string, MissedTarget>> MissedAsync(RankingRequest asked, List<string> units, CancellationToken cancellationToken)
    {
        var states = await db.TargetStates.AsNoTracking()
            .Where(state => units.Contains(state.UnitCode) && state.WorkYear == asked.WorkYear && state.Counted
                && state.Outcomes.Substring(asked.Slot, 1) == Missed && (asked.Field == null || state.FieldCode == asked.Field))
            .ToListAsync(cancellationToken);
        var layout = await calendars.LayoutOfAsync(asked.WorkYear, cancellationToken);
        // What a rule was held against is kept with the state, by period; who did what, and how large a population is, only with the results.
        var compound = states.Where(state => !TellsItself(state.Rule!)).GroupBy(state => state.UnitCode)
            .ToDictionary(unit => unit.Key, unit => (IReadOnlyList<MeasuredTarget>)
            [
                .. unit.Select(state => new MeasuredTarget(state.TargetCode, state.Name, state.FieldCode, state.Rule!)),
            ]);
        var explained = compound.Count == 0 ? [] : (await outcomes.OfAsync(asked.Period, compound, cancellationToken))
            .SelectMany(unit => unit.Value, (unit, outcome) => (Unit: unit.Key, outcome.TargetCode, outcome.How))
            .DistinctBy(outcome => (outcome.Unit, outcome.TargetCode))
            .ToDictionary(outcome => (outcome.Unit, outcome.TargetCode), outcome => outcome.How);
        return states.OrderBy(state => state.FieldCode, StringComparer.Ordinal).ThenBy(state => state.TargetCode, StringComparer.Ordinal)
            .ToLookup(state => state.UnitCode, state => View(layout, state, asked, explained.GetValueOrDefault((state.UnitCode, state.TargetCode))));
    }

    private MissedTarget View(YearLayout layout, TargetState state, RankingRequest asked, string? explained)
    {
        var (instance, figures) = (state.Instance()!, state.Figures());
        return new MissedTarget(
            state.TargetCode, state.Name, state.FieldCode, instance.Rule.InWords(), figures[asked.Slot],
            explained ?? instance.Rule.Evaluate(
                Judging.InputsOf(layout, instance, asked.Slot, [.. Judging.RowsOf(layout, figures)], [])).InWords(texts));
    }

    private static bool TellsItself(TargetRule rule) => rule switch
    {
        ThresholdRule threshold => threshold.Of != TargetBase.Population,
        PerPeriodRule each => TellsItself(each.Rule),
        AllOfRule all => all.Rules.All(TellsItself),
        AnyOfRule any => any.Rules.All(TellsItself),
        PiecewiseRule pieces => pieces.Pieces.All(piece => TellsItself(piece.Rule)),
        _ => false,
    };

    private async Task<(SlotSum Counts, IReadOnlyList<RankedTarget> Targets)> SummaryAsync(
        RankingRequest asked, IReadOnlyList<string> tops, CancellationToken cancellationToken)
    {
        var states = await db.TargetStates.AsNoTracking()
            .Where(state => tops.Contains(state.UnitCode) && state.WorkYear == asked.WorkYear && (asked.Field == null || state.FieldCode == asked.Field))
            .ToListAsync(cancellationToken);
        var targets = states.GroupBy(state => (state.TargetCode, state.From))
            .Select(same => (Like: same.First(), Sum: same.Aggregate(SlotSum.Nothing, (sum, state) => sum.Plus(state.Whole()[asked.Slot].Counts()))))
            .ToList();
        return (
            targets.Aggregate(SlotSum.Nothing, (sum, target) => sum.Plus(target.Sum)),
            [
                .. targets.Where(target => target.Sum.NotMet > 0).OrderByDescending(target => target.Sum.NotMet)
                    .ThenBy(target => target.Like.TargetCode, StringComparer.Ordinal).ThenBy(target => target.Like.From).Take(MostTargets)
                    .Select(target => new RankedTarget(
                        target.Like.TargetCode, target.Like.Name, target.Like.FieldCode, target.Like.From, CountsView.Of(target.Sum))),
            ]);
    }
}
