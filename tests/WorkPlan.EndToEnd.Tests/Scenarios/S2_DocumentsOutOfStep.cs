using System.Globalization;
using System.Text.Json.Nodes;
using WorkPlan.EndToEnd.Tests.Running;
using WorkPlan.Samples.Gateway;
using WorkPlan.SharedKernel;

namespace WorkPlan.EndToEnd.Tests.Scenarios;

/// <summary>
/// S2's edges over the running system: documents that come late, early, twice, or in another order than they were written; corrections
/// that matter and that do not; an answer that nothing has to change; assignments made under the version before.
/// </summary>
[Collection(SharedSystem.Name)]
[Trait("Category", "EndToEnd")]
[Trait("Scenario", "S2")]
public sealed class S2_DocumentsOutOfStep(WorkPlanSystem system) : IAsyncLifetime
{
    private const string Documents = $"{Stage.Planning}/documents";
    private const string Notifications = "/api/v1/notifications";
    private const string Breakthrough = "Nâng cao số lượng, chất lượng kháng nghị phúc thẩm";
    private const string Added = "Kiểm sát chặt chẽ việc giải quyết khiếu kiện hành chính về đất đai";
    private static int _runs;
    private readonly Stage _stage = new(system, $"S2E{Interlocked.Increment(ref _runs)}");
    private Account _head = null!;
    private Account _chief = null!;
    private Account _planner = null!;
    private string _plan = "";
    private string _briefing = "";

    private string Division => _stage.Unit("P9");

    private string Civil => _stage.Own("DAN-SU");

