using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;
using WorkPlan.SharedKernel;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>S7: of thirteen district units seven are visited, so six inspect themselves; nothing closes before all are done.</summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S7")]
public sealed class S7_SevenDirectTheRestSelf(WorkPlanSystem system) : IAsyncLifetime
{
    private static readonly string[] Districts =
    [
        "Hương Sơn", "Đức Thọ", "Vũ Quang", "Nghi Xuân", "Can Lộc", "Hương Khê", "Thạch Hà", "Cẩm Xuyên", "Kỳ Anh", "Lộc Hà",
        "thành phố Hà Tĩnh", "thị xã Hồng Lĩnh", "thị xã Kỳ Anh",
    ];

    private readonly Stage _stage = new(system, "S7");
    private Account _chief = null!;
    private Account _lead = null!;

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        for (var number = 0; number < Districts.Length; number++)
            await _stage.HasUnitAsync(District(number), $"Viện kiểm sát nhân dân {Districts[number]}", "district", "procuracy", _stage.Province);
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true, personCode: _stage.Own("VT"));
        _lead = await _stage.AsLeadAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Seven_are_direct_six_are_self_and_the_campaign_stays_open_until_all_are_done()
    {
        var campaign = await _stage.HasAnnouncedCampaignAsync(_chief, 13, [.. Enumerable.Range(0, 7).Select(District)]);

        var summary = (await _chief.GetAsync($"{campaign}/summary")).Json;
        Assert.Equal("7 direct, 6 self", summary["partition"]!.GetValue<string>());
        Assert.Contains("trực tiếp kiểm tra", summary["sentence"]!.GetValue<string>(), StringComparison.Ordinal);

        await EachUnitHasTheSameQuestionsAndTheSixTheirDeadlineAsync(campaign);

        var closed = await _chief.ActAsync(campaign, "close", new { closedOn = "2022-06-30" });
        Assert.Equal(409, (int)closed.Status);

        var unit = await system.SignedInAsync("unitHead", District(12));
        var address = $"{campaign}/units/{District(12)}";
        var early = await unit.ActAsync(address, "submit", new { text = "Báo cáo tự kiểm tra" });
        Assert.Equal(409, (int)early.Status);
        var answered = await unit.ActAsync(address, "answers", new
        {
            answers = new[] { "QT-1", "GB-1", "PC-1" }.Select(itemCode => new { itemCode, verdict = "manual", score = 8 }),
        });
        Assert.True(answered.Succeeded, answered.Body?.ToJsonString());
        var submitted = await unit.ActAsync(address, "submit", new { text = "Báo cáo tự kiểm tra" });
        Assert.True(submitted.Succeeded, submitted.Body?.ToJsonString());
        // The deadline of 2022 is long over on the system's clock.
        Assert.Equal(1, (await _chief.GetAsync($"{campaign}/summary")).Json["submitted"]!.GetValue<int>());

        var foreign = await unit.GetAsync($"{campaign}/units/{District(0)}");
        Assert.Equal(404, (int)foreign.Status);

        await EverybodyButTheLastVisitedIsDone(campaign);
        // Its minutes have the inspectors' signature alone: neither it nor the campaign comes to an end.
        Assert.Equal("minutes-not-signed", (await ConcludesAsync(campaign, 6)).Code);
        var outstanding = await _chief.ActAsync(campaign, "close", new { closedOn = "2022-07-31" });
        Assert.Equal("units-outstanding", outstanding.Code);
        Assert.Equal([District(6)], outstanding.Body!["items"]!.AsArray().Select(item => item!.GetValue<string>()));
        Assert.Contains("6/7", (await _chief.GetAsync($"{campaign}/summary")).Json["sentence"]!.GetValue<string>(), StringComparison.Ordinal);

        var last = await system.SignedInAsync("unitHead", District(6));
        _ = (await last.ActAsync($"{campaign}/units/{District(6)}", "minutes/signatures", new { party = "unit" })).Json;
        _ = (await ConcludesAsync(campaign, 6)).Json;
        _ = (await _chief.ActAsync(campaign, "close", new { closedOn = "2022-07-31" })).Json;

        var done = (await _chief.GetAsync($"{campaign}/summary")).Json;
        Assert.Equal(
            "đã hoàn thành trực tiếp kiểm tra tại 7 đơn vị, các đơn vị còn lại tự kiểm tra và báo cáo kết quả", done["sentence"]!.GetValue<string>());
        Assert.Equal((13, 7, 6), (done["concluded"]!.GetValue<int>(), done["visited"]!.GetValue<int>(), done["submitted"]!.GetValue<int>()));
        Assert.Equal(13, done["table"]!["rows"]!.AsArray().Count);
    }

    private async Task EachUnitHasTheSameQuestionsAndTheSixTheirDeadlineAsync(string campaign)
    {
        var planned = (await _chief.GetAsync(campaign)).Json;
        var due = planned["selfReportDueAt"]!.GetValue<DateTimeOffset>();
        var questions = await QuestionsAsync(campaign, 0);
        Assert.NotEmpty(questions);
        for (var number = 7; number < 13; number++)
        {
            Assert.Equal(questions, await QuestionsAsync(campaign, number));
            var owed = (await _chief.GetAsync($"{Stage.Inspections}/obligations?kind=selfInspect&unit={District(number)}")).Json;
            var report = Assert.Single(owed["items"]!.AsArray())!;
            Assert.Equal(
                (planned["id"]!.GetValue<string>(), due), (report["campaignId"]!.GetValue<string>(), report["dueAt"]!.GetValue<DateTimeOffset>()));
        }
    }

    private async Task<List<(string Code, string Question, int MaxScore)>> QuestionsAsync(string campaign, int number) =>
    [
        .. (await _chief.GetAsync($"{campaign}/units/{District(number)}")).Json["items"]!.AsArray()
            .Select(item => (item!["code"]!.GetValue<string>(), item["question"]!.GetValue<string>(), item["maxScore"]!.GetValue<int>())),
    ];

    private async Task EverybodyButTheLastVisitedIsDone(string campaign)
    {
        for (var number = 0; number < 13; number++)
        {
            var (address, head) = ($"{campaign}/units/{District(number)}", await system.SignedInAsync("unitHead", District(number)));
            if (number < 7)
            {
                _ = (await _lead.ActAsync(address, "answers", InspectionStage.ManualAnswers)).Json;
                _ = (await _lead.ChangeLatestAsync(HttpMethod.Put, $"{address}/minutes", address, new { heldOn = "2022-06-10", content = "Biên bản kiểm tra." })).Json;
                _ = (await _lead.ActAsync(address, "minutes/signatures", new { party = "inspector" })).Json;
                if (number == 6)
                    continue;
                _ = (await head.ActAsync(address, "minutes/signatures", new { party = "unit" })).Json;
            }
            else if (number < 12)
            {
                _ = (await head.ActAsync(address, "answers", InspectionStage.ManualAnswers)).Json;
                _ = (await head.ActAsync(address, "submit", new { text = "Báo cáo tự kiểm tra" })).Json;
            }
            _ = (await ConcludesAsync(campaign, number)).Json;
        }
    }

    private Task<Answer> ConcludesAsync(string campaign, int number) => _chief.ActAsync(
        $"{campaign}/units/{District(number)}", "conclude",
        new { grade = "basicallyMet", text = "Đơn vị cơ bản đảm bảo theo kế hoạch.", concludedOn = VietnamTime.Today(TimeProvider.System) });

    private string District(int number) => _stage.Unit($"D{number + 1:00}");
}
