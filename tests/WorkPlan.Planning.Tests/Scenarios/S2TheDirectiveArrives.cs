using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Scenarios;

/// <summary>S2: after the program is issued, the directive, two guidances and the province's plan arrive; each is owed an answer.</summary>
public sealed class S2TheDirectiveArrives : IAsyncLifetime
{
    private const string Civil = "DAN-SU";
    private readonly PlanningApp _app = new(At(2021, 12, 24));
    private PlanDesk _program = null!;
    private Guid _firstTask;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields(Civil);
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020", "2020-12-01", null,
            PlanningApp.TargetOf("DS-KN", Civil, "Kháng nghị phúc thẩm ngang cấp được chấp nhận", "sector", PlanningApp.AtLeast(70)))
            .ShouldBe(HttpStatusCode.Created);
        _program = await PlanDesk.Draft(_app.AsDivisionHead, new
        {
            unitCode = "QT.P9",
            workYear = 2022,
            kind = "program",
            title = "Chương trình công tác năm 2022",
            purpose = "Chủ động thực hiện chức năng, nhiệm vụ của khâu công tác",
            basis = new[] { new { kind = "briefing", id = await _app.HasBriefing(_app.AsChief, "QT", "2021-12-10") } },
        });
        _firstTask = await _program.HasTask(PlanningApp.TaskOf("breakthrough", "Nâng cao số lượng, chất lượng kháng nghị phúc thẩm, nhất là ngang cấp"));
        await _program.HasSection(Civil, new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(80), taskId = _firstTask });
        await _program.IsIssued(_app.AsChief, "2021-12-24");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Four_documents_make_four_obligations_whose_deadlines_leave_out_tet()
    {
        await AllFourArrive();

        var owed = await Owed("sort=dueAt");

        Assert.Equal(
            [
                ("01/CT-VKSTC ngày 27/12/2021", "2022-01-11"),
                ("09/HD-VKSTC ngày 05/01/2022", "2022-01-21"),
                ("10/HD-VKSTC ngày 05/01/2022", "2022-01-24"),
                ("01/VKS-VP ngày 11/01/2022", "2022-02-14"),
            ],
            owed.Select(obligation => (Text(obligation, "document"), Text(obligation, "dueOn"))));
        await _app.Bus.ShouldHavePublishedExactly<DirectiveReceived>(4);
    }

    [Fact]
    public async Task One_supplement_answers_several_and_the_first_version_stays_readable()
    {
        var documents = await AllFourArrive();
        var answered = documents.Take(3).ToList();

        _app.Clock.MoveTo(At(2022, 1, 11));
        var supplement = await _program.As(_app.AsChief).Does(HttpMethod.Post, "/supplements", new
        {
            basis = answered.Select(id => new { kind = "document", id }),
            decidedOn = "2022-01-11",
            number = "02/CTr-P9",
            addTasks = new[]
            {
                PlanningApp.TaskOf("key", "Kiểm sát chặt chẽ việc giải quyết khiếu kiện hành chính về đất đai"),
                PlanningApp.TaskOf("regular", "Giải đáp nghiệp vụ cho Viện kiểm sát cấp huyện"),
            },
        });

        Assert.Equal(2, supplement.GetProperty("versionNumber").GetInt32());
        var diff = supplement.GetProperty("diff");
        Assert.Equal(2, diff.GetProperty("addedTasks").GetArrayLength());
        Assert.Equal(answered.Order(), diff.GetProperty("addedBasis").EnumerateArray().Select(basis => basis.GetProperty("id").GetGuid()).Order());
        Assert.Equal(3, supplement.GetProperty("satisfiedObligations").GetArrayLength());
        var satisfied = await Owed("state=satisfied");
        Assert.Equal(3, satisfied.Count);
        Assert.All(satisfied, obligation =>
        {
            Assert.Equal(2, obligation.GetProperty("answer").GetProperty("versionNumber").GetInt32());
            Assert.True(obligation.GetProperty("answer").GetProperty("inTime").GetBoolean());
        });
        Assert.Equal("01/VKS-VP ngày 11/01/2022", Text(Assert.Single(await Owed("state=open")), "document"));

        var first = await _app.AsDivisionHead.Read<JsonElement>($"{_program.Path}/versions/1");
        Assert.Equal(_firstTask, Assert.Single(first.GetProperty("content").GetProperty("tasks").EnumerateArray()).GetProperty("id").GetGuid());
        var second = await _app.AsDivisionHead.Read<JsonElement>($"{_program.Path}/versions/2");
        Assert.Equal(3, second.GetProperty("content").GetProperty("tasks").GetArrayLength());
        var told = await _app.Bus.ShouldHavePublished<PlanSupplemented>();
        Assert.Equal((2, 3), (told.Plan.VersionNumber, told.Plan.Tasks.Count));
        Assert.Contains(told.Plan.Tasks, task => task.TaskId == _firstTask);
        Assert.Equal(answered.Order(), told.BasedOnDocumentIds.Order());
    }

    [Fact]
    public async Task No_change_needed_answers_with_a_reason_and_makes_no_version()
    {
        var guidance = await Arrives(Papers.Guidance9());
        _program.As(_app.AsChief);
        object Answer(string reason) =>
            new { basis = new[] { new { kind = "document", id = guidance } }, decidedOn = "2022-01-07", noChangeReason = reason };

        await _program.Tries(HttpMethod.Post, "/supplements", Answer(" ")).ShouldBeProblem(409, "no-change-needs-reason");
        await _program.Does(HttpMethod.Post, "/supplements", Answer("Chương trình đã có đủ nhiệm vụ, giải pháp"));

        Assert.Equal(1, _program.Plan.GetProperty("versionNumber").GetInt32());
        var obligation = Assert.Single(await Owed("state=satisfied")).GetProperty("answer");
        Assert.Equal("Chương trình đã có đủ nhiệm vụ, giải pháp", Text(obligation, "noChangeReason"));
        Assert.True(obligation.GetProperty("inTime").GetBoolean());
        var told = await _app.Bus.ShouldHavePublished<SupplementAnswered>();
        Assert.Equal(("QT.P9", guidance, true, null, "Chương trình đã có đủ nhiệm vụ, giải pháp"), (
            told.UnitCode, Assert.Single(told.Documents).DocumentId, told.Documents[0].InTime, told.VersionNumber, told.NoChangeReason));
    }

    [Fact]
    public async Task A_program_that_was_still_a_draft_answers_by_its_first_version()
    {
        var head = _app.As("unitHead", "QT.P10");
        object Described(params object[] basis) => new { title = "Chương trình công tác năm 2022", purpose = "Triển khai nhiệm vụ năm", basis };
        var briefing = new { kind = "briefing", id = await _app.HasBriefing(_app.AsChief, "QT", "2021-12-17") };
        var draft = await PlanDesk.Draft(head, new
        {
            unitCode = "QT.P10",
            workYear = 2022,
            kind = "program",
            title = "Chương trình công tác năm 2022",
            purpose = "Triển khai nhiệm vụ năm",
            basis = new[] { briefing },
        });
        var task = await draft.HasTask(PlanningApp.TaskOf("breakthrough", "Nâng cao chất lượng kiểm sát giải quyết án hành chính"));
        await draft.HasSection(Civil, new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(70), taskId = task });
        var directive = await Arrives(Papers.Directive01());

        await draft.Does(HttpMethod.Put, "", Described(briefing, new { kind = "document", id = directive }));
        await draft.IsIssued(_app.AsChief, "2021-12-27");

        var answer = Assert.Single(await _app.Obligations("unit=QT.P10&state=satisfied")).GetProperty("answer");
        Assert.Equal((1, "2021-12-27"), (answer.GetProperty("versionNumber").GetInt32(), Text(answer, "on")));
        Assert.Equal(1, (await _app.Bus.ShouldHavePublished<SupplementAnswered>(told => told.UnitCode == "QT.P10")).VersionNumber);
        Assert.Single(await Owed("state=open"));
        foreach (var (query, count) in new[] { ("state=issued&kind=program&workYear=2022", 2), ("state=draft", 0) })
            Assert.Equal(count, (await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/plans?{query}")).GetProperty("total").GetInt32());
        Assert.Equal(2, (await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/units?level=province&type=division")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_same_document_again_makes_no_second_obligation()
    {
        await Arrives(Papers.Directive01());
        await _app.AsProvincePlanner.Create($"{PlanningApp.Api}/documents", Papers.Directive01())
            .ShouldBeProblem(409, "document-already-registered");

        Assert.Single(await Owed("state=open"));
    }

    [Fact]
    public async Task A_guidance_may_come_before_the_directive_that_it_implements()
    {
        await Arrives(Papers.Guidance9());
        await Arrives(Papers.Directive01() with { ReceivedOn = new(2022, 1, 10) });

        Assert.Equal(["2022-01-21", "2022-01-24"], (await Owed("state=open")).Select(obligation => Text(obligation, "dueOn")));
    }

    private async Task<List<Guid>> AllFourArrive() =>
    [
        await Arrives(Papers.Directive01()), await Arrives(Papers.Guidance9()),
        await Arrives(Papers.Guidance10()), await Arrives(Papers.ProvincialPlan01()),
    ];

    /// <summary>Registered on the morning of the day on which it is received.</summary>
    private async Task<Guid> Arrives(RegisterDocumentRequest paper)
    {
        _app.Clock.MoveTo(At(paper.ReceivedOn.Year, paper.ReceivedOn.Month, paper.ReceivedOn.Day));
        return await _app.HasDocumentId(paper);
    }

    private Task<List<JsonElement>> Owed(string query) => _app.Obligations($"unit=QT.P9&kind=supplement&{query}");

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 8, 0, 0, TimeSpan.FromHours(7));
}
