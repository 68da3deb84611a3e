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
    public void Exchanging_facts_one_by_one_gives_the_sums_of_all_of_them_and_lines_add_up_to_these() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var table = AnyTable(random);
            var facts = new Dictionary<string, ScoreFact>();
            var sums = table.Points().SumsOf([]);
            for (var change = 0; change < 60; change++)
            {
                var news = AnyFact(random, change);
                if (facts.TryGetValue(news.Key, out var known))
                    table.Points().TakeOut(known, sums);
                table.Points().Put(facts[news.Key] = news, sums);
            }
            var score = new UnitScore { UnitCode = "HT.HS", WorkYear = 2022 };
            score.Settle(Guid.NewGuid(), table, sums);
            var sheet = ScoreSheet.Of(table, facts.Values);
            return !score.Contradicts(table.Points().SumsOf(facts.Values.Reverse())) && score.Hundredths == sheet.Hundredths
                && table.Rules.All(rule => score.ByRule[rule.Code] == sheet.Lines.Where(line => line.RuleCode == rule.Code).Sum(line => line.Hundredths));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

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

    /// <summary>Rules of every kind, with uneven points, weights, scales and bounds.</summary>
    private static ScoringTable AnyTable(Random random) => Table(
        Targets("CHUNG", random.Next(2) == 0 ? null : Uneven(random)) with
        {
            Met = Uneven(random),
            Exceeded = Uneven(random),
            NotMet = -Uneven(random),
            NotArisen = random.Next(2) == 0 ? null : Uneven(random),
            StretchPercent = random.Next(1, 300),
            AtMost = random.Next(3) == 0 ? Uneven(random) : null,
            Difficulties = [new TargetDifficulty { TargetCode = "T1", Percent = random.Next(1, 1000) }],
        },
        Targets("DAN-SU", random.Next(2) == 0 ? null : Uneven(random)) with { FieldCodes = ["DAN-SU"], Met = Uneven(random) },
        new ScoreRule { Code = "KIEM-TRA", Name = "Kiểm tra", Kind = ScoreRuleKind.Inspections, Met = Uneven(random), BasicallyMet = 1.11m, NotMet = 0, EachFinding = -Uneven(random), EachRepeatFinding = -0.07m, AtLeast = 0 },
        new ScoreRule { Code = "BAO-CAO", Name = "Báo cáo", Kind = ScoreRuleKind.Reporting, EachLate = -Uneven(random), AtLeast = -5 },
        new ScoreRule { Code = "CONG-TRU", Name = "Cộng, trừ", Kind = ScoreRuleKind.Adjustments, AtMost = 3.33m });

    private static decimal Uneven(Random random) => random.Next(1, 10_000) / 100m;

    /// <summary>News of one of a few things of each kind, some of which no longer hold.</summary>
    private static ScoreFact AnyFact(Random random, int version)
    {
        var (kind, number) = ((ScoreFactKind)random.Next(1, 5), random.Next(6));
        return new ScoreFact
        {
            UnitCode = "HT.HS",
            WorkYear = 2022,
            Kind = kind,
            Key = $"{kind}:{number}",
            Value = random.Next(6) == 0 ? null : kind switch
            {
                ScoreFactKind.TargetOutcome => Outcomes[random.Next(4)],
                ScoreFactKind.InspectionConclusion => ((string[])["met", "basicallyMet", "notMet"])[random.Next(3)],
                ScoreFactKind.Reporting => "late",
                _ => "confirmed",
            },
            What = "",
            TargetCode = $"T{number}",
            FieldCode = random.Next(2) == 0 ? "DAN-SU" : "DIEU-TRA",
            Stretch = random.Next(2) == 0,
            Findings = random.Next(4),
            RepeatFindings = random.Next(2),
            RuleCode = random.Next(3) == 0 ? "KHAC" : "CONG-TRU",
            PointHundredths = random.Next(-500, 500),
            SourceVersion = version,
        };
    }

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
