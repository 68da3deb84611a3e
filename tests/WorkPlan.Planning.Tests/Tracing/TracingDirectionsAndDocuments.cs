using System.Net;
using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Tracing;

/// <summary>From a document or direction over the plan's item to the person's task and the result, and back.</summary>
public sealed class TracingDirectionsAndDocuments : IAsyncLifetime
{
    private const string Field = "DAN-SU";
    private readonly Guid _work = Guid.CreateVersion7();
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 1, 9, 0, 0, TimeSpan.FromHours(7)));
    private PlanDesk _plan = null!;
    private Guid _breakthrough;
    private Guid _directive;
    private Guid _direction;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields(Field);
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf("DS-KN", Field, "Kháng nghị được chấp nhận", "sector", PlanningApp.AtLeast(70))).ShouldBe(HttpStatusCode.Created);
        _direction = (await _app.AsProvincePlanner.Create($"{PlanningApp.Api}/directions", new
        {
            unitCode = "QT",
            givenBy = "Viện trưởng",
            givenOn = "2021-12-10",
            occasion = "Giao ban tuần",
            text = "Chủ động xây dựng chương trình công tác",
            addressees = new[] { "QT.P9", "QT.P10" },
        }).ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid();
        _plan = await PlanDesk.Draft(_app.AsDivisionHead, new
        {
            unitCode = "QT.P9",
            workYear = 2022,
            kind = "program",
            title = "Chương trình công tác năm 2022",
            purpose = "Chủ động thực hiện nhiệm vụ",
            basis = new[] { new { kind = "direction", id = _direction } },
        });
        _breakthrough = await _plan.HasTask(PlanningApp.TaskOf("breakthrough", "Kháng nghị phúc thẩm ngang cấp"));
        await _plan.HasSection(Field, new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(70), taskId = _breakthrough });
        await _plan.IsIssued(_app.AsChief, "2021-12-24");
        _directive = await _app.HasDocumentId(Papers.Directive01());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_direction_is_followed_to_the_person_and_the_result_and_what_is_missing_is_marked()
    {
        var (own, other) = await DirectionTrace();
        Assert.Equal(["notAnswered", "noTask"], Missing(own));
        Assert.Equal(["noPlan", "notAnswered"], Missing(other));

        await _app.AsDivisionHead.Create($"{PlanningApp.Api}/directions/{_direction}/uptakes", new
        {
            planId = _plan.Id,
            taskId = _breakthrough,
            how = "Đưa vào nhiệm vụ đột phá",
        }).ShouldBe(HttpStatusCode.Created);
        (own, _) = await DirectionTrace();
        Assert.Empty(Missing(own));
        Assert.Equal("Đưa vào nhiệm vụ đột phá", own.GetProperty("uptakes")[0].GetProperty("how").GetString());
        Assert.Equal(["notAssigned", "noResult"], Missing(own.GetProperty("tasks")[0]));

        await _app.Bus.Deliver(Decision("05/QĐ-VKS", new(2022, 1, 11), "P9-02"));
        await HasResult();
        (own, _) = await DirectionTrace();
        var task = own.GetProperty("tasks")[0];
        Assert.Empty(Missing(task));
        Assert.Equal(("05/QĐ-VKS", "P9-02"), (
            task.GetProperty("work")[0].GetProperty("decisionNumber").GetString(), task.GetProperty("work")[0].GetProperty("people")[0].GetString()));
        Assert.Equal("exceeded", task.GetProperty("targets")[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_task_that_a_meeting_gave_to_carry_the_direction_out_is_in_its_trace()
    {
        var briefing = await _app.HasBriefing(_app.AsChief, "QT", "2022-01-07");
        var task = (await _app.AsChief.Create($"{PlanningApp.Api}/briefings/{briefing}/tasks", new
        {
            unitCode = "QT.P9",
            title = "Xây dựng chuyên đề kháng nghị ngang cấp",
            directionId = _direction,
        }).ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid();
        var (own, other) = await DirectionTrace();
        Assert.Equal(["notAnswered"], Missing(own));
        Assert.Equal((task, "open"), (own.GetProperty("meetingTasks")[0].GetProperty("id").GetGuid(), own.GetProperty("meetingTasks")[0].GetProperty("state").GetString()));
        Assert.Empty(other.GetProperty("meetingTasks").EnumerateArray());
    }

    [Fact]
    public async Task A_document_shows_for_every_unit_whether_and_when_it_was_taken_up()
    {
        var trace = await DocumentTrace();
        Assert.Equal((1, 0, 0), (Number(trace, "owed"), Number(trace, "answered"), Number(trace, "inTime")));
        Assert.Equal(["notAnswered", "noTask"], Missing(Assert.Single(trace.GetProperty("units").EnumerateArray())));

        await _plan.Does(HttpMethod.Post, "/supplements", new
        {
            basis = new[] { new { kind = "document", id = _directive } },
            // Ten working days after 27/12/2021, the New Year's substitute day left out, end on 11/01/2022.
            decidedOn = "2022-01-11",
            addTasks = new[]
            {
                new { kind = "regular", title = "Rà soát án hành chính", basis = new[] { new { kind = "document", id = _directive } } },
            },
        });
        trace = await DocumentTrace();
        Assert.Equal((1, 1, 1, 0), (Number(trace, "owed"), Number(trace, "answered"), Number(trace, "inTime"), Number(trace, "overdue")));
        var unit = Assert.Single(trace.GetProperty("units").EnumerateArray());
        Assert.Empty(Missing(unit));
        Assert.Equal((2, true), (Number(unit.GetProperty("answer"), "versionNumber"), unit.GetProperty("answer").GetProperty("inTime").GetBoolean()));
        Assert.Equal((2, "Rà soát án hành chính"), (Number(unit.GetProperty("plan"), "takenUpInVersion"), unit.GetProperty("tasks")[0].GetProperty("title").GetString()));
        Assert.Equal(0, Number(await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/documents/{_directive}/trace?unit=QT.P10"), "total"));
        await _app.As("staff", "QT.P9").GetAsync(new Uri($"{PlanningApp.Api}/documents/{Guid.NewGuid()}/trace", UriKind.Relative)).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task No_change_needed_is_an_answer_that_leaves_no_task_missing()
    {
        await _plan.Does(HttpMethod.Post, "/supplements", new
        {
            basis = new[] { new { kind = "document", id = _directive } },
            decidedOn = "2022-01-20",
            noChangeReason = "Nội dung đã có trong Chương trình",
        });
        var unit = (await DocumentTrace()).GetProperty("units")[0];
        Assert.Empty(Missing(unit));
        Assert.Equal("Nội dung đã có trong Chương trình", unit.GetProperty("answer").GetProperty("noChangeReason").GetString());
    }

    [Fact]
    public async Task The_later_decision_counts_in_whatever_order_they_come_and_a_completion_can_come_first()
    {
        var done = Completed(7, new(2022, 1, 28));
        var id = await _app.Bus.Deliver(done);
        await _app.Bus.Deliver(done, id);
        var later = Decision("09/QĐ-VKS", new(2022, 1, 20), "P9-03");
        id = await _app.Bus.Deliver(later);
        await _app.Bus.Deliver(later, id);
        await _app.Bus.Deliver(Decision("05/QĐ-VKS", new(2022, 1, 11), "P9-02"));
        await _app.Bus.Deliver(Completed(6, new(2022, 1, 12)));

        var trace = await _app.AsDivisionHead.Read<JsonElement>($"{_plan.Path}/trace");
        Assert.Equal(["noTask"], Missing(trace.GetProperty("basis")[0]));
        var work = Assert.Single(trace.GetProperty("tasksWithoutBasis")[0].GetProperty("work").EnumerateArray());
        Assert.Equal(("09/QĐ-VKS", "2022-01-28", "P9-03"), (
            work.GetProperty("decisionNumber").GetString(), work.GetProperty("completedOn").GetString(), work.GetProperty("people")[0].GetString()));
    }

    private async Task<(JsonElement Own, JsonElement Other)> DirectionTrace()
    {
        var units = (await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/directions/{_direction}/trace")).GetProperty("units").EnumerateArray().ToList();
        return (units.Single(unit => unit.GetProperty("unitCode").GetString() == "QT.P9"), units.Single(unit => unit.GetProperty("unitCode").GetString() == "QT.P10"));
    }

    private Task<JsonElement> DocumentTrace() => _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/documents/{_directive}/trace");

    private static IEnumerable<string?> Missing(JsonElement link) => link.GetProperty("missing").EnumerateArray().Select(gap => gap.GetString());

    private static int Number(JsonElement view, string name) => view.GetProperty(name).GetInt32();

    private async Task HasResult() => await _app.AsDivisionHead.Create($"{PlanningApp.Api}/results", new
    {
        results = new[] { new { unitCode = "QT.P9", targetCode = "DS-KN", period = "2022-M01", numerator = 3, denominator = 4 } },
    }).ShouldBe(HttpStatusCode.OK);

    private AssignmentDecisionIssued Decision(string number, DateOnly effectiveOn, string person)
    {
        var decision = Guid.CreateVersion7();
        return new AssignmentDecisionIssued
        {
            StreamKey = $"assignment-decision:{decision}",
            Version = 2,
            OccurredAt = _app.Clock.GetUtcNow(),
            DecisionId = decision,
            UnitCode = "QT.P9",
            WorkYear = 2022,
            Number = number,
            SignedOn = effectiveOn,
            EffectiveOn = effectiveOn,
            Items =
            [
                new AssignedTask { TaskId = _work, PlanTaskId = _breakthrough, PersonCode = person, Role = "lead" },
                new AssignedTask { TaskId = Guid.CreateVersion7(), PersonCode = person, Role = "lead" },
            ],
            SupersededDecisionIds = [],
            PersonsWithTasks = 1,
            PersonsInUnit = 6,
        };
    }

    private WorkTaskCompleted Completed(long version, DateOnly on) => new()
    {
        StreamKey = $"task:{_work}",
        Version = version,
        OccurredAt = _app.Clock.GetUtcNow(),
        TaskId = _work,
        UnitCode = "QT.P9",
        PlanTaskId = _breakthrough,
        CompletedOn = on,
    };
}
