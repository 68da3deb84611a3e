using FsCheck;
using FsCheck.Fluent;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Tests.Domain;

public sealed class PartitionTests
{
    private static readonly DateOnly Day = new(2022, 6, 1);

    [Fact]
    public void Direct_and_self_are_all_units_and_disjoint_after_any_escalations() =>
        Prop.ForAll(Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (size, seed) =>
        {
            var random = new Random(seed);
            var scope = Scope(size);
            var direct = scope.Where(_ => random.Next(2) == 0).ToArray();
            var campaign = Inspectable(scope, direct);
            campaign.Announce(Day, null, WorkingCalendar.Vietnam);
            var escalated = 0;
            foreach (var unit in scope.Where(_ => random.Next(3) == 0))
            {
                if (campaign.UnitOf(unit).Mode == InspectionMode.Direct)
                {
                    Assert.Equal("unit-already-direct", Assert.Throws<RuleException>(() => campaign.Escalate(unit, Day, "Báo cáo sơ sài.", "x")).Code);
                }
                else
                {
                    campaign.Escalate(unit, Day, "Báo cáo sơ sài.", "x");
                    escalated++;
                }
                if (!IsPartition(campaign, scope))
                    return false;
            }
            return campaign.DirectUnits.Count() == direct.Length + escalated && IsPartition(campaign, scope);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_total_and_disjoint_after_any_escalations_postponements_and_successions() =>
        Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (size, seed) =>
        {
            var random = new Random(seed);
            var scope = Scope(size);
            var campaign = Inspectable(scope, [.. scope.Where(_ => random.Next(2) == 0)]);
            campaign.Announce(Day, null, WorkingCalendar.Vietnam);
            var answering = scope.ToDictionary(unit => unit);
            for (var step = 0; step < 30; step++)
            {
                var (unit, day) = (scope[random.Next(size)], Day.AddDays(step + 1));
                switch (random.Next(3))
                {
                    case 0 when campaign.UnitOf(unit).Mode == InspectionMode.Self:
                        campaign.Escalate(unit, day, "Báo cáo sơ sài.", "x");
                        break;
                    case 1 when campaign.UnitOf(unit).Mode == InspectionMode.Direct:
                        campaign.Postpone(unit, day, "Lũ lụt.", "x", day.AddDays(7), day.AddDays(8));
                        break;
                    case 2:
                        var (from, to) = (answering[unit], $"N.{step:00}");
                        campaign.HandOver(from, to, day, "Nghị quyết", new HashSet<string>());
                        foreach (var inspected in scope.Where(code => answering[code] == from))
                            answering[inspected] = to;
                        break;
                }
                if (!IsPartition(campaign, scope) || scope.Any(code => campaign.UnitOf(code).ResponsibleUnitCode != answering[code]))
                    return false;
            }
            return campaign.Units.Sum(unit => unit.History.Count(known => known.Kind == UnitEventKind.Escalated)) == campaign.Units.Count(unit => unit.EscalatedOn is not null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_unit_that_is_in_neither_part_is_noticed()
    {
        var scope = Scope(13);
        var campaign = Plan(scope, [.. scope.Take(7)]);

        var refusal = Assert.Throws<RuleException>(() => campaign.DemandTotalPartition([.. scope, "X.14"]));

        Assert.Equal("partition-not-total", refusal.Code);
        Assert.Throws<RuleException>(() => campaign.DemandTotalPartition([.. scope.Skip(1)]));
        Assert.Throws<RuleException>(() => campaign.DemandTotalPartition([.. scope.Skip(1), "X.14"]));
    }

    [Fact]
    public void Nothing_escalates_before_it_is_announced()
    {
        var campaign = Plan(Scope(2), []);

        Assert.Equal("inspection-not-announced", Assert.Throws<RuleException>(() => campaign.Escalate("U.00", Day, "Lý do.", "x")).Code);
    }

    private static string[] Scope(int size) => [.. Enumerable.Range(0, size).Select(number => $"U.{number:00}")];

    private static bool IsPartition(InspectionCampaign campaign, string[] scope)
    {
        var all = campaign.DirectUnits.Concat(campaign.SelfUnits).ToArray();
        return all.Length == scope.Length && all.ToHashSet().SetEquals(scope);
    }

    private static InspectionCampaign Inspectable(string[] scope, string[] direct)
    {
        var campaign = Plan(scope, direct);
        campaign.NameTeam([new TeamMember("U-01", "Trưởng đoàn", TeamRole.Lead, [])], new TeamDecision("15/QĐ-VKS", Day, "Viện trưởng"), "chief", DateTimeOffset.UnixEpoch);
        return campaign;
    }

    private static InspectionCampaign Plan(string[] scope, string[] direct) => InspectionCampaign.Plan(
        new PlanCampaignRequest
        {
            Title = "Kiểm tra",
            WorkYear = 2022,
            ByUnitCode = "U",
            Subject = "Kế hoạch công tác",
            Scope = new ScopeRequest { Levels = ["district"], Types = ["procuracy"] },
            DirectUnits = direct,
            SelfReportDueAt = InspectionsApp.ReportsDueAt,
            ChecklistId = Guid.CreateVersion7(),
            ExaminedFrom = new DateOnly(2021, 12, 1),
            ExaminedTo = new DateOnly(2022, 5, 31),
            CampaignDate = Day,
        },
        [.. scope.Select(code => new UnitInScope(code, code))]);
}
