using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Staff;
using WorkPlan.Emulation.Titles;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Inflation;

/// <summary>
/// Whether titles and scores grow without the work: for each year the share of people with each title, the scores, and beside them the share
/// of judged targets that were kept, how many of those the unit had set itself, and how difficult they were.
/// </summary>
public sealed record InflationView(string Unit, int FromYear, int ToYear, IReadOnlyList<InflationYear> Years);

/// <param name="People">Who served on the year's last day, as far as the register tells.</param>
/// <param name="Units">Units that have a score.</param>
/// <param name="MeanPoints">The mean of their scores; null without any.</param>
/// <param name="TargetsJudged">Targets that were met, exceeded or missed: what did not arise is no part of it.</param>
/// <param name="TargetsKept">Of them, met or exceeded.</param>
/// <param name="StretchTargets">Of those judged, the ones in which a unit asked more of itself than was demanded.</param>
/// <param name="MeanDifficultyPercent">
/// How much the judged targets weigh by the difficulty that the scoring tables give them, in per cent of an ordinary one; null where no table does.
/// </param>
/// <param name="EasierTargets">Whether more was kept than the year before while the targets got easier: a question, too.</param>
/// <param name="Inflated">
/// Titles for which the share of people rose against the year before while the share of kept targets did not: a question to ask, not a verdict.
/// </param>
public sealed record InflationYear(
    int WorkYear, int People, IReadOnlyList<TitleShare> Titles, int Units, decimal? MeanPoints, int TargetsJudged, int TargetsKept,
    int StretchTargets, decimal? MeanDifficultyPercent, bool EasierTargets, IReadOnlyList<EmulationTitle> Inflated)
{
    internal long? KeptBasisPoints => BasisPoints.Share(TargetsKept, TargetsJudged, Rounding.Nearest);
}

/// <summary>How many hold a title, and what share of the people that is in hundredths of a percent.</summary>
public sealed record TitleShare(EmulationTitle Title, int Holders, long? ShareBasisPoints);

internal static class InflationEndpoints
{
    private const int MostYears = 10;

    public static void MapInflation(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/inflation", GetInflation).WithTags("Inflation").RequirePermission(EmulationPermissions.Read);

    private static async Task<InflationView> GetInflation(
        string unit, int fromYear, int toYear, EmulationDbContext db, UnitScope scope,
        IUnitDirectory directory, CancellationToken cancellationToken)
    {
        if (!(await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken)).Contains(unit))
            throw new NotFoundException();
        if (fromYear < 2000 || toYear > 2100 || toYear < fromYear || toYear - fromYear >= MostYears)
            throw new RuleException("inflation-years-out-of-range", MostYears);
        var units = (await directory.GetAsync(cancellationToken)).Subtree(unit);
        var years = new List<InflationYear>();
        for (var year = fromYear; year <= toYear; year++)
        {
            var figures = await YearAsync(year, units, db, cancellationToken);
            years.Add(years is [.., var before]
                ? figures with { Inflated = Inflation.Of(before, figures), EasierTargets = Inflation.IsEasier(before, figures) }
                : figures);
        }
        return new InflationView(unit, fromYear, toYear, years);
    }

