using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>S4: what did not arise counts neither way; a quota per prosecutor is met early, on the day of the last trial that it needs.</summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S4")]
public sealed class S4_DidNotArise(WorkPlanSystem system) : IAsyncLifetime
{
    private static int _runs;
    private readonly Stage _stage = new(system, $"S4{Interlocked.Increment(ref _runs)}");
    private Account _head = null!;
    private Account _chief = null!;

    private string District => _stage.Unit("HAI-LANG");

    private string Civil => _stage.Own("DAN-SU");

    private string Trials => _stage.Own("RKN");

    private string Labour => _stage.Own("LAO-DONG");

    private string Violations => _stage.Own("VI-PHAM");

    private static object OnePerProsecutor => new
    {
        kind = "perHead",
        group = "prosecutor",
        headcountOn = "05-31",
        rule = Stage.AtLeastCount(1),
    };

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Quảng Trị", "province", "procuracy", null);
        await _stage.HasUnitAsync(District, "Viện kiểm sát nhân dân huyện Hải Lăng", "district", "procuracy", _stage.Province);
        await _stage.HasFieldAsync(Civil, "Kiểm sát việc giải quyết các vụ, việc dân sự");
        await _stage.HasCatalogueAsync(
            _stage.Own("QD-139"), "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020",
            Stage.TargetOf(Trials, Civil, "Phiên tòa rút kinh nghiệm", "sector", OnePerProsecutor),
            Stage.TargetOf(Labour, Civil, "Kiểm sát án lao động đúng hạn", "sector", Stage.AtLeastPercent(90)),
            Stage.TargetOf(Violations, Civil, "Kiến nghị đối với vi phạm đã phát hiện", "sector", new
            {
                comparator = "exactly",
                measure = "ratio",
                threshold = 10_000,
                of = "detected",
            }));
        await _stage.HavePeopleAsync([.. Enumerable.Range(1, 3).Select(number => Stage.Person(
            Prosecutor(number), $"Kiểm sát viên {number}", District, judicialTitle: "prosecutorJunior"))]);
        _head = await system.SignedInAsync("unitHead", District);
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true);
        var briefing = await Stage.HasBriefingAsync(_chief, _stage.Province, "2021-12-10");
        var plan = await Stage.DraftsAsync(_head, Stage.DraftOf(District, 2022, "program", "Chương trình công tác năm 2022", briefing));
        var task = await Stage.HasTaskAsync(_head, plan, Stage.TaskOf("breakthrough", "Hoàn thành sớm chỉ tiêu phiên tòa rút kinh nghiệm"));
        await Stage.HasSectionAsync(
            _head, plan, Civil, new { targetCode = Trials, rule = OnePerProsecutor, taskId = task, dueOn = "2022-05-31" });
        await Stage.IsIssuedAsync(_chief, plan, "2021-12-24");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Three_trials_of_three_prosecutors_meet_the_quota_early_and_what_did_not_arise_stays_out()
    {
        await RecordsAsync(
            Trial("2022-M03", 1, "2022-03-10"), Trial("2022-M04", 2, "2022-04-14"), Trial("2022-M05", 3, "2022-05-20"),
            new { unitCode = District, targetCode = Labour, period = "2022-H1", numerator = 0, denominator = 0 },
            new { unitCode = District, targetCode = Violations, period = "2022-H1", numerator = 0, denominator = 0 });

        // Planning hears of the people from assignments: until then it cannot say whose quota it is.
        var sheet = await WorkPlanSystem.Eventually(
            _chief, $"{Stage.Planning}/outcomes?unit={District}&workYear=2022&period=2022-H1",
            answer => Of(answer, Trials)["outcome"]?.GetValue<string>() == "met");

        Assert.Equal("2022-05-20", Of(sheet, Trials)["metOn"]!.GetValue<string>());
        Assert.Equal(("2022-05-31", "early"), (Of(sheet, Trials)["dueOn"]!.GetValue<string>(), Of(sheet, Trials)["dueStanding"]!.GetValue<string>()));
        Assert.Equal("notArisen", Of(sheet, Labour)["outcome"]!.GetValue<string>());
        Assert.Equal("notArisen", Of(sheet, Violations)["outcome"]!.GetValue<string>());
        Assert.Equal((1, 0, 2), (Count(sheet, "met"), Count(sheet, "notMet"), Count(sheet, "notArisen")));
    }

    [Fact]
    public async Task Three_trials_by_one_prosecutor_do_not_meet_it_and_who_joins_in_august_is_not_counted()
    {
        await RecordsAsync(Trial("2022-M03", 1, "2022-03-10"), Trial("2022-M04", 1, "2022-04-14"), Trial("2022-M05", 1, "2022-05-20"));
        await _stage.HavePeopleAsync(Stage.Person(
            Prosecutor(4), "Kiểm sát viên mới", District, judicialTitle: "prosecutorJunior", recruitedOn: "2022-08-01"));

        var sheet = await WorkPlanSystem.Eventually(
            _chief, $"{Stage.Planning}/outcomes?unit={District}&workYear=2022&period=2022",
            answer => Of(answer, Trials)["outcome"]?.GetValue<string>() == "notMet");

        Assert.Equal(3, Of(sheet, Trials)["reached"]!["heads"]!.GetValue<int>());
        Assert.Equal("late", Of(sheet, Trials)["dueStanding"]!.GetValue<string>());
    }

    [Fact]
    public async Task May_is_corrected_after_the_lock_only_under_an_exception_and_half_year_year_and_emulation_score_follow()
    {
        var officer = await system.SignedInAsync("emulationOfficer", _stage.Province, subtree: true);
        var scores = $"{Stage.Emulation}/scores?cluster={await _stage.HasClusterAsync(officer, District)}&workYear=2022";
        await RecordsAsync(Trial("2022-M03", 1, "2022-03-10"), Trial("2022-M04", 2, "2022-04-14"), Trial("2022-M05", 3, "2022-05-20"));
        var sheet = $"{Stage.Planning}/outcomes?unit={District}&workYear=2022&period=2022-H1";
        await WorkPlanSystem.Eventually(_chief, sheet, answer => Of(answer, Trials)["outcome"]?.GetValue<string>() == "met");
        await WorkPlanSystem.Eventually(officer, scores, view => OfUnit(view) is (100m, "met"));
        var locked = $"{Stage.Planning}/locks/{(await _chief.CreateAsync(
            $"{Stage.Planning}/locks", new { unitCode = _stage.Province, period = "2022-H1", reason = "Đã báo cáo 6 tháng" })).Id}";
        var correction = new
        {
            results = new[]
            {
                new
                {
                    unitCode = District,
                    targetCode = Trials,
                    period = "2022-M05",
                    correctionReason = "Phiên tòa ngày 20/5 bị hoãn",
                    breakdown = new[] { new { count = 0, person = Prosecutor(3), on = "2022-05-20" } },
                },
            },
        };

        var refused = await _head.SendAsync(HttpMethod.Post, $"{Stage.Planning}/results", correction, null, Guid.CreateVersion7().ToString());
        Assert.Equal((409, "period-locked"), ((int)refused.Status, refused.Code));

        _ = (await _chief.ActAsync(locked, "exceptions", new { unitCode = District, reason = "Đính chính tháng 5", expiresAt = "2099-01-01T00:00:00Z" })).Json;
        var corrected = await _head.SendAsync(HttpMethod.Post, $"{Stage.Planning}/results", correction, null, Guid.CreateVersion7().ToString());
        Assert.True(corrected.Succeeded, corrected.Body?.ToJsonString());
        Assert.Equal("notMet", Of((await _chief.GetAsync(sheet)).Json, Trials)["outcome"]!.GetValue<string>());
        var year = (await _chief.GetAsync($"{Stage.Planning}/outcomes?unit={District}&workYear=2022&period=2022")).Json;
        Assert.Equal("notMet", Of(year, Trials)["outcome"]!.GetValue<string>());
        await WorkPlanSystem.Eventually(officer, scores, view => OfUnit(view) is (0m, "notMet"));
    }

    [Fact]
    public async Task An_exception_to_a_lock_ends_by_itself()
    {
        var locked = $"{Stage.Planning}/locks/{(await _chief.CreateAsync(
            $"{Stage.Planning}/locks", new { unitCode = _stage.Province, period = "2022-H1", reason = "Đã báo cáo 6 tháng" })).Id}";
        var expiresAt = TimeProvider.System.GetUtcNow().AddSeconds(2);
        _ = (await _chief.ActAsync(locked, "exceptions", new { unitCode = District, reason = "Nhập sót", expiresAt })).Json;

        Answer? refused = null;
        await Testing.Eventually.True(
            async () => (refused = await _head.SendAsync(
                HttpMethod.Post, $"{Stage.Planning}/results", new { results = new[] { LabourCases(0) } }, null, Guid.CreateVersion7().ToString())).Code == "lock-exception-expired",
            TimeSpan.FromSeconds(30));
        Assert.Equal(409, (int)refused!.Status);
    }

    [Fact]
    public async Task Twelve_cases_carried_over_are_twelve_or_the_form_is_refused_with_both_numbers()
    {
        var form = _stage.Own("B09");
        _ = (await system.AsAdministrator.CreateAsync($"{Stage.Planning}/report-forms", new
        {
            code = form,
            name = "Biểu thống kê án dân sự",
            legalBasis = "Quyết định ban hành biểu mẫu thống kê",
            periodKind = "month",
            validFrom = "2021-01-01",
            cells = new object[]
            {
                new { code = "1", name = "Số cũ", opensFrom = "10" }, new { code = "2", name = "Mới thụ lý" },
                new { code = "9", name = "Đã giải quyết" }, new { code = "10", name = "Còn lại" },
            },
            equations = new[] { "10 = 1+2-9" },
            feeds = Array.Empty<object>(),
        })).Json;
        var november = await BeginsAsync(form, "2021-M11", old: 20, received: 2, settled: 10);
        _ = (await _head.ActAsync(november, "submit")).Json;
        _ = (await _chief.ActAsync(november, "accept")).Json;

        var december = await BeginsAsync(form, "2022-M12", old: 11, received: 5, settled: 4);
        var refused = await _head.ActAsync(december, "submit");
        Assert.Equal((409, "report-opening-differs"), ((int)refused.Status, refused.Code));
        Assert.Contains("Ô 1 là 11, nhưng ô 10 của kỳ 2021-M11 là 12", refused.Body!["detail"]!.GetValue<string>(), StringComparison.Ordinal);

        var unbalanced = new { cells = Cells(old: 12, received: 5, settled: 4, left: 12) };
        _ = (await _head.ChangeLatestAsync(HttpMethod.Put, $"{december}/cells", december, unbalanced)).Json;
        Assert.Equal("report-out-of-balance", (await _head.ActAsync(december, "submit")).Code);
        _ = (await _head.ChangeLatestAsync(HttpMethod.Put, $"{december}/cells", december, new { cells = Cells(12, 5, 4, 13) })).Json;
        Assert.Equal("submitted", (await _head.ActAsync(december, "submit")).Json["state"]!.GetValue<string>());
    }

    private async Task<string> BeginsAsync(string formCode, string period, int old, int received, int settled) =>
        $"{Stage.Planning}/reports/{(await _head.CreateAsync($"{Stage.Planning}/reports", new
        {
            unitCode = District,
            formCode,
            period,
            cells = Cells(old, received, settled, old + received - settled),
        })).Id}";

    private static object[] Cells(int old, int received, int settled, int left) =>
    [
        new { cell = "1", value = old }, new { cell = "2", value = received }, new { cell = "9", value = settled }, new { cell = "10", value = left },
    ];

    private object LabourCases(int cases) => new { unitCode = District, targetCode = Labour, period = "2022-M05", numerator = cases, denominator = cases };

    private string Prosecutor(int number) => _stage.Own($"KSV-{number}");

    private object Trial(string period, int prosecutor, string on) => new
    {
        unitCode = District,
        targetCode = Trials,
        period,
        breakdown = new[] { new { count = 1, person = Prosecutor(prosecutor), on } },
    };

    private async Task RecordsAsync(params object[] results)
    {
        var recorded = await _head.CreateAsync($"{Stage.Planning}/results", new { results });
        Assert.True(recorded.Succeeded, recorded.Body?.ToJsonString());
    }

    /// <summary>The district's points, and the outcome of the target that gave them.</summary>
    private (decimal Points, string? Outcome) OfUnit(JsonNode view)
    {
        var unit = view["units"]!.AsArray().Single(row => row!["unitCode"]!.GetValue<string>() == District)!;
        var line = unit["lines"]!.AsArray().SingleOrDefault(row => row!["factKey"]?.GetValue<string>().StartsWith(Trials, StringComparison.Ordinal) == true);
        return (unit["points"]!.GetValue<decimal>(), line?["value"]?.GetValue<string>());
    }

    private static JsonNode Of(JsonNode sheet, string target) =>
        sheet["outcomes"]!.AsArray().Single(outcome => outcome!["targetCode"]!.GetValue<string>() == target)!;

    private static int Count(JsonNode sheet, string outcome) => sheet["counts"]![outcome]!.GetValue<int>();
}
