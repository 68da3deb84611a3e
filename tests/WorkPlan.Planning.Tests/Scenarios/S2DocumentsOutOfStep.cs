using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Scenarios;

/// <summary>S2's edges: documents that come late, early, twice, or in another order than they were written.</summary>
public sealed class S2DocumentsOutOfStep : IAsyncLifetime
{
    private const string Documents = $"{PlanningApp.Api}/documents";
    private readonly PlanningApp _app = new(At(2022, 1, 10));
    private PlanDesk _program = null!;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DAN-SU");
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020", "2020-12-01", null,
            PlanningApp.TargetOf("DS-KN", "DAN-SU", "Kháng nghị được chấp nhận", "sector", PlanningApp.AtLeast(70))).ShouldBe(HttpStatusCode.Created);
        _program = await Issued(2022, "2022-01-05");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_document_that_lay_for_weeks_is_overdue_when_it_is_entered_goes_up_and_its_answer_is_late()
    {
        _app.Clock.MoveTo(At(2022, 2, 15));
        var guidance = await _app.HasDocumentId(Papers.Guidance9()); // received on 07/01, due on 21/01
        var owed = Assert.Single(await Owed());
        Assert.Equal(("overdue", "2022-01-21"), (Text(owed, "state"), Text(owed, "dueOn")));
        await Sweeps(At(2022, 2, 15));
        await _app.Bus.ShouldHavePublishedExactly<ObligationEscalated>(3); // every level that should have been told, at once
        await _app.Bus.ShouldNotHavePublished<ObligationReminded>();

        await Supplements("2022-02-15", guidance);
        var answer = Assert.Single(await Owed()).GetProperty("answer");
        Assert.Equal((2, false), (answer.GetProperty("versionNumber").GetInt32(), answer.GetProperty("inTime").GetBoolean()));
        await Sweeps(At(2022, 3, 15));
        await _app.Bus.ShouldHavePublishedExactly<ObligationEscalated>(3);
    }

    [Fact]
    public async Task A_directive_for_next_year_is_owed_by_nobody_yet_and_by_next_years_draft_as_soon_as_it_begins()
    {
        _app.Clock.MoveTo(At(2022, 11, 25));
        var early = await _app.HasDocumentId(Papers.Directive01() with
        {
            Number = "02/CT-VKSTC",
            IssuedOn = new(2022, 11, 21),
            ReceivedOn = new(2022, 11, 24), // still work year 2022, but written for 2023
            AppliesToWorkYear = 2023,
        });
        Assert.Empty(await Owed());
        var next = await Draft(2023);
        Assert.False(next.Plan.GetProperty("preDraft").GetBoolean());
        Assert.Equal((2023, 0), YearAndRound(Assert.Single(await Owed())));

        // Corrected in substance, it is owed anew.
        var (_, etag) = await PlanningApp.Open(_app.AsProvincePlanner, $"{Documents}/{early}");
        await _app.AsProvincePlanner.Change(HttpMethod.Post, $"{Documents}/{early}/corrections", etag, new
        {
            material = true,
            reason = "Bổ sung mục III",
            document = PlanningApp.Corrected(Papers.Directive01() with
            {
                Number = "02/CT-VKSTC",
                IssuedOn = new(2022, 11, 21),
                ReceivedOn = new(2022, 11, 24),
                AppliesToWorkYear = 2023,
            }),
        }).ShouldBe(HttpStatusCode.OK);
        Assert.Equal((2023, 1), YearAndRound(Assert.Single(await Owed())));
    }

    [Fact]
    public async Task The_same_paper_sent_again_gets_its_first_answer_and_opens_nothing_twice()
    {
        var first = await Enter(Papers.Guidance9(), "bi-mat-1");
        var again = await Enter(Papers.Guidance9(), "bi-mat-1");
        Assert.Equal(first.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        await _app.AsProvincePlanner.Create(Documents, Papers.Guidance9() with { ReceivedOn = new(2022, 1, 8) }).ShouldBeProblem(409, "document-already-registered");
        await _app.Restart();
        await Sweeps(At(2022, 1, 10));
        Assert.Single(await Owed());
        await _app.Bus.ShouldHavePublishedExactly<DirectiveReceived>(1);
    }

    [Fact]
    public async Task Papers_that_are_entered_in_another_order_than_received_are_each_due_by_their_own_receipt()
    {
        _app.Clock.MoveTo(At(2022, 1, 26));
        await _app.HasDocument(Papers.ProvincialPlan01()); // received on 24/01
        await _app.HasDocument(Papers.Directive01());      // received on 27/12 of the year before, entered last
        Assert.Equal(
            [("01/CT-VKSTC ngày 27/12/2021", "overdue", "2022-01-11"), ("01/VKS-VP ngày 11/01/2022", "open", "2022-02-14")],
            (await Owed("sort=dueAt")).Select(owed => (Text(owed, "document"), Text(owed, "state"), Text(owed, "dueOn"))));
    }

    [Fact]
    public async Task An_answer_that_was_decided_before_the_document_came_answers_nothing()
    {
        var guidance = await _app.HasDocumentId(Papers.Guidance9()); // received on 07/01
        var refused = await Tries("2022-01-06", guidance).ShouldBeProblem(409, "answered-before-received");
        Assert.Contains("07/01/2022", refused.Detail, StringComparison.Ordinal);
        Assert.Equal("open", Text(Assert.Single(await Owed()), "state"));
        await Supplements("2022-01-07", guidance);
        Assert.Equal("satisfied", Text(Assert.Single(await Owed()), "state"));
    }

    [Fact]
    public async Task A_newer_paper_that_comes_first_can_replace_the_older_one_when_that_is_entered()
    {
        _app.Clock.MoveTo(At(2022, 2, 8));
        var newer = await _app.HasDocumentId(Papers.Guidance9() with { Number = "21/HD-VKSTC", IssuedOn = new(2022, 2, 1), ReceivedOn = new(2022, 2, 7) });
        var older = await _app.HasDocumentId(Papers.Guidance9()); // written on 05/01, found in the drawer today
        await _app.AsProvincePlanner.Create(Documents, Papers.Guidance9() with
        {
            Number = "22/HD-VKSTC",
            IssuedOn = new(2022, 2, 2),
            ReceivedOn = new(2022, 2, 8),
            Supersedes = [older],
        }).ShouldBe(HttpStatusCode.Created);
        var owed = (await Owed()).ToDictionary(obligation => obligation.GetProperty("documentId").GetGuid(), obligation => Text(obligation, "state"));
        Assert.Equal(("open", "waived", 3), (owed[newer], owed[older], owed.Count));
    }

    private async Task<JsonElement> Enter(RegisterDocumentRequest paper, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Documents) { Content = System.Net.Http.Json.JsonContent.Create(paper, options: TestJson.Options) };
        request.Headers.Add("Idempotency-Key", key);
        return await (await _app.AsProvincePlanner.SendAsync(request)).ShouldBeOk<JsonElement>();
    }

    private Task<JsonElement> Supplements(string decidedOn, params Guid[] documents) =>
        _program.As(_app.AsChief).Does(HttpMethod.Post, "/supplements", Answer(decidedOn, documents));

    private Task<HttpResponseMessage> Tries(string decidedOn, params Guid[] documents) =>
        _program.As(_app.AsChief).Tries(HttpMethod.Post, "/supplements", Answer(decidedOn, documents));

    private static object Answer(string decidedOn, Guid[] documents) => new
    {
        basis = documents.Select(id => new { kind = "document", id }),
        decidedOn,
        number = "02/CTr-P9",
        addTasks = new[] { PlanningApp.TaskOf("key", "Kiểm sát chặt chẽ việc giải quyết khiếu kiện hành chính về đất đai") },
    };

    private async Task<PlanDesk> Draft(int workYear) => await PlanDesk.Draft(_app.AsDivisionHead, PlanningApp.PlanOf(
        "QT.P9", workYear, $"Chương trình công tác năm {workYear}", await _app.HasBriefing(_app.AsChief, "QT", workYear == 2022 ? "2021-12-10" : "2022-11-18")));

    private async Task<PlanDesk> Issued(int workYear, string on)
    {
        var plan = await Draft(workYear);
        var task = await plan.HasTask(PlanningApp.TaskOf("breakthrough", "Nâng cao số lượng, chất lượng kháng nghị phúc thẩm"));
        await plan.HasTask(PlanningApp.TaskOf("key", "Kiểm sát chặt chẽ việc giải quyết các vụ, việc dân sự"));
        await plan.HasSection("DAN-SU", new { targetCode = "DS-KN", rule = PlanningApp.AtLeast(80), taskId = task });
        await plan.IsIssued(_app.AsChief, on);
        return plan;
    }

    private async Task Sweeps(DateTimeOffset at)
    {
        _app.Clock.MoveTo(at);
        await Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));
    }

    private Task<List<JsonElement>> Owed(string query = "sort=openedAt") => _app.Obligations($"unit=QT.P9&kind=supplement&{query}");

    private static (int, int) YearAndRound(JsonElement owed) => (owed.GetProperty("workYear").GetInt32(), owed.GetProperty("reopened").GetInt32());

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 8, 0, 0, TimeSpan.FromHours(7));
}
