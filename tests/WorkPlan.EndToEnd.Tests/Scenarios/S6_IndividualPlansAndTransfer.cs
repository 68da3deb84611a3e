using System.Globalization;
using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S6: a program of fourteen tasks in two versions, individual plans for twelve of them, and one who goes to a region on 1/7/2025: what she
/// left is named and handed over, what she did stays where it was done, and the other services follow.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S6")]
public sealed class S6_IndividualPlansAndTransfer(WorkPlanSystem system) : IAsyncLifetime
{
    private readonly Stage _stage = new(system, "S6");
    private readonly Dictionary<string, Account> _people = [];
    private Account _head = null!;
    private Account _chief = null!;
    private string[] _tasks = [];

    private string Division => _stage.Unit("P9");

    private string Region => _stage.Unit("KV1");

    private string Field => _stage.Own("DAN-SU");

    private string Target => _stage.Own("DS-KN");

    private string She => _stage.Own("04");

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Quảng Trị", "province", "procuracy", null);
        await _stage.HasUnitAsync(Division, "Phòng 9", "province", "division", _stage.Province);
        await _stage.HasUnitAsync(Region, "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", _stage.Province);
        await _stage.HavePeopleAsync(
            Stage.Person(_stage.Own("01"), "Lê Văn Mẫu Một", Division, judicialTitle: "prosecutorSenior", managementTitle: "head"),
            Stage.Person(_stage.Own("02"), "Trần Thị Mẫu Hai", Division, judicialTitle: "prosecutorIntermediate"),
            Stage.Person(_stage.Own("03"), "Nguyễn Văn Mẫu Ba", Division, judicialTitle: "prosecutorJunior"),
            Stage.Person(She, "Phạm Thị Mẫu Bốn", Division, judicialTitle: "prosecutorJunior"),
            Stage.Person(_stage.Own("05"), "Võ Mẫu Năm", Division, judicialTitle: "examiner"),
            Stage.Person(_stage.Own("07"), "Hồ Mẫu Bảy", Region, judicialTitle: "prosecutorSenior", managementTitle: "chief"));
        await _stage.HasFieldAsync(Field, "Kiểm sát việc giải quyết các vụ, việc dân sự");
        await _stage.HasCatalogueAsync(
            _stage.Own("QD-139"), "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020",
            Stage.TargetOf(Target, Field, "Kháng nghị phúc thẩm ngang cấp được chấp nhận", "sector", Stage.AtLeastPercent(70)));
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true);
        _head = await system.SignedInAsync("unitHead", Division, personCode: _stage.Own("01"));
        foreach (var person in new[] { "02", "03", "04", "05" })
            _people.Add(_stage.Own(person), await system.SignedInAsync("staff", Division, personCode: _stage.Own(person)));
        _people.Add(_stage.Own("01"), _head);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Gaps_are_named_what_she_held_is_handed_over_and_the_other_services_follow()
    {
        await IssuesTheProgramAsync();
        await PlansTwelveOfFourteenAsync();
        var (oldPledge, newPledge) = await SignsThePledgeAsync();
        await ReportsAsync(_tasks[8], "2025-05-20");

        var transfer = (await _chief.ActAsync(
            $"{Stage.Assignments}/people/{She}", "transfers",
            new { toUnitCode = Region, effectiveOn = "2025-07-01", decisionNumber = "77/QĐ-VKS" })).Json;

        // Two that nobody ever had, and of her three the two that are open.
        var gaps = await CoverageAsync("2025-07-01");
        Assert.Equal(2, gaps["tasksInNoIndividualPlan"]!.AsArray().Count);
        Assert.Equal(_tasks[9..11].Order(StringComparer.Ordinal), Ids(gaps["tasksOrphaned"]!).Order(StringComparer.Ordinal));
        Assert.Equal(4, gaps["tasksWithoutAnyone"]!.AsArray().Count);
        Assert.Empty((await CoverageAsync("2025-06-30"))["tasksOrphaned"]!.AsArray());

        await HandsOverAsync($"{Stage.Assignments}/handovers/{transfer["handOverId"]!.GetValue<string>()}");
        foreach (var task in _tasks[9..11])
        {
            Assert.Equal(She, await ResponsibleAsync(task, "2025-06-30"));
            Assert.Equal(_stage.Own("03"), await ResponsibleAsync(task, "2025-07-01"));
        }

        var periods = (await _chief.GetAsync($"{Stage.Assignments}/people/{She}/work-record?workYear=2025")).Json["periods"]!.AsArray();
        Assert.Equal(
            [(Division, "2025-06-30", 1), (Region, "2025-11-30", 0)],
            periods.Select(period => (Text(period, "unitCode"), Text(period, "to"), period!["tasksDone"]!.GetValue<int>())));
        Assert.Equal(Division, Text((await _chief.GetAsync($"{Stage.Assignments}/tasks/{_tasks[8]}")).Json, "unitCode"));

        // Signed in the old unit stays signed; the new unit's pledge waits for her.
        var asked = await WorkPlanSystem.Eventually(_chief, newPledge, pledge => Signer(pledge, She) is not null);
        Assert.Equal("pending", Text(Signer(asked, She), "state"));
        Assert.Equal("signed", Text(Signer((await _chief.GetAsync(oldPledge)).Json, She), "state"));
    }

    private async Task IssuesTheProgramAsync()
    {
        var briefing = await Stage.HasBriefingAsync(_chief, _stage.Province, "2024-12-10");
        var plan = await Stage.DraftsAsync(_head, Stage.DraftOf(Division, 2025, "program", "Chương trình công tác năm 2025", briefing));
        List<string> planned = [];
        for (var number = 1; number <= 12; number++)
            planned.Add(await Stage.HasTaskAsync(_head, plan, Stage.TaskOf(number == 1 ? "breakthrough" : "key", Title(number))));
        await Stage.HasSectionAsync(_head, plan, Field, new { targetCode = Target, rule = Stage.AtLeastPercent(80), taskId = planned[0] });
        await Stage.IsIssuedAsync(_chief, plan, "2024-12-24");
        var planner = await system.SignedInAsync("planner", _stage.Province, subtree: true);
        var document = (await planner.CreateAsync($"{Stage.Planning}/documents", new
        {
            type = "guidance",
            issuer = "Vụ 9 VKSND tối cao (S6)",
            issuerKind = "department",
            number = "09/HD-VKSTC",
            issuedOn = "2025-01-02",
            receivedOn = "2025-01-03",
            appliesToWorkYear = 2025,
            @abstract = "Về công tác kiểm sát năm 2025",
            scopeUnitCode = Division,
            requiresSupplement = true,
            classification = "Không mật",
        })).Id;
        var supplement = await _chief.ChangeLatestAsync(HttpMethod.Post, $"{plan}/supplements", plan, new
        {
            basis = new[] { new { kind = "document", id = document } },
            decidedOn = "2025-01-06",
            number = "02/CTr-P9",
            addTasks = new[] { Stage.TaskOf("key", Title(13)), Stage.TaskOf("key", Title(14)) },
        });
        Assert.Equal(2, supplement.Json["versionNumber"]!.GetValue<int>());
        var all = await WorkPlanSystem.Eventually(
            _head, $"{Stage.Assignments}/tasks?unit={Division}&sort=title", tasks => tasks["total"]!.GetValue<int>() == 14);
        _tasks = [.. all["items"]!.AsArray().Select(task => Text(task, "id"))];
    }

    private async Task PlansTwelveOfFourteenAsync()
    {
        (string Person, string[] Tasks)[] shares =
        [
            ("02", _tasks[..3]), ("03", _tasks[3..6]), ("05", _tasks[6..8]), ("04", _tasks[8..11]), ("01", _tasks[11..12]),
        ];
        await IssuesAsync("05/QĐ-VKS", "2025-01-07", [.. shares.SelectMany(share => share.Tasks.Select(task => Item(task, _stage.Own(share.Person))))]);
        foreach (var (person, tasks) in shares)
        {
            var (code, account) = (_stage.Own(person), _people[_stage.Own(person)]);
            var items = tasks.Select(taskId => new { taskId, title = "Thực hiện nhiệm vụ" });
            var plan = (await account.CreateAsync($"{Stage.Assignments}/individual-plans", new { personCode = code, workYear = 2025, items })).Id;
            _ = (await account.ActAsync($"{Stage.Assignments}/individual-plans/{plan}", "submit")).Json;
        }
    }

    private async Task<(string Old, string New)> SignsThePledgeAsync()
    {
        var campaign = await _stage.HasLaunchedCampaignAsync(_chief, 2025, "Đoàn kết, kỷ cương, hiệu quả (S6)");
        var (old, @new) = (await OpenedAsync(campaign, Division, She), await OpenedAsync(campaign, Region, _stage.Own("07")));
        _ = (await _chief.ChangeLatestAsync(
            HttpMethod.Post, $"{old}/signatures", old, new { personCode = She, answer = "sign", answeredOn = "2025-02-10" })).Json;
        return (old, @new);
    }

    /// <summary>Opened as soon as emulation has heard of the unit's people.</summary>
    private async Task<string> OpenedAsync(string campaign, string unitCode, string signer)
    {
        JsonNode? pledge = null;
        var opened = await Testing.Eventually.IsTrueAsync(
            async () =>
            {
                var answer = await _chief.CreateAsync(
                    $"{campaign}/pledges", new { unitCode, content = "Thi đua hoàn thành nhiệm vụ", openedOn = "2025-02-01" });
                pledge = answer.Succeeded ? answer.Json : null;
                return pledge is not null;
            },
            TimeSpan.FromSeconds(30));
        Assert.True(opened && Signer(pledge!, signer) is not null, pledge?.ToJsonString());
        return $"{Stage.Emulation}/pledges/{Text(pledge, "id")}";
    }

    private async Task ReportsAsync(string task, string day)
    {
        var path = $"{Stage.Assignments}/tasks/{task}";
        _ = (await _people[She].ActAsync(path, "complete", new { completedOn = day, result = "Đã hoàn thành" })).Json;
        _ = (await _head.ActAsync(path, "confirm", new { confirmedOn = day })).Json;
    }

    private async Task HandsOverAsync(string record)
    {
        foreach (var task in _tasks[9..11])
        {
            _ = (await _people[She].ChangeLatestAsync(
                HttpMethod.Put, $"{record}/tasks/{task}", record, new { note = "Đã nghiên cứu hồ sơ", receiverPersonCode = _stage.Own("03") })).Json;
        }
        _ = (await _people[She].ActAsync(record, "notes", new { subject = "Đầu mối Tòa án", text = "Lịch xét xử gửi trước thứ Năm" })).Json;
        _ = (await _people[She].ActAsync(record, "give")).Json;
        Assert.Equal("received", Text((await _head.ActAsync(record, "receive")).Json, "state"));
        var decision = (await _head.CreateAsync(
            $"{record}/decision", new { number = "20/QĐ-VKS", signedOn = "2025-06-28", signingCapacity = "inOwnOffice" })).Id;
        _ = (await _head.ActAsync($"{Stage.Assignments}/decisions/{decision}", "issue")).Json;
    }

    private async Task IssuesAsync(string number, string effectiveOn, object[] items)
    {
        var decision = (await _head.CreateAsync($"{Stage.Assignments}/decisions", new
        {
            unitCode = Division,
            workYear = 2025,
            number,
            signedOn = "2025-01-06",
            effectiveOn,
            signingCapacity = "inOwnOffice",
            items,
        })).Id;
        _ = (await _head.ActAsync($"{Stage.Assignments}/decisions/{decision}", "issue")).Json;
    }

    private static object Item(string taskId, string personCode) => new { taskId, personCode, role = "lead" };

    private async Task<JsonNode> CoverageAsync(string day) =>
        (await _head.GetAsync($"{Stage.Assignments}/coverage?unit={Division}&workYear=2025&asOf={day}")).Json;

    private async Task<string> ResponsibleAsync(string task, string day) => Text(
        Assert.Single((await _head.GetAsync($"{Stage.Assignments}/tasks/{task}/responsibles?asOf={day}")).Json.AsArray()), "personCode");

    private static IEnumerable<string> Ids(JsonNode tasks) => tasks.AsArray().Select(task => Text(task, "taskId"));

    private static JsonNode? Signer(JsonNode pledge, string person) =>
        pledge["signers"]!.AsArray().FirstOrDefault(signer => Text(signer, "personCode") == person);

    private static string Title(int number) => string.Create(CultureInfo.InvariantCulture, $"Nhiệm vụ {number:00}");

    private static string Text(JsonNode? node, string name) => node![name]!.GetValue<string>();
}
