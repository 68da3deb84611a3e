using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.Planning.Catalogues;
using WorkPlan.Planning.Results;
using WorkPlan.Planning.Rollups.Keeping;
using WorkPlan.Planning.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Tests.Rollups;

/// <summary>
/// Whatever is recorded and corrected, in whatever order, however often a change is told, and wherever units move meanwhile: what is
/// kept step by step is what the log of results says from the beginning, and what plain addition says.
/// </summary>
public sealed class RecomputingEqualsKeeping
{
    private const int Year = 2022;
    private static readonly DateOnly Begin = new(2000, 1, 1);
    private static readonly string[] Units = ["A1", "A2", "B1", "B2", "A"];
    private static readonly string[] Parents = ["A", "B", "A2"];
    private static readonly string[] Periods = ["2022-M12", "2022-M01", "2022-M02", "2022-Q2", "2022-M08", "2022-M11", "2022-H2", "2022"];
    private static readonly string[] Targets = ["HAN", "RKN", "TRONG-DIEM", "QUY", "PHAN", "XA", "BO", "MOI"];
    private static readonly DateOnly Dropped = new(2022, 10, 1);

    [Fact]
    public void Nothing_is_lost_or_counted_twice() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        HoldsAsync(new Random(seed)).GetAwaiter().GetResult();
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    [Fact]
    public async Task A_wrong_sum_is_noticed()
    {
        await using var file = await PreparedAsync();
        await file.Record(("A1", "HAN", "2022-M01", new Figures(9, 10)));
        var kept = await PictureAsync(file);
        await file.Do((_, db) => db.UnitScores.Where(score => score.UnitCode == "A").ExecuteUpdateAsync(
            score => score.SetProperty(row => row.BelowMet, row => row.BelowMet + 1)));
        Assert.NotEqual(kept, await PictureAsync(file));
        await RecomputeAsync(file);
        Assert.Equal(kept, await PictureAsync(file));
    }

