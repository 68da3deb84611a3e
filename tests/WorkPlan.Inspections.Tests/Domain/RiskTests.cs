using FsCheck;
using FsCheck.Fluent;
using WorkPlan.Inspections.Analysis;
using WorkPlan.Inspections.Campaigns;

namespace WorkPlan.Inspections.Tests.Domain;

public sealed class RiskTests
{
    private static readonly RiskOptions Weights = new();

    [Fact]
    public void Every_point_has_a_reason_and_the_order_is_one() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var units = Enumerable.Range(0, 20).Select(number => new UnitSigns($"U.{number:00}", "")
            {
                ReportLate = random.Next(2) == 0,
                ReportMissing = random.Next(3) == 0,
                ReportsReturned = random.Next(4),
                OverdueFindings = random.Next(6),
                RepeatFindings = random.Next(5),
                FactsReached = random.Next(3) == 0 ? null : random.Next(101),
                Overrating = random.Next(-50, 51),
                YearsUnvisited = random.Next(2) == 0 ? null : random.Next(9),
                ContestedFacts = random.Next(8),
            }).ToArray();
            var ranked = RiskRanking.Rank(units, Weights);
            random.Shuffle(units);
            var again = RiskRanking.Rank(units, Weights);
            return ranked.Select(unit => unit.Unit.UnitCode).SequenceEqual(again.Select(unit => unit.Unit.UnitCode))
                && ranked.All(unit => unit.Risk == unit.Reasons.Sum(reason => reason.Points) && unit.Reasons.All(reason => reason.Points > 0))
                && ranked.Zip(ranked.Skip(1)).All(pair => pair.First.Risk >= pair.Second.Risk);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_late_report_weighs_more_than_none_of_the_signs()
    {
        UnitSigns[] units = [new("A", "") { YearsUnvisited = 0, FactsReached = 100 }, new("B", "") { YearsUnvisited = 0, FactsReached = 100, ReportLate = true }];

        var ranked = RiskRanking.Rank(units, Weights);

        Assert.Equal(("B", "report-late", Weights.ReportLate), (ranked[0].Unit.UnitCode, ranked[0].Reasons.Single().Code, ranked[0].Risk));
        Assert.Empty(ranked[1].Reasons);
    }

    [Fact]
    public void The_index_compares_the_latest_answers_of_both_and_nothing_else()
    {
        ScoredAnswer Answer(string item, InspectionMode mode, int percent, int day) =>
            new(item, mode, percent, InspectionsApp.Now.AddDays(day));

        var found = Discrepancy.Of("A",
        [
            Answer("1", InspectionMode.Self, 40, 0), Answer("1", InspectionMode.Self, 90, 1), Answer("1", InspectionMode.Direct, 50, 2),
            Answer("2", InspectionMode.Self, 60, 1), Answer("2", InspectionMode.Direct, 80, 2), Answer("3", InspectionMode.Self, 100, 1),
        ])!;

        Assert.Equal((10, 30), (found.Overrating, found.Index));
        Assert.Equal([new ComparedItem("1", 90, 50), new ComparedItem("2", 60, 80)], found.Items);
        Assert.Null(Discrepancy.Of("A", [Answer("3", InspectionMode.Self, 100, 1)]));
    }
}
