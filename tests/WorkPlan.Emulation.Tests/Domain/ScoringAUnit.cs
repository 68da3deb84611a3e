using FsCheck;
using FsCheck.Fluent;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;

namespace WorkPlan.Emulation.Tests.Domain;

/// <summary>Points follow from the table and the facts, and from nothing else.</summary>
public sealed class ScoringAUnit
{
    private static readonly string[] Outcomes = ["met", "exceeded", "notMet", "notArisen"];

    [Fact]
    public void What_did_not_arise_is_neither_failed_nor_met()
    {
        var table = Table(Targets(scaleTo: 90));

        Assert.Equal(9000, ScoreSheet.Of(table, [Target("A", "met"), Target("B", "met")]).Hundredths);
        Assert.Equal(9000, ScoreSheet.Of(table, [Target("A", "met"), Target("B", "notArisen")]).Hundredths);
        Assert.Equal(4500, ScoreSheet.Of(table, [Target("A", "met"), Target("B", "notMet")]).Hundredths);
        Assert.Equal(0, ScoreSheet.Of(table, [Target("B", "notArisen")]).Hundredths);
        Assert.Equal(9000, ScoreSheet.Of(Table(Targets(scaleTo: 90) with { NotArisen = 1 }), [Target("A", "met"), Target("B", "notArisen")]).Hundredths);
    }

    [Fact]
    public void Difficult_targets_weigh_more_and_a_stretch_only_when_it_is_kept()
    {
        var table = Table(Targets() with { StretchPercent = 110, Difficulties = [new TargetDifficulty { TargetCode = "KHO", Percent = 200 }] });

        var sheet = ScoreSheet.Of(table, [Target("A", "exceeded", stretch: true), Target("B", "notMet", stretch: true), Target("KHO", "met", stretch: true)]);

        Assert.Equal([("A", 110, 132L), ("B", 100, 0L), ("KHO", 220, 220L)], sheet.Lines.Select(line => (line.FactKey!, line.WeightPercent, line.Hundredths)));
    }

    [Fact]
    public void Every_target_belongs_to_the_rule_of_its_field_or_to_the_rule_of_the_rest()
    {
        var table = Table(Targets("CHUNG"), Targets("HINH-SU") with { FieldCodes = ["DIEU-TRA"], Met = 3 });

        var sheet = ScoreSheet.Of(table, [Target("A", "met"), Target("B", "met", field: "DAN-SU")]);

        Assert.Equal([("CHUNG", "B", 100L), ("HINH-SU", "A", 300L)], sheet.Lines.Select(line => (line.RuleCode, line.FactKey!, line.Hundredths)));
    }

    [Fact]
    public void Bounds_are_a_line_of_their_own_so_that_lines_add_up()
    {
        var rule = new ScoreRule { Code = "BAO-CAO", Name = "Báo cáo", Kind = ScoreRuleKind.Reporting, EachLate = -0.5m, AtLeast = -1 };

        var sheet = ScoreSheet.Of(Table(rule), [Late("1"), Late("2"), Late("3")]);

        Assert.Equal(-100, sheet.Hundredths);
        Assert.Equal(50, Assert.Single(sheet.Lines, line => line.FactKey is null).Hundredths);
    }

    [Fact]
    public void Points_are_those_of_the_facts_whatever_their_order_and_lines_add_up_to_what_the_scale_allows() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var table = Table(Targets(scaleTo: 90) with { Exceeded = 1 });
            ScoreFact[] facts = [.. Enumerable.Range(0, random.Next(1, 120)).Select(number => Target($"T{number:000}", Outcomes[random.Next(4)]))];
            var inOrder = ScoreSheet.Of(table, facts);
            random.Shuffle(facts);
            var shuffled = ScoreSheet.Of(table, facts);
            var judged = facts.Count(fact => fact.Value != "notArisen");
            var kept = facts.Count(fact => fact.Value is "met" or "exceeded");
            var exact = judged == 0 ? 0 : 9000m * kept / judged;
            return inOrder.Lines.SequenceEqual(shuffled.Lines) && Math.Abs(inOrder.Hundredths - exact) <= 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_ranking_is_that_of_the_standings_whatever_their_order() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        Standing[] standings =
        [
            .. Enumerable.Range(0, random.Next(1, 14)).Select(number => new Standing(
                $"U{number:00}", random.Next(3), new Dictionary<string, long> { ["A"] = random.Next(2), ["B"] = random.Next(2) })),
        ];
        var ranked = RankingOrder.Rank(standings, ["B", "A"]);
        random.Shuffle(standings);
        var again = RankingOrder.Rank(standings, ["B", "A"]);
        return ranked.Select(row => (row.UnitCode, row.Rank)).SequenceEqual(again.Select(row => (row.UnitCode, row.Rank)))
            && ranked.All(row => row.Rank == 1 + standings.Count(other => Before(other, standings.Single(own => own.UnitCode == row.UnitCode))));
    }).QuickCheckThrowOnFailure();

    private static bool Before(Standing left, Standing right) =>
        (left.Hundredths, left.ByRule["B"], left.ByRule["A"]).CompareTo((right.Hundredths, right.ByRule["B"], right.ByRule["A"])) > 0;

    private static ScoreRule Targets(string code = "CHI-TIEU", decimal? scaleTo = null) => new()
    {
        Code = code,
        Name = "Chỉ tiêu",
        Kind = ScoreRuleKind.Targets,
        Met = 1,
        Exceeded = 1.2m,
        NotMet = 0,
        ScaleTo = scaleTo,
    };

    private static ScoringTable Table(params ScoreRule[] rules) => ScoringTable.Register(new AddScoringTableRequest
    {
        Code = "CAP-HUYEN",
        Name = "Bảng chấm điểm",
        LegalBasis = "424/QĐ-VKSTC",
        ValidFrom = new DateOnly(2020, 11, 25),
        Rules = rules,
    });

    private static ScoreFact Target(string code, string outcome, bool stretch = false, string field = "DIEU-TRA") => new()
    {
        UnitCode = "HT.HS",
        WorkYear = 2022,
        Kind = ScoreFactKind.TargetOutcome,
        Key = code,
        Value = outcome,
        What = code,
        TargetCode = code,
        FieldCode = field,
        Stretch = stretch,
        SourceVersion = 1,
    };

    private static ScoreFact Late(string key) => Lateness.Fact("HT.HS", 2022, key, "Báo cáo", new DateOnly(2022, 6, 1), late: true, 1, null);
}