    private static async Task HoldsAsync(Random random)
    {
        await using var file = await PreparedAsync();
        for (var step = 0; step < 10; step++)
        {
            if (random.Next(5) == 0)
                await MoveAsync(file, random);
            else
                await file.Record([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Any(random)).DistinctBy(row => (row.Unit, row.Target, row.Period))]);
            if (random.Next(3) == 0)
                await TellAgainAsync(file, random);
            if (random.Next(2) == 0)
                await file.DoWaitingWork();
        }
        await file.DoWaitingWork();
        var kept = await PictureAsync(file);
        Assert.Equal(await AddedUpAsync(file, "HAN", TargetRule.AtLeastRatio(9000)), await SumOfAsync(file, "TW", "HAN"));
        Assert.Equal(await AddedUpAsync(file, "XA", Covering), await SumOfAsync(file, "TW", "XA"));
        Assert.Equal(
            await AddedUpAsync(file, "BO", TargetRule.AtLeastRatio(5000), new Validity(Begin, Dropped.AddDays(-1))), await SumOfAsync(file, "TW", "BO"));
        await file.Do(async (_, db) =>
        {
            await db.TargetStates.ExecuteDeleteAsync();
            await db.UnitScores.ExecuteDeleteAsync();
        });
        await RecomputeAsync(file);
        Assert.Equal(kept, await PictureAsync(file));
    }

    private static async Task<PlanningFile> PreparedAsync()
    {
        var file = await PlanningFile.CreateAsync();
        await file.Do(async (_, db) =>
        {
            var root = OrgUnit.Create("TW", "Trung ương", OrgLevel.Supreme, OrgUnitType.Procuracy, null, new Validity(Begin, null));
            var a = OrgUnit.Create("A", "Tỉnh A", OrgLevel.Province, OrgUnitType.Procuracy, root, new Validity(Begin, null));
            var b = OrgUnit.Create("B", "Tỉnh B", OrgLevel.Province, OrgUnitType.Procuracy, root, new Validity(Begin, null));
            db.Units.AddRange(root, a, b);
            db.Units.AddRange(new[] { ("A1", a), ("A2", a), ("B1", b), ("B2", b) }.Select(unit => OrgUnit.Create(
                unit.Item1, unit.Item1, OrgLevel.District, OrgUnitType.Procuracy, unit.Item2, new Validity(Begin, null))));
            db.Catalogues.Add(TargetCatalogue.Register("QD-139", "Quyết định số 139/QĐ-VKSTC", null, new DateOnly(2020, 12, 1),
            [
                Target("HAN", "F1", TargetRule.AtLeastRatio(9000)), Target("RKN", "F1", TargetRule.AtLeastCount(3)),
                Target("TRONG-DIEM", "F2", new PiecewiseRule([new(0, TargetRule.AtLeastCount(2)), new(100, TargetRule.AtLeastRatio(500))])),
                Target("QUY", "F2", new PerPeriodRule(PeriodKind.Quarter, TargetRule.AtLeastCount(1))),
                Target("PHAN", "F2", new AllOfRule(
                [
                    new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Ratio, 10000, part: "han"),
                    new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Count, 1, part: "vu"),
                ])),
                Target("XA", "F2", Covering),
            ]));
            // Dropped inside the year by one that knows it no more.
            var old = TargetCatalogue.Register("QD-140", "Quyết định số 140/QĐ-VKSTC", null, new DateOnly(2020, 12, 1), [Target("BO", "F1", TargetRule.AtLeastRatio(5000))]);
            old.EndBefore(Dropped);
            db.Catalogues.AddRange(old, TargetCatalogue.Register("QD-358", "Quyết định số 358/QĐ-VKSTC", null, Dropped, [Target("MOI", "F1", TargetRule.AtLeastCount(1))]));
            await db.SaveChangesAsync();
        });
        await file.DoWaitingWork();
        return file;
    }

    private static TargetRule Covering => new ThresholdRule(TargetComparator.AtLeast, TargetMeasure.Ratio, 5000, TargetBase.Population);

    private static CatalogueTarget Target(string code, string field, TargetRule rule) =>
        new() { Code = code, FieldCode = field, Name = code, Source = TargetSource.Sector, Rule = rule };

    private static (string Unit, string Target, string Period, Figures Figures) Any(Random random)
    {
        var (whole, target) = (random.Next(0, 130), Targets[random.Next(Targets.Length)]);
        var share = new Figures(random.Next(0, whole + 1), whole);
        return (Units[random.Next(Units.Length)], target, Periods[random.Next(Periods.Length)], target switch
        {
            "HAN" or "TRONG-DIEM" or "XA" or "BO" => share,
            "PHAN" => new Figures { Parts = new Dictionary<string, Figures> { ["han"] = share, ["vu"] = new(Count: random.Next(0, 3)) } },
            _ => new Figures(Count: random.Next(0, 5)),
        });
    }

    private static Task MoveAsync(PlanningFile file, Random random) => file.Do(async (_, db) =>
    {
        var unit = await db.Units.SingleAsync(known => known.Code == "B2");
        var parent = Parents[random.Next(Parents.Length)];
        unit.MoveUnder(await db.Units.SingleAsync(known => known.Code == parent), new DateOnly(2022, 6, 1));
        await db.SaveChangesAsync();
    });

    /// <summary>What stands is told once more, in another order.</summary>
    private static Task TellAgainAsync(PlanningFile file, Random random) => file.Do(async (services, db) =>
    {
        var results = await db.Results.AsNoTracking().ToListAsync();
        var again = results.OrderBy(_ => random.Next()).Take(6).Select(result => new ResultChange(
            result.UnitCode, result.WorkYear, result.TargetCode, result.PeriodCode, null, result.Figures, result.Sequence)).ToList();
        await services.GetRequiredService<RollupListener>().ApplyAsync(again, CancellationToken.None);
    });

    private static async Task RecomputeAsync(PlanningFile file)
    {
        await file.Do(async (_, db) =>
        {
            db.RollupWork.Add(new RollupWork { Kind = RollupWorkKind.Recompute, UnitCode = RollupWork.EveryUnit, WorkYear = Year, EnqueuedAt = default });
            await db.SaveChangesAsync();
        });
        await file.DoWaitingWork();
    }

    private static Task<string> PictureAsync(PlanningFile file) => file.Do(async (_, db) =>
    {
        var states = await db.TargetStates.AsNoTracking().ToListAsync();
        var scores = await db.UnitScores.AsNoTracking().ToListAsync();
        return string.Join('\n', states
            .Select(state => $"{state.UnitCode} {state.TargetCode} {state.From} {state.Counted} {state.Outcomes} {state.FiguresText} {state.Below}")
            .Concat(scores.Select(score => $"{score.UnitCode} {score.Slot} {score.FieldCode} {score.Whole()} {score.BelowOnly()}"))
            .Order(StringComparer.Ordinal));
    });

    private static Task<(long, long)> SumOfAsync(PlanningFile file, string unit, string target) => file.Do(async (_, db) =>
    {
        var states = await db.TargetStates.AsNoTracking().Where(state => state.UnitCode == unit && state.TargetCode == target).ToListAsync();
        var figures = states.Select(state => state.Whole()[0].Figures).OfType<Figures>().ToList();
        return (figures.Sum(sum => sum.Numerator ?? 0), figures.Sum(sum => sum.Denominator ?? 0));
    });

    /// <summary>The national year by hand: the unit's year where it is told, else its halves, quarters and months, never one in another.</summary>
    private static Task<(long, long)> AddedUpAsync(PlanningFile file, string target, TargetRule rule, Validity? days = null) => file.Do(async (_, db) =>
    {
        var results = await db.Results.AsNoTracking().Where(result => result.TargetCode == target).ToListAsync();
        var covers = results.GroupBy(result => result.UnitCode).Select(unit => rule.FiguresOf(new TargetInputs
        {
            Year = WorkYear.Of(Year),
            Period = Period.Year(Year),
            Rows = [.. unit.Select(result => new PeriodFigures(Period.Parse(result.PeriodCode), result.Figures))],
            Range = days ?? WorkYear.Of(Year).Range,
        })).OfType<Figures>().ToList();
        return (covers.Sum(figures => figures.Numerator!.Value), covers.Sum(figures => figures.Denominator!.Value));
    });
}