    private static async Task<InflationYear> YearAsync(
        int workYear, IReadOnlyCollection<string> units, EmulationDbContext db, CancellationToken cancellationToken)
    {
        var end = Eligibility.EligibilityReader.YearOf(workYear).To;
        var people = await db.ServingOn(end).CountAsync(record => units.Contains(record.UnitCode), cancellationToken);
        var titles = await db.Titles
            .Where(title => title.WorkYear == workYear && title.State != TitleState.Revoked && units.Contains(title.UnitCode) && title.PersonCode != "")
            .GroupBy(title => title.Title).Select(title => new { title.Key, Holders = title.Count() }).ToListAsync(cancellationToken);
        var scores = await db.UnitScores.Where(score => score.WorkYear == workYear && score.ClusterId != null && units.Contains(score.UnitCode))
            .Select(score => score.Hundredths).ToListAsync(cancellationToken);
        var targets = await db.ScoreFacts
            .Where(fact => fact.WorkYear == workYear && fact.Kind == ScoreFactKind.TargetOutcome && units.Contains(fact.UnitCode)
                && fact.Value != null && fact.Value != "notArisen")
            .GroupBy(fact => new { fact.Value, fact.Stretch })
            .Select(group => new { group.Key.Value, group.Key.Stretch, Count = group.Count() }).ToListAsync(cancellationToken);
        return new InflationYear(
            workYear, people,
            [
                .. titles.OrderBy(title => title.Key)
                    .Select(title => new TitleShare(title.Key, title.Holders, BasisPoints.Share(title.Holders, people, Rounding.Nearest))),
            ],
            scores.Count, scores.Count == 0 ? null : decimal.Round(scores.Sum() / 100m / scores.Count, 2),
            targets.Sum(group => group.Count), targets.Where(group => group.Value != "notMet").Sum(group => group.Count),
            targets.Where(group => group.Stretch).Sum(group => group.Count), await DifficultyAsync(workYear, units, db, cancellationToken), false, []);
    }

    /// <summary>The mean weight of judged targets under the table that scores each unit; what no table names is ordinary.</summary>
    private static async Task<decimal?> DifficultyAsync(
        int workYear, IReadOnlyCollection<string> units, EmulationDbContext db, CancellationToken cancellationToken)
    {
        var judged = await (
            from fact in db.ScoreFacts
            where fact.WorkYear == workYear && fact.Kind == ScoreFactKind.TargetOutcome && units.Contains(fact.UnitCode)
                && fact.Value != null && fact.Value != "notArisen"
            join score in db.UnitScores.Where(score => score.WorkYear == workYear) on fact.UnitCode equals score.UnitCode
            where score.TableId != null
            group fact by new { score.TableId, fact.TargetCode } into same
            select new { same.Key.TableId, same.Key.TargetCode, Count = same.Count() }).ToListAsync(cancellationToken);
        if (judged.Count == 0)
            return null;
        var ids = judged.Select(target => target.TableId).Distinct().ToList();
        var weights = (await db.ScoringTables.AsNoTracking().Where(table => ids.Contains(table.Id)).ToListAsync(cancellationToken))
            .SelectMany(table => table.Rules.SelectMany(rule => rule.Difficulties).Select(target => (Key: ((Guid?)table.Id, target.TargetCode), target.Percent)))
            .GroupBy(target => target.Key).ToDictionary(target => target.Key, target => target.Max(known => known.Percent));
        var sum = judged.Sum(target => (decimal)target.Count * weights.GetValueOrDefault((target.TableId, target.TargetCode ?? ""), 100));
        return decimal.Round(sum / judged.Sum(target => target.Count), 1);
    }
}

internal static class Inflation
{
    /// <summary>More of the targets was kept, and they weigh less; false where either year says nothing of one of the two.</summary>
    public static bool IsEasier(InflationYear before, InflationYear now) =>
        now.KeptBasisPoints > before.KeptBasisPoints && now.MeanDifficultyPercent < before.MeanDifficultyPercent;

    /// <summary>The titles whose share rose while the share of kept targets did not; nothing where either year says nothing of targets.</summary>
    public static IReadOnlyList<EmulationTitle> Of(InflationYear before, InflationYear now)
    {
        if (before.KeptBasisPoints is not { } kept || now.KeptBasisPoints is not { } keptNow || keptNow > kept)
            return [];
        var shares = before.Titles.ToDictionary(title => title.Title, title => title.ShareBasisPoints ?? 0);
        return [.. now.Titles.Where(title => title.ShareBasisPoints > shares.GetValueOrDefault(title.Title)).Select(title => title.Title)];
    }
}
