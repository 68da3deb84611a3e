using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S9's edges over the running system: a figure is corrected in planning after the ranking is published; a base title is revoked after a
/// council passed the sector title that rests on it; a fault is used once; the conference lacks the trade union.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S9")]
public sealed class S9_EdgesOfTheYear(WorkPlanSystem system) : IAsyncLifetime
{
    private static int _runs;
    private readonly Stage _stage = new(system, $"S9E{Interlocked.Increment(ref _runs)}");
    private Account _chief = null!;
    private Account _deputy = null!;
    private Account _officer = null!;
    private Account _head = null!;

    private string First => _stage.Unit("HUONG-SON");

    private string Second => _stage.Unit("KY-ANH");

    private string Target => _stage.Own("HAN");

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _stage.HasUnitAsync(First, "Viện kiểm sát nhân dân huyện Hương Sơn", "district", "procuracy", _stage.Province);
        await _stage.HasUnitAsync(Second, "Viện kiểm sát nhân dân huyện Kỳ Anh", "district", "procuracy", _stage.Province);
        await _stage.HavePeopleAsync(
            [.. Enumerable.Range(1, 5).Select(number => Stage.Person(Person(number), $"Người Mẫu {number}", number <= 3 ? _stage.Province : First))]);
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true);
        _deputy = await system.SignedInAsync("deputyChief", _stage.Province, subtree: true);
        _officer = await system.SignedInAsync("emulationOfficer", _stage.Province, subtree: true);
        _head = await system.SignedInAsync("unitHead", First);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_correction_in_planning_after_publication_is_the_second_version_of_the_ranking_with_its_reason()
    {
        await _stage.HasFieldAsync(_stage.Own("DIEU-TRA"), "Kiểm sát điều tra");
        await _stage.HasCatalogueAsync(
            _stage.Own("QD-139"), "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020",
            Stage.TargetOf(Target, _stage.Own("DIEU-TRA"), "Truy tố đúng thời hạn", "sector", Stage.AtLeastPercent(90)));
        await RecordsAsync(Result(First, 95), Result(Second, 80));
        var cluster = await _stage.HasClusterAsync(_officer, First, Second);
        var scores = $"{Stage.Emulation}/scores?cluster={cluster}&workYear=2022";
        var scored = await WorkPlanSystem.Eventually(_officer, scores, view => PointsOf(view, First) > 0 && LinesOf(view, Second) == 1);
        Assert.Equal("exceeded", scored["units"]![0]!["lines"]![0]!["value"]!.GetValue<string>());

        var ranking = $"{Stage.Emulation}/rankings/{(await _officer.CreateAsync($"{Stage.Emulation}/rankings", new { clusterId = cluster, workYear = 2022 })).Id}";
        Assert.Equal("ranking-verifier-involved", (await _officer.ActAsync(ranking, "verify")).Code);
        _ = (await _deputy.ActAsync(ranking, "verify")).Json;
        var published = (await _chief.ActAsync(ranking, "publish")).Json;
        Assert.Equal((1, First), (published["publishedVersion"]!.GetValue<int>(), TopOf(published)));

        await RecordsAsync(Result(First, 50, "Đếm nhầm các vụ của kỳ trước"), Result(Second, 99, "Bổ sung hồ sơ đã nộp đúng hạn"));

        var pending = await WorkPlanSystem.Eventually(
            _officer, ranking, view => view["correctionPending"]!.GetValue<bool>() && view["latest"]!["causes"]!.AsArray().Count(cause => cause!["reason"] is not null) == 2);
        Assert.Equal((1, 2), (pending["publishedVersion"]!.GetValue<int>(), pending["latest"]!["number"]!.GetValue<int>()));
        Assert.Contains(pending["latest"]!["causes"]!.AsArray(), cause =>
            cause!["unitCode"]!.GetValue<string>() == First && cause["before"]!.GetValue<string>() == "exceeded" && cause["after"]!.GetValue<string>() == "notMet"
            && cause["reason"]!.GetValue<string>() == "2022: Đếm nhầm các vụ của kỳ trước");
        Assert.Equal("ranking-reason-missing", (await _deputy.ActAsync(ranking, "verify")).Code);
        _ = (await _officer.ActAsync(ranking, "explain", new { reason = "Hai đơn vị đính chính số liệu truy tố đúng hạn." })).Json;
        _ = (await _deputy.ActAsync(ranking, "verify")).Json;
        var corrected = (await _chief.ActAsync(ranking, "publish")).Json;

        Assert.Equal((2, Second), (corrected["publishedVersion"]!.GetValue<int>(), TopOf(corrected)));
        Assert.Equal("Hai đơn vị đính chính số liệu truy tố đúng hạn.", corrected["latest"]!["reason"]!.GetValue<string>());
        var before = (await _officer.GetAsync($"{ranking}/versions/1")).Json;
        Assert.Equal((First, "published"), (before["units"]![0]!["unitCode"]!.GetValue<string>(), before["state"]!.GetValue<string>()));
        var told = await WorkPlanSystem.Eventually(
            _head, "/api/v1/notifications?kind=ranking-corrected", page => page["items"]!.AsArray().Any(notice => notice!["subject"]!["id"]!.GetValue<string>() == ranking.Split('/')[^1]));
        Assert.Contains("đính chính số liệu truy tố", told["items"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        var paper = await _head.GetAsync($"{ranking}/versions/2/document/preview");
        var changes = paper.Json["appendices"]![1]!["tables"]![0]!["rows"]!.AsArray();
        Assert.Contains(changes, row => row!.AsArray()[^1]!.GetValue<string>() == "2022: Đếm nhầm các vụ của kỳ trước");
    }

    [Fact]
    public async Task A_revoked_base_title_blocks_the_sector_title_that_the_council_passed_by_secret_ballot()
    {
        await system.HasPolicyOf2024Async();
        var candidate = Person(4);
        await WorkPlanSystem.Eventually(
            _chief, $"{Stage.Emulation}/eligibility?unit={First}&workYear=2025", view => view["people"]!.AsArray().Any(row => Is(row, candidate)));
        var titles = new List<string>();
        foreach (var year in new[] { 2023, 2024, 2025 })
        {
            titles.Add((await _chief.CreateAsync($"{Stage.Emulation}/titles/records", new
            {
                unitCode = First,
                personCode = candidate,
                title = "emulationFighterBase",
                workYear = year,
                decisionNumber = $"{year}/QĐ-VKS",
                decidedOn = $"{year}-12-15",
            })).Id);
        }
        var proposal = (await _head.CreateAsync($"{Stage.Emulation}/proposals", new
        {
            unitCode = First,
            personCode = candidate,
            title = "emulationFighterSector",
            workYear = 2025,
            proposedOn = "2025-12-20",
            merits = "Ba năm liên tục là chiến sĩ thi đua cơ sở.",
        })).Id;
        var session = await _stage.HasSessionAsync(_chief, 2025, "2025-12-25", [.. Enumerable.Range(1, 3).Select(Person)]);
        var ballot = $"{Stage.Emulation}/ballots/{(await _chief.CreateAsync($"{session}/ballots", new
        {
            title = "emulationFighterSector",
            proposalIds = new[] { proposal },
            thresholdBasisPoints = 8000,
            of = "members",
        })).Id}";
        var hashes = new List<string>();
        for (var number = 1; number <= 3; number++)
            hashes.Add(await system.VotesAsync(_stage, ballot, Person(number), [proposal]));
        var closed = (await _chief.ActAsync(ballot, "close")).Json;
        Assert.Equal(("passed", 3), (closed["proposals"]![0]!["state"]!.GetValue<string>(), closed["proposals"]![0]!["agree"]!.GetValue<int>()));
        var list = (await _head.GetAsync($"{ballot}/hashes")).Body;
        Assert.True((await _deputy.GetAsync($"{ballot}/recount")).Json["holds"]!.GetValue<bool>(), list?.ToJsonString());
        var published = (await _officer.GetAsync($"{ballot}/hashes")).Json["hashes"]!.AsArray().Select(hash => hash!.GetValue<string>());
        Assert.Equal(hashes.Order(StringComparer.Ordinal), published);
        // Whoever has the papers counts them himself; for the head, who has no part in the council, there is no such ballot.
        var papers = (await _deputy.GetAsync($"{ballot}/papers")).Json["papers"]!.AsArray();
        Assert.Equal(3, papers.Count(paper => paper!["answers"]!.GetValue<string>() == "A"));
        Assert.Equal("not-found", (await _head.GetAsync($"{ballot}/papers")).Code);

        var revoked = (await _chief.ActAsync($"{Stage.Emulation}/titles/{titles[1]}", "revoke", new
        {
            decisionNumber = "7/QĐ-VKS",
            decidedOn = "2026-01-10",
            reason = "Thành tích năm 2024 không đúng.",
        })).Json;

        Assert.Equal(proposal, revoked["blocked"]![0]!["id"]!.GetValue<string>());
        var refused = await _chief.CreateAsync($"{Stage.Emulation}/titles", new
        {
            byUnitCode = _stage.Province,
            decisionNumber = "9/QĐ-VKS",
            decidedOn = "2026-01-20",
            proposalIds = new[] { proposal },
        });
        Assert.Equal("proposal-not-passed", refused.Code);
    }

    [Fact]
    public async Task A_fault_counts_in_its_own_year_and_the_conference_needs_the_trade_union()
    {
        await system.HasPolicyOf2024Async();
        var discipline = await _chief.CreateAsync($"{Stage.Assignments}/disciplines", new
        {
            personCode = Person(5),
            form = "reprimand",
            decisionNumber = "15/QĐ-VKS",
            decidedOn = "2026-01-15",
            faultWorkYear = 2025,
        });
        Assert.True(discipline.Succeeded, discipline.Body?.ToJsonString());
        await WorkPlanSystem.Eventually(
            _chief, $"{Stage.Emulation}/eligibility?unit={First}&workYear=2025",
            view => view["people"]!.AsArray().Any(row => Is(row, Person(5)) && row!["reasons"]!.AsArray().Any(reason => reason!["code"]!.GetValue<string>() == "eligibility.discipline")));
        var next = (await _chief.GetAsync($"{Stage.Emulation}/eligibility?unit={First}&workYear=2026")).Json;
        Assert.True(next["people"]!.AsArray().First(row => Is(row, Person(5)))!["eligible"]!.GetValue<bool>());

        var conference = $"{Stage.Emulation}/conferences/{(await _head.CreateAsync(
            $"{Stage.Emulation}/conferences", new { unitCode = First, workYear = 2026, calledFor = "2026-01-10", quorumBasisPoints = 6667 })).Id}";
        var held = new { heldOn = "2026-01-10", present = 2, resolution = "Thông qua kế hoạch công tác năm 2026." };
        Assert.Equal("conference-without-trade-union", (await _head.ActAsync(conference, "hold", held)).Code);
        _ = (await _head.ActAsync(conference, "co-host", new { tradeUnion = "Công đoàn cơ sở", personCode = Person(4) })).Json;
        Assert.Equal("held", (await _head.ActAsync(conference, "hold", held)).Json["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Fifteen_percent_of_six_is_nobody_unless_the_province_counts_together_and_the_policy_says_how_it_rounds()
    {
        await system.HasQuotaInYearAsync(2014, "floor", "unit");
        await system.HasQuotaInYearAsync(2015, "floor", "province");
        await system.HasQuotaInYearAsync(2016, "nearest", "province");
        await _stage.HavePeopleAsync([.. Enumerable.Range(6, 6).Select(number => Stage.Person(Person(number), $"Người Mẫu {number}", Second))]);

        Assert.Equal((6, "0,90", 0), await QuotaAsync(2014, basis: 6));
        // With the three of the province's own office and the two of the other district.
        Assert.Equal((11, "1,65", 1), await QuotaAsync(2015, basis: 11));
        Assert.Equal((11, "1,65", 2), await QuotaAsync(2016, basis: 11));
    }

    private async Task<(int Basis, string Exact, int Places)> QuotaAsync(int workYear, int basis)
    {
        var view = await WorkPlanSystem.Eventually(
            _chief, $"{Stage.Emulation}/eligibility?unit={Second}&workYear={workYear}", found => found["quotas"]![0]!["basis"]!.GetValue<int>() == basis);
        var quota = view["quotas"]![0]!;
        return (quota["basis"]!.GetValue<int>(), quota["exact"]!.GetValue<string>(), quota["places"]!.GetValue<int>());
    }

    private string Person(int number) => _stage.Own($"{number:00}");

    private object Result(string unit, int numerator, string? correctionReason = null) =>
        new { unitCode = unit, targetCode = Target, period = "2022", numerator, denominator = 100, correctionReason };

    private async Task RecordsAsync(params object[] results) =>
        _ = (await _chief.CreateAsync($"{Stage.Planning}/results", new { results })).Json;

    private static bool Is(JsonNode? row, string person) =>
        row!["personCode"]!.GetValue<string>() == person && row["title"]!.GetValue<string>() == "advancedWorker";

    private static decimal PointsOf(JsonNode view, string unit) =>
        view["units"]!.AsArray().Single(row => row!["unitCode"]!.GetValue<string>() == unit)!["points"]!.GetValue<decimal>();

    private static int LinesOf(JsonNode view, string unit) =>
        view["units"]!.AsArray().Single(row => row!["unitCode"]!.GetValue<string>() == unit)!["lines"]!.AsArray().Count;

    private static string TopOf(JsonNode ranking) => ranking["latest"]!["units"]![0]!["unitCode"]!.GetValue<string>();
}