    public async Task InitializeAsync()
    {
        await _stage.HasUnitAsync(_stage.Province, "Viện kiểm sát nhân dân tỉnh Quảng Trị", "province", "procuracy", null);
        await _stage.HasUnitAsync(Division, "Phòng 9", "province", "division", _stage.Province);
        await _stage.HasFieldAsync(Civil, "Kiểm sát việc giải quyết các vụ, việc dân sự");
        await _stage.HasCatalogueAsync(
            _stage.Own("QD-139"), "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020",
            Stage.TargetOf(_stage.Own("DS-KN"), Civil, "Kháng nghị phúc thẩm ngang cấp được chấp nhận", "sector", Stage.AtLeastPercent(70)));
        _head = await system.SignedInAsync("unitHead", Division);
        _chief = await system.SignedInAsync("chief", _stage.Province, subtree: true);
        _planner = await system.SignedInAsync("planner", _stage.Province, subtree: true);
        _briefing = await Stage.HasBriefingAsync(_chief, _stage.Province, "2021-12-10");
        _plan = await DraftsAsync(2022);
        var task = await Stage.HasTaskAsync(_head, _plan, Stage.TaskOf("breakthrough", Breakthrough));
        await Stage.HasSectionAsync(_head, _plan, Civil, new { targetCode = _stage.Own("DS-KN"), rule = Stage.AtLeastPercent(80), taskId = task });
        await Stage.IsIssuedAsync(_chief, _plan, "2021-12-24");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_guidance_comes_before_its_directive_both_lay_for_weeks_go_up_and_are_answered_late_by_one_supplement()
    {
        var guidance = await Arrives(Guidance("09/HD-VKSTC"));
        var directive = await Arrives(Directive());

        // Entered last, due first: each counts from its own receipt, and both are long past.
        Assert.Equal(
            [(directive, "2022-01-11", "overdue"), (guidance, "2022-01-21", "overdue")],
            (await Owed("sort=dueAt")).Select(owed => (Text(owed!, "documentId"), Text(owed!, "dueOn"), Text(owed!, "state"))));
        // Every level that should have been told by now is told at once; here all three steps end at the province.
        await WorkPlanSystem.Eventually(_chief, $"{Notifications}?kind=obligation-escalated&open=true", inbox => Total(inbox) == 6);

        var supplement = await Supplements("2022-02-15", directive, guidance);

        Assert.Equal(2, supplement["versionNumber"]!.GetValue<int>());
        Assert.Equal(2, supplement["satisfiedObligations"]!.AsArray().Count);
        Assert.All(await Owed("state=satisfied"), owed => Assert.Equal(
            (2, false), (owed!["answer"]!["versionNumber"]!.GetValue<int>(), owed["answer"]!["inTime"]!.GetValue<bool>())));
        await WorkPlanSystem.Eventually(_chief, $"{Notifications}?kind=obligation-escalated&open=true", inbox => Total(inbox) == 0);
    }

    [Fact]
    public async Task A_directive_for_next_year_is_owed_by_nobody_yet_and_by_next_years_draft_as_soon_as_it_begins()
    {
        await Arrives(Directive("02/CT-VKSTC", "2022-11-21", "2022-11-24", appliesTo: 2023));

        Assert.Empty(await Owed(""));
        var next = (await _head.GetAsync(await DraftsAsync(2023))).Json;
        Assert.False(next["preDraft"]!.GetValue<bool>());
        // Who begins a plan when the directive is there owes it an answer from then on.
        Assert.Equal(2023, Assert.Single(await Owed(""))!["workYear"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_same_paper_again_gets_its_first_answer_is_owed_once_and_told_once()
    {
        var paper = Guidance("10/HD-VKSTC");
        var first = await Arrives(paper);
        Assert.Equal(first, await Arrives(paper)); // under the same key, as a program does that was broken off
        var again = await _planner.SendAsync(HttpMethod.Post, Documents, paper, null, Guid.CreateVersion7().ToString());
        Assert.Equal((409, "document-already-registered"), ((int)again.Status, again.Code));

        await WorkPlanSystem.Eventually(_head, $"{Notifications}?kind=supplement-required", inbox => Total(inbox) > 0);
        Assert.Single(await Owed(""));
        // Another document, told later: whatever came before it has come.
        await Arrives(Guidance("12/HD-VKSTC"));
        await WorkPlanSystem.Eventually(_head, $"{Notifications}?kind=supplement-required", inbox => Total(inbox) == 2);
    }

    [Fact]
    public async Task No_change_needed_wants_a_reason_and_is_timely_a_correction_asks_again_only_where_it_matters()
    {
        var guidance = await Arrives(Guidance("09/HD-VKSTC"));
        var unreasoned = await Answers("2022-01-10", " ", guidance);
        Assert.Equal((409, "no-change-needs-reason"), ((int)unreasoned.Status, unreasoned.Code));
        var early = await Answers("2022-01-06", "Đã có", guidance);
        Assert.Equal("answered-before-received", early.Code);

        var unchanged = (await Answers("2022-01-10", "Chương trình đã có đủ nhiệm vụ, giải pháp", guidance)).Json;
        Assert.Equal(1, unchanged["versionNumber"]!.GetValue<int>());
        Assert.True(Assert.Single(await Owed("state=satisfied"))!["answer"]!["inTime"]!.GetValue<bool>());

        await Corrects(guidance, material: false, "Sửa lỗi chính tả ở trang 2");
        Assert.Equal(("satisfied", 0), StateOf(Assert.Single(await Owed(""))!));

        await Corrects(guidance, material: true, "Bổ sung mục III");
        var reopened = Assert.Single(await Owed(""))!;
        Assert.Equal(("open", 1), StateOf(reopened));
        Assert.Equal("Chương trình đã có đủ nhiệm vụ, giải pháp", Text(reopened["past"]![0]!, "noChangeReason"));

        var today = VietnamTime.Today(TimeProvider.System).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _ = (await Answers(today, "Mục III đã có trong chương trình", guidance)).Json;
        Assert.True(Assert.Single(await Owed("state=satisfied"))!["answer"]!["inTime"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_newer_paper_takes_the_place_of_the_older_one_and_nothing_is_owed_for_that()
    {
        var older = await Arrives(Guidance("09/HD-VKSTC"));
        var newer = await Arrives(Guidance("21/HD-VKSTC", supersedes: older));

        var owed = (await Owed("")).ToDictionary(one => Text(one!, "documentId")!, one => Text(one!, "state"));
        Assert.Equal(("waived", "overdue", 2), (owed[older], owed[newer], owed.Count));
    }

    [Fact]
    public async Task Assignments_made_under_the_version_before_stay_and_those_of_a_task_that_left_the_plan_are_flagged()
    {
        await _stage.HavePeopleAsync(Stage.Person(_stage.Own("01"), "Kiểm sát viên 1", Division, judicialTitle: "prosecutorIntermediate"));
        await Supplements("2022-01-10", await Arrives(Guidance("09/HD-VKSTC")));
        var (kept, leaving) = (await WorkTaskOf(Breakthrough), await WorkTaskOf(Added));
        var draft = await _head.CreateAsync($"{Stage.Assignments}/decisions", new
        {
            unitCode = Division,
            workYear = 2022,
            number = "05/QĐ-VKS",
            signedOn = "2022-01-11",
            effectiveOn = "2022-01-12",
            signingCapacity = "inOwnOffice",
            items = new[] { kept, leaving }.Select(task => new { taskId = Text(task, "id"), personCode = _stage.Own("01"), role = "lead" }),
        });
        _ = (await _head.ActAsync($"{Stage.Assignments}/decisions/{draft.Id}", "issue")).Json;

        _ = (await _chief.ChangeLatestAsync(HttpMethod.Post, $"{_plan}/supplements", _plan, new
        {
            basis = new[] { new { kind = "document", id = await Arrives(Guidance("10/HD-VKSTC")) } },
            decidedOn = "2022-01-12",
            removeTasks = new[] { Text(leaving, "planTaskId") },
        })).Json;

        var coverage = await WorkPlanSystem.Eventually(
            _head, $"{Stage.Assignments}/coverage?unit={Division}&workYear=2022", view => view["tasksToReview"]!.AsArray().Count > 0);
        var flagged = Assert.Single(coverage["tasksToReview"]!.AsArray())!;
        Assert.Equal((Added, "taskWithdrawn"), (Text(flagged, "title"), Text(flagged, "review")));
        var responsible = Assert.Single((await _head.GetAsync($"{Stage.Assignments}/tasks/{Text(kept, "id")}/responsibles")).Json.AsArray())!;
        Assert.Equal((_stage.Own("01"), "none"), (Text(responsible, "personCode"), Text(responsible, "review")));
    }

    private Task<string> DraftsAsync(int year) => Stage.DraftsAsync(
        _head, Stage.DraftOf(Division, year, "program", $"Chương trình công tác năm {year}", _briefing));

    private async Task<string> Arrives(object paper) => (await _planner.CreateAsync(Documents, paper)).Id;

    private async Task<JsonNode> Supplements(string decidedOn, params string[] documents) =>
        (await _chief.ChangeLatestAsync(HttpMethod.Post, $"{_plan}/supplements", _plan, new
        {
            basis = documents.Select(id => new { kind = "document", id }),
            decidedOn,
            number = "02/CTr-P9",
            addTasks = new[] { Stage.TaskOf("key", Added) },
        })).Json;

    private Task<Answer> Answers(string decidedOn, string noChangeReason, string document) =>
        _chief.ChangeLatestAsync(HttpMethod.Post, $"{_plan}/supplements", _plan, new
        {
            basis = new[] { new { kind = "document", id = document } },
            decidedOn,
            noChangeReason,
        });

    private async Task Corrects(string id, bool material, string reason)
    {
        var document = $"{Documents}/{id}";
        _ = (await _planner.ChangeLatestAsync(
            HttpMethod.Post, $"{document}/corrections", document, new { material, reason, document = Guidance("09/HD-VKSTC", note: reason) })).Json;
    }

    private async Task<JsonNode> WorkTaskOf(string title)
    {
        var tasks = await WorkPlanSystem.Eventually(
            _head, $"{Stage.Assignments}/tasks?unit={Division}&workYear=2022", view => view["items"]!.AsArray().Any(task => Text(task!, "title") == title));
        return tasks["items"]!.AsArray().Single(task => Text(task!, "title") == title)!;
    }

    private async Task<JsonArray> Owed(string query) =>
        (await _planner.GetAsync($"{Stage.Planning}/obligations?unit={Division}&kind=supplement&{query}")).Json["items"]!.AsArray();

    private object Directive(string number = "01/CT-VKSTC", string issuedOn = "2021-12-27", string receivedOn = "2021-12-27", int appliesTo = 2022) =>
        Paper("directive", "Viện trưởng VKSND tối cao", "supreme", number, issuedOn, receivedOn, appliesTo);

    private object Guidance(string number, string? supersedes = null, string? note = null) =>
        Paper("guidance", "Vụ 9 VKSND tối cao", "department", number, "2022-01-05", "2022-01-07", 2022, supersedes, note);

    // The register knows a document by issuer, type, number and date; other scenarios register the same ones for their provinces.
    private object Paper(
        string type, string issuer, string issuerKind, string number, string issuedOn, string receivedOn, int appliesToWorkYear, string? supersedes = null,
        string? note = null) => new
        {
            type,
            issuer = $"{issuer} ({_stage.Own("giả định")})",
            issuerKind,
            number,
            issuedOn,
            receivedOn,
            appliesToWorkYear,
            @abstract = $"Về công tác kiểm sát năm {appliesToWorkYear} ({number}) {note}".Trim(),
            scopeUnitCode = Division,
            requiresSupplement = true,
            classification = "Không mật",
            supersedes = supersedes is null ? null : new[] { supersedes },
        };

    private static (string?, int) StateOf(JsonNode owed) => (Text(owed, "state"), owed["reopened"]!.GetValue<int>());

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    private static int Total(JsonNode page) => page["total"]!.GetValue<int>();
}
