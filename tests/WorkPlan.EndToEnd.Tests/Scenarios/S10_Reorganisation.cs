using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;
using WorkPlan.Testing;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>S10: the reorganisation of 1/7/2025, from the sample files, over the running system: long past, so it takes effect at once.</summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S10")]
public sealed class S10_Reorganisation(WorkPlanSystem system) : IAsyncLifetime
{
    private const string Units = $"{Stage.Planning}/units";
    private const string District = "R25.QB.DH";
    private const string Region = "R25.QTM.KV1";
    private const string Field = "S10-DIEU-TRA";
    private const string Target = "S10-HAN";
    private const string Dropped = "S10-CU";
    private const string Old = "Quyết định số 140/QĐ-VKSTC ngày 01/4/2025";
    private const string New = "Quyết định số 358/QĐ-VKSTC ngày 23/9/2025";
    private readonly Stage _planned = new(system, "S10");
    private const string Person = "S10-01";
    private Account _oldHead = null!;
    private Account _newHead = null!;

    public async Task InitializeAsync()
    {
        foreach (var unit in Reorganisation2025.Units(begunBefore: true).Concat(Reorganisation2025.Units(begunBefore: false)))
            _ = (await system.AsAdministrator.CreateAsync(Units, unit)).Json;
        await HasCatalogues();
        _oldHead = await system.SignedInAsync("unitHead", District);
        _newHead = await system.SignedInAsync("unitHead", Region);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Two_provinces_become_one_and_what_was_open_goes_on_in_the_region()
    {
        var planner = await system.SignedInAsync("planner", "R25.QB", subtree: true);
        var briefing = await Stage.HasBriefingAsync(_oldHead, District, "2025-06-27");
        await Stage.DraftsAsync(_oldHead, Stage.DraftOf(District, 2025, "unitPlan", "Kế hoạch công tác năm 2025", briefing));
        _ = (await planner.CreateAsync($"{Stage.Planning}/documents", new
        {
            type = "directive",
            issuer = "Viện trưởng VKSND tối cao (S10)",
            issuerKind = "supreme",
            number = "02/CT-VKSTC",
            issuedOn = "2025-06-20",
            receivedOn = "2025-06-25",
            appliesToWorkYear = 2025,
            @abstract = "Về tăng cường công tác kiểm sát năm 2025",
            scopeUnitCode = "R25.QB",
            requiresSupplement = true,
            classification = "Không mật",
        })).Json;

        var task = await HasAssignedTaskAsync();

        foreach (var succession in Reorganisation2025.Successions)
            _ = (await system.AsAdministrator.CreateAsync($"{Stage.Planning}/successions", succession)).Json;

        // Handed over, with a record that both sides see.
        var handedOver = await WorkPlanSystem.Eventually(
            _newHead, $"{Stage.Planning}/hand-overs?from={District}", answer => answer["total"]!.GetValue<int>() == 1);
        var record = handedOver["items"]![0]!;
        Assert.Equal(Region, record["toUnitCode"]!.GetValue<string>());
        Assert.Equal("obligation", record["items"]![0]!["kind"]!.GetValue<string>());
        var owed = (await _newHead.GetAsync($"{Stage.Planning}/obligations?unit={Region}&kind=supplement")).Json["items"]!.AsArray();
        Assert.Single(owed);

        // Old units are closed but readable; writing in them names the successor.
        var old = (await _newHead.GetAsync($"{Units}/{District}")).Json;
        Assert.Equal("2025-06-30", old["validTo"]!.GetValue<string>());
        var refused = await _oldHead.SendAsync(HttpMethod.Post, $"{Stage.Planning}/briefings", new
        {
            unitCode = District,
            kind = "weekly",
            heldOn = "2025-06-28",
            chairedBy = "Viện trưởng",
            minutes = "Giao ban tuần",
        }, null, null);
        Assert.Equal("unit-succeeded", refused.Code);
        Assert.Equal(1, (await _newHead.GetAsync($"{Stage.Planning}/briefings?unit={District}")).Json["total"]!.GetValue<int>());

        // Who served in the district serves in the region from midnight, with the same task by the same decision.
        await WorkPlanSystem.Eventually(_newHead, $"{Stage.Assignments}/tasks/{task}", view => view["unitCode"]!.GetValue<string>() == Region);
        foreach (var day in new[] { "2025-06-30", "2025-07-01" })
        {
            var responsible = Assert.Single((await _newHead.GetAsync($"{Stage.Assignments}/tasks/{task}/responsibles?asOf={day}")).Json.AsArray());
            Assert.Equal((Person, "05/QĐ-VKS"), (responsible!["personCode"]!.GetValue<string>(), responsible["decisionNumber"]!.GetValue<string>()));
        }

        // Two procuracies of one name are told apart.
        var found = (await _newHead.GetAsync($"{Units}?q=quang+tri&level=province&type=procuracy&includeClosed=true")).Json["items"]!.AsArray();
        Assert.Equal(["R25.QT", "R25.QTM"], Codes(found).Where(code => code.StartsWith("R25.", StringComparison.Ordinal)));
        // Hà Tĩnh changes its lower level only.
        var below = (await _newHead.GetAsync($"{Units}?parentCode=R25.HT")).Json["items"]!.AsArray();
        Assert.Equal(["R25.HT.KV1"], Codes(below));
        // The divided district keeps its shares.
        var split = (await _newHead.GetAsync($"{Stage.Planning}/successions?unit=R25.QB.LT")).Json["items"]![0]!;
        Assert.Equal([7000, 3000], split["apportionment"]!.AsArray().Select(share => share!["basisPoints"]!.GetValue<int>()));

        await HalfYearIsTheSumOfWhatArrivesForTheOldUnits();
        await FiguresOfADividedDistrictAddUp();
        await BothCataloguesStandSideBySide();
        await WhatTheNewCatalogueDropsIsToldForItsDays();
    }

    /// <summary>Figures of the old units arrive after they were closed: for periods that ended before, and for no other.</summary>
    private async Task HalfYearIsTheSumOfWhatArrivesForTheOldUnits()
    {
        _ = (await Records(_newHead, Share(District, "2025-H1", 180, 200), Share("R25.QB.BT", "2025-H1", 45, 60))).Json;
        var late = await Records(_newHead, Share(District, "2025-M07", 1, 1));
        Assert.Equal((400, "validation-failed"), ((int)late.Status, late.Code));
        Assert.Equal("outside-your-units", (await Records(_oldHead, Share("R25.QB.BT", "2025-M05", 1, 1))).Code);

        var restated = await WorkPlanSystem.Eventually(
            _newHead, $"{Stage.Planning}/rollups?unit={Region}&workYear=2025&period=2025-H1&view=restated",
            view => SumOf(view) == (225, 260)); // 86,5 %, not the mean of 90 and 75
        Assert.Contains(restated["sources"]!.AsArray(), source => source!["unitCode"]!.GetValue<string>() == District);
        var asWas = (await _newHead.GetAsync($"{Stage.Planning}/rollups?unit={Region}&workYear=2025&period=2025-H1")).Json;
        Assert.Null(SumOf(asWas));
    }

    /// <summary>70 % and 30 %, in whole numbers, of which none is lost.</summary>
    private async Task FiguresOfADividedDistrictAddUp()
    {
        var heir = await system.SignedInAsync("unitHead", "R25.QTM.KV4");
        _ = (await Records(heir, Share("R25.QB.LT", "2025-H1", 81, 100))).Json;
        foreach (var (region, sum, share) in new[] { ("R25.QTM.KV4", (56, 69), "70%"), ("R25.QTM.KV5", (25, 31), "30%") })
        {
            var restated = await WorkPlanSystem.Eventually(
                await system.SignedInAsync("unitHead", region), $"{Stage.Planning}/rollups?unit={region}&workYear=2025&period=2025-H1&view=restated",
                view => SumOf(view) == sum);
            var source = Assert.Single(restated["sources"]!.AsArray(), source => source!["unitCode"]!.GetValue<string>() == "R25.QB.LT");
            Assert.Equal(share, source!["share"]!.GetValue<string>());
        }
    }

    /// <summary>The figures of August come after October: taken, for August was under QĐ 140; those of October are refused.</summary>
    private async Task WhatTheNewCatalogueDropsIsToldForItsDays()
    {
        _ = (await Records(_newHead, Share(Region, "2025-M08", 6, 10, Dropped))).Json;
        var refused = await Records(_newHead, Share(Region, "2025-M10", 6, 10, Dropped));
        Assert.Equal((400, "validation-failed"), ((int)refused.Status, refused.Code));
        var sheet = (await _newHead.GetAsync($"{Stage.Planning}/outcomes?unit={Region}&workYear=2025&period=2025")).Json;
        var outcome = Assert.Single(sheet["outcomes"]!.AsArray(), outcome => outcome!["targetCode"]!.GetValue<string>() == Dropped)!;
        var until = Assert.Single(outcome["versions"]!.AsArray())!;
        Assert.Equal(
            ("exceeded", "2025-09-30", Old),
            (outcome["outcome"]!.GetValue<string>(), until["to"]!.GetValue<string>(), until["citation"]!.GetValue<string>()));
        var october = (await _newHead.GetAsync($"{Stage.Planning}/outcomes?unit={Region}&workYear=2025&period=2025-M10")).Json;
        Assert.DoesNotContain(october["outcomes"]!.AsArray(), known => known!["targetCode"]!.GetValue<string>() == Dropped);
    }

    /// <summary>QĐ 140 until September, QĐ 358 from October on: each part of the year by its own.</summary>
    private async Task BothCataloguesStandSideBySide()
    {
        _ = (await Records(_newHead, Share(Region, "2025-M07", 19, 20), Share(Region, "2025-M10", 19, 20))).Json;
        var sheet = (await _newHead.GetAsync($"{Stage.Planning}/outcomes?unit={Region}&workYear=2025&period=2025")).Json;
        var versions = Assert.Single(sheet["outcomes"]!.AsArray(), outcome => outcome!["targetCode"]!.GetValue<string>() == Target)!["versions"]!.AsArray();
        Assert.Equal(
            [("2025-09-30", "exceeded", Old), ("2025-11-30", "notMet", New)],
            versions.Select(version => (
                version!["to"]!.GetValue<string>(), version["outcome"]!.GetValue<string>(), version["citation"]!.GetValue<string>())));
    }

    private async Task HasCatalogues()
    {
        await _planned.HasFieldAsync(Field, "Thực hành quyền công tố, kiểm sát điều tra");
        foreach (var (code, basis, from, unit, percent) in new[]
        {
            ("S10-QB-140", Old, "2024-12-01", "R25.QB", 90), ("S10-QT-140", Old, "2024-12-01", "R25.QTM", 90), ("S10-QT-358", New, "2025-10-01", "R25.QTM", 100),
        })
        {
            _ = (await system.AsAdministrator.CreateAsync($"{Stage.Planning}/catalogues", new
            {
                code,
                legalBasis = basis,
                appliesFrom = from,
                unitCode = unit,
                replaces = code == "S10-QT-358" ? "S10-QT-140" : null,
                targets = new[]
                {
                    Stage.TargetOf(Target, Field, "Truy tố đúng thời hạn", "sector", Stage.AtLeastPercent(percent)),
                    Stage.TargetOf(Dropped, Field, "Chỉ tiêu chỉ có trong văn bản cũ", "sector", Stage.AtLeastPercent(50)),
                }.SkipLast(basis == New ? 1 : 0),
            })).Json;
        }
    }

    private static Task<Answer> Records(Account account, params object[] results) => account.CreateAsync($"{Stage.Planning}/results", new { results });

    private static object Share(string unitCode, string period, int numerator, int denominator, string targetCode = Target) =>
        new { unitCode, targetCode, period, numerator, denominator };

    private static (int, int)? SumOf(JsonNode rollup) =>
        rollup["targets"]!.AsArray().SingleOrDefault(target => target!["targetCode"]!.GetValue<string>() == Target)?["sum"] is { } sum
            ? (sum["numerator"]!.GetValue<int>(), sum["denominator"]!.GetValue<int>())
            : null;

    private async Task<string> HasAssignedTaskAsync()
    {
        await new Stage(system, "S10").HavePeopleAsync(Stage.Person(Person, "Lê Văn Mẫu Mười", District, judicialTitle: "prosecutorJunior"));
        var task = (await _oldHead.CreateAsync(
            $"{Stage.Assignments}/tasks", new { unitCode = District, workYear = 2025, title = "Rà soát hồ sơ", dueOn = "2025-10-31" })).Id;
        var decision = (await _oldHead.CreateAsync($"{Stage.Assignments}/decisions", new
        {
            unitCode = District,
            workYear = 2025,
            number = "05/QĐ-VKS",
            signedOn = "2025-06-02",
            effectiveOn = "2025-06-02",
            signingCapacity = "inOwnOffice",
            items = new[] { new { taskId = task, personCode = Person, role = "lead" } },
        })).Id;
        _ = (await _oldHead.ActAsync($"{Stage.Assignments}/decisions/{decision}", "issue")).Json;
        return task;
    }

    private static IEnumerable<string> Codes(JsonArray units) => units.Select(unit => unit!["code"]!.GetValue<string>());
}
