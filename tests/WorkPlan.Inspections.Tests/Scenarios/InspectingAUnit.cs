using System.Net;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

public sealed class InspectingAUnit : IAsyncLifetime
{
    private const string Direct = InspectionsApp.HuongSon;
    private const string Self = InspectionsApp.KyAnh;
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Direct, Self);
        _campaign = await _app.HasAnnouncedCampaign(Direct);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Answers_keep_to_the_checklist()
    {
        await Answer(Direct, new { itemCode = "ZZ", verdict = "manual", score = 1 }).ShouldBeProblem(409, "item-not-in-checklist");
        await Answer(Direct, new { itemCode = "HS-1", verdict = "manual", score = 11 }).ShouldBeProblem(409, "score-out-of-range");
        await Answer(Direct, new { itemCode = "HS-1", verdict = "manual" }).ShouldBeProblem(409, "answer-needs-score");
        await Answer(Direct, new { itemCode = "HS-1", verdict = "accept" }).ShouldBeProblem(409, "item-has-no-fact");
        var once = new { itemCode = "HS-1", verdict = "manual", score = 3 };
        await Answer(Direct, once, once).ShouldBeProblem(409, "item-answered-twice");

        await Answer(Direct, once).ShouldBeOk<UnitInspectionView>();
        var changed = await Answer(Direct, new { itemCode = "HS-1", verdict = "manual", score = 9 }).ShouldBeOk<UnitInspectionView>();

        Assert.Equal(9, changed.Items.Single(item => item.Code == "HS-1").Answer!.Score);
    }

    [Fact]
    public async Task Inspectors_answer_for_the_visited_and_units_for_themselves()
    {
        await _app.AsUnit(Direct).Do(HttpMethod.Post, At(Direct), "answers", InspectionsApp.ManualAnswers()).ShouldBeProblem(403, "outside-your-units");
        await _app.AsInspector.Do(HttpMethod.Post, At(Self), "answers", InspectionsApp.ManualAnswers()).ShouldBeProblem(403, "outside-your-units");
        var etag = (await _app.AsUnit(Self).GetAsync(At(Self))).Etag();
        await _app.AsUnit(Self).Send(HttpMethod.Post, $"{At(Self)}/answers", InspectionsApp.ManualAnswers()).ShouldBeProblem(428, "if-match-required");
        await _app.AsUnit(Self).Change(HttpMethod.Post, $"{At(Self)}/answers", etag, InspectionsApp.ManualAnswers()).ShouldBe(HttpStatusCode.OK);
        await _app.AsUnit(Self).Change(HttpMethod.Post, $"{At(Self)}/answers", etag, InspectionsApp.ManualAnswers()).ShouldBeProblem(412, "stale-version");
    }

    [Fact]
    public async Task A_report_answers_every_question_and_is_handed_in_once()
    {
        await Submit().ShouldBeProblem(409, "items-unanswered");
        await _app.HasSubmittedReport(_campaign, Self);
        await Submit().ShouldBeProblem(409, "report-already-submitted");
        await _app.AsUnit(Self).Do(HttpMethod.Post, At(Self), "answers", InspectionsApp.ManualAnswers()).ShouldBeProblem(409, "report-already-submitted");
        await _app.AsUnit(Direct).Do(HttpMethod.Post, At(Direct), "submit", new { text = "Báo cáo." }).ShouldBeProblem(409, "report-only-from-self");
        await _app.Bus.ShouldHavePublishedExactly<SelfInspectionSubmitted>(1);
    }

    [Fact]
    public async Task A_returned_report_comes_again_by_its_new_deadline()
    {
        await Return().ShouldBeProblem(409, "no-report-to-return");
        await _app.HasSubmittedReport(_campaign, Self);
        await Return("2022-05-31T16:00:00+07:00").ShouldBeProblem(409, "new-deadline-in-past");
        await Return().ShouldBeOk<UnitInspectionView>();
        await _app.AsInspector.Do(HttpMethod.Post, At(Direct), "return", new { reason = "Sơ sài.", dueAt = "2022-06-20T16:00:00+07:00" })
            .ShouldBeProblem(409, "report-only-from-self");

        _app.Clock.MoveTo(InspectionsApp.ReportsDueAt.AddDays(1));
        var again = await Submit().ShouldBeOk<UnitInspectionView>();

        Assert.False(again.Report!.Late);
        Assert.Equal("Sơ sài.", Assert.Single(again.Returns).Reason);
        await _app.Bus.ShouldHavePublishedExactly<SelfInspectionSubmitted>(2);
    }

    [Fact]
    public async Task Only_inspectors_enter_a_paper_report_with_the_moment_it_came()
    {
        await _app.HasAnswers(_campaign, Self, _app.AsUnit(Self));
        _app.Clock.MoveTo(InspectionsApp.ReportsDueAt.AddDays(3));
        var paper = new { text = "Báo cáo giấy.", submittedAt = InspectionsApp.ReportsDueAt };
        await _app.AsUnit(Self).Do(HttpMethod.Post, At(Self), "submit", paper).ShouldBeProblem(403, "only-inspectors-date-reports");
        await _app.AsInspector.Do(HttpMethod.Post, At(Self), "submit", new { text = "Mai.", submittedAt = "2022-06-19T16:00:00+07:00" })
            .ShouldBeProblem(409, "date-in-the-future");

        var inspection = await _app.AsInspector.Do(HttpMethod.Post, At(Self), "submit", paper).ShouldBeOk<UnitInspectionView>();

        Assert.Equal((InspectionsApp.ReportsDueAt, false), (inspection.Report!.SubmittedAt, inspection.Report.Late));
    }

    [Fact]
    public async Task A_self_report_is_concluded_on_no_earlier_than_it_came()
    {
        _app.Clock.MoveTo(InspectionsApp.ReportsDueAt);
        await _app.HasSubmittedReport(_campaign, Self);

        var refused = await _app.Conclude(_campaign, Self).ShouldBeProblem(409, "conclusion-before-report"); // on 1 June
        Assert.Contains("15/06/2022", refused.Detail, StringComparison.Ordinal);
        await _app.AsInspector.Do(HttpMethod.Put, At(Self), "draft", new { grade = "met", text = "Đạt.", draftedOn = "2022-06-14" }).ShouldBeProblem(409, "conclusion-before-report");

        await _app.AsInspector.Do(HttpMethod.Post, At(Self), "conclude", new { grade = "met", text = "Đạt.", concludedOn = "2022-06-15" }).ShouldBeOk<UnitInspectionView>();
    }

    [Fact]
    public async Task Minutes_need_both_parties_and_two_people()
    {
        await Sign(_app.AsInspector, "inspector").ShouldBeProblem(409, "minutes-missing");
        await _app.AsInspector.Do(HttpMethod.Put, At(Self), "minutes", Minutes()).ShouldBeProblem(409, "minutes-only-for-direct");
        await _app.AsInspector.Do(HttpMethod.Put, At(Direct), "minutes", Minutes("2022-05-31")).ShouldBeProblem(409, "before-announcement");
        await _app.AsInspector.Do(HttpMethod.Put, At(Direct), "minutes", Minutes()).ShouldBe(HttpStatusCode.OK);
        await Sign(_app.AsUnit(Direct), "inspector").ShouldBeProblem(403, "outside-your-units");
        await Sign(_app.AsInspector, "unit").ShouldBeProblem(403, "outside-your-units");
        // Leads the team, and the unit for the time being, too.
        var both = _app.AsHolderOf(
            [TestTokens.Grant("inspector", InspectionsApp.Province), TestTokens.Grant("unitHead", Direct)], InspectionsApp.Inspector, "both", "Viện trưởng");
        await Sign(both, "inspector").ShouldBe(HttpStatusCode.OK);
        await Sign(both, "unit").ShouldBeProblem(409, "minutes-same-signatory");
        await Sign(_app.AsInspector, "inspector").ShouldBeProblem(409, "party-already-signed");
        await _app.HasAnswers(_campaign, Direct, _app.AsInspector);
        await _app.Conclude(_campaign, Direct).ShouldBeProblem(409, "minutes-not-signed");

        var signed = await Sign(_app.AsUnit(Direct), "unit").ShouldBeOk<UnitInspectionView>();

        Assert.Equal(("Viện trưởng", "Lãnh đạo HT.HS"), (signed.Minutes!.Inspector!.Name, signed.Minutes.Unit!.Name));
        await _app.AsInspector.Do(HttpMethod.Put, At(Direct), "minutes", Minutes()).ShouldBeProblem(409, "minutes-already-signed");
    }

    [Theory]
    [InlineData("chief", InspectionsApp.Province)]
    [InlineData("deputyChief", InspectionsApp.Province)]
    [InlineData("planner", InspectionsApp.Province)]
    [InlineData("chief", "*")]
    public async Task The_inspecting_side_neither_answers_nor_remedies_for_the_unit(string role, string grantedIn)
    {
        const string Refusal = "inspecting-side-for-unit";
        var above = _app.As(role, grantedIn, subtree: grantedIn != "*", personCode: "HT-91", userId: "above", name: "Viện trưởng");
        var finding = await _app.HasFinding(_campaign, Direct);
        var note = await _app.AsInspector.Create($"{At(Direct)}/notes", new { text = "Cập nhật sổ." }).ShouldBeOk<InspectionNote>();

        await above.Do(HttpMethod.Post, At(Self), "answers", InspectionsApp.ManualAnswers()).ShouldBeProblem(403, Refusal);
        await (await above.GetAsync(new Uri($"{At(Self)}/workbook", UriKind.Relative))).ShouldBeProblem(403, Refusal);
        await InspectionsApp.Remediate(above, $"{InspectionsApp.Api}/findings/{finding.Id}").ShouldBeProblem(403, Refusal);
        if (role == "planner") // does not inspect, either
        {
            await above.Do(HttpMethod.Post, At(Self), "submit", new { text = "Báo cáo." }).ShouldBeProblem(403, Refusal);
            await InspectionsApp.Attach(above, At(Self)).ShouldBeProblem(403, Refusal);
            await above.Do(HttpMethod.Post, At(Direct), $"notes/{note.Id}/follow-ups", new { text = "Đã cập nhật." }).ShouldBeProblem(403, Refusal);
        }

        Assert.All((await _app.Inspection(_campaign, Self)).Items, item => Assert.Null(item.Answer));
        await InspectionsApp.Remediate(_app.AsUnit(Direct), $"{InspectionsApp.Api}/findings/{finding.Id}", effectiveOn: "2022-06-01").ShouldBeOk<FindingView>();
        await _app.HasSubmittedReport(_campaign, Self);
    }

    [Theory]
    [InlineData("chief", InspectionsApp.Province)]
    [InlineData("deputyChief", InspectionsApp.Province)]
    [InlineData("planner", InspectionsApp.Province)]
    [InlineData("chief", "*")]
    public async Task The_inspecting_side_neither_signs_nor_explains_for_the_unit(string role, string grantedIn)
    {
        var above = _app.As(role, grantedIn, subtree: grantedIn != "*", personCode: "HT-91", userId: "above", name: "Viện trưởng");
        await _app.AsInspector.Do(HttpMethod.Put, At(Direct), "minutes", Minutes()).ShouldBe(HttpStatusCode.OK);
        await Sign(_app.AsInspector, "inspector").ShouldBe(HttpStatusCode.OK);

        var refused = await Sign(above, "unit").ShouldBeProblem(403, "inspecting-side-for-unit");
        await above.Do(HttpMethod.Put, At(Direct), "explanation", new { text = "Không có ý kiến." }).ShouldBeProblem(403, "inspecting-side-for-unit");

        Assert.Contains("Viện trưởng", refused.Detail, StringComparison.Ordinal);
        var inspection = await _app.Inspection(_campaign, Direct);
        Assert.Equal((null, null), (inspection.Minutes!.Unit, inspection.Explanation));
        Assert.Equal("Trưởng đoàn", inspection.Minutes.Inspector!.Name);
        await Sign(_app.AsUnit(Direct), "unit").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Minutes_written_again_lose_the_signature_for_the_earlier_text()
    {
        await _app.AsInspector.Do(HttpMethod.Put, At(Direct), "minutes", Minutes()).ShouldBe(HttpStatusCode.OK);
        await Sign(_app.AsInspector, "inspector").ShouldBe(HttpStatusCode.OK);

        var again = await _app.AsInspector.Do(HttpMethod.Put, At(Direct), "minutes", Minutes()).ShouldBeOk<UnitInspectionView>();

        Assert.Null(again.Minutes!.Inspector);
    }

    [Fact]
    public async Task A_conclusion_rests_on_a_report_or_on_minutes_and_is_final()
    {
        await _app.Conclude(_campaign, Self).ShouldBeProblem(409, "self-report-missing");
        await _app.HasSignedMinutes(_campaign, Direct);
        await _app.Conclude(_campaign, Direct).ShouldBeProblem(409, "items-unanswered");
        await _app.HasFinding(_campaign, Direct);
        await _app.HasAnswers(_campaign, Direct, _app.AsInspector);
        await _app.Conclude(_campaign, Direct).ShouldBeOk<UnitInspectionView>();

        var told = await _app.Bus.ShouldHavePublished<InspectionConcluded>(message => message.UnitCode == Direct);
        Assert.Equal(("direct", "basicallyMet", 1), (told.Mode, told.Grade, told.Findings));
        await _app.Conclude(_campaign, Direct).ShouldBeProblem(409, "inspection-concluded");
        await Answer(Direct, new { itemCode = "HS-1", verdict = "manual", score = 1 }).ShouldBeProblem(409, "inspection-concluded");
        await _app.AsInspector.Create($"{At(Direct)}/notes", new { text = "Lưu ý." }).ShouldBeProblem(409, "inspection-concluded");
        await InspectionsApp.Attach(_app.AsInspector, At(Direct)).ShouldBeProblem(409, "inspection-concluded");
        await _app.AsInspector.Create($"{At(Direct)}/findings", InspectionsApp.Finding()).ShouldBeProblem(409, "inspection-concluded");
        await _app.AsUnit(Direct).Do(HttpMethod.Put, At(Direct), "explanation", new { text = "Giải trình." }).ShouldBeProblem(409, "inspection-concluded");
        await _app.HasConcluded(_campaign, Self);
        await _app.AsChief.Do(HttpMethod.Post, At(Self), "escalate", new { reason = "Lý do.", escalatedOn = "2022-06-01" })
            .ShouldBeProblem(409, "inspection-concluded");
    }

    [Fact]
    public async Task It_is_not_concluded_before_its_minutes()
    {
        _app.Clock.Advance(TimeSpan.FromDays(2));
        await _app.AsInspector.Do(HttpMethod.Put, At(Direct), "minutes", Minutes("2022-06-02")).ShouldBe(HttpStatusCode.OK);
        await Sign(_app.AsInspector, "inspector").ShouldBe(HttpStatusCode.OK);
        await Sign(_app.AsUnit(Direct), "unit").ShouldBe(HttpStatusCode.OK);
        await _app.HasAnswers(_campaign, Direct, _app.AsInspector);

        await _app.Conclude(_campaign, Direct).ShouldBeProblem(409, "conclusion-before-minutes");
    }

    [Fact]
    public async Task Notes_are_no_findings_and_the_unit_explains()
    {
        await _app.AsInspector.Create($"{At(Direct)}/notes", new { text = "Tăng cường biện pháp thực hiện nhiệm vụ đột phá." })
            .ShouldBe(HttpStatusCode.Created);
        await _app.AsUnit(Direct).Create($"{At(Direct)}/notes", new { text = "Lưu ý." }).ShouldBeProblem(403, "outside-your-units");
        await _app.AsUnit(Direct).Do(HttpMethod.Put, At(Direct), "explanation", new { text = "Do thiếu biên chế." }).ShouldBe(HttpStatusCode.OK);

        var inspection = await _app.Inspection(_campaign, Direct);

        Assert.Equal(("Do thiếu biên chế.", 1), (inspection.Explanation, inspection.Notes.Count));
        Assert.Equal(0, (await _app.Summary(_campaign)).Findings);
    }

    [Theory]
    [InlineData("Mật")]
    [InlineData("Tối mật")]
    [InlineData("Tuyệt mật")]
    public async Task Classified_evidence_is_refused(string classification)
    {
        await InspectionsApp.Attach(_app.AsInspector, At(Direct), classification).ShouldBeProblem(409, "classified-content-refused");
        Assert.Empty((await _app.Inspection(_campaign, Direct)).Evidence);
    }

    [Fact]
    public async Task Evidence_keeps_the_day_it_was_taken_apart_from_the_day_it_came()
    {
        await InspectionsApp.Attach(_app.AsInspector, At(Direct), takenOn: "2022-06-02").ShouldBeProblem(409, "date-in-the-future");
        await InspectionsApp.Attach(_app.AsInspector, At(Direct), itemCode: "ZZ").ShouldBeProblem(409, "item-not-in-checklist");
        var evidence = await InspectionsApp.Attach(_app.AsInspector, At(Direct), takenOn: "2022-05-25", itemCode: "HS-1")
            .ShouldBeOk<Evidence>();
        await InspectionsApp.Attach(_app.AsUnit(Direct), At(Direct)).ShouldBe(HttpStatusCode.Created);

        Assert.Equal((new DateOnly(2022, 5, 25), InspectionsApp.Now), (evidence.TakenOn, evidence.UploadedAt));
        Assert.Equal(2, (await _app.Inspection(_campaign, Direct)).Evidence.Count);
        await _app.AsInspector.Create($"{At(Direct)}/evidence", new
        {
            caption = "Ảnh",
            takenOn = "2022-06-01",
            sha256 = "xyz",
            size = 1,
            reference = "kho/1.jpg",
            classification = "Không mật",
        }).ShouldBeProblem(400, "validation-failed");
    }

    private string At(string unit) => InspectionsApp.At(_campaign, unit);

    private static object Minutes(string heldOn = "2022-06-01") => new { heldOn, content = "Biên bản kiểm tra tại VKSND huyện Hương Sơn." };

    private Task<HttpResponseMessage> Answer(string unit, params object[] answers) =>
        _app.AsInspector.Do(HttpMethod.Post, At(unit), "answers", new { answers });

    private Task<HttpResponseMessage> Submit() => _app.AsUnit(Self).Do(HttpMethod.Post, At(Self), "submit", new { text = "Đã tự kiểm tra." });

    private Task<HttpResponseMessage> Return(string dueAt = "2022-06-20T16:00:00+07:00") =>
        _app.AsInspector.Do(HttpMethod.Post, At(Self), "return", new { reason = "Sơ sài.", dueAt });

    private Task<HttpResponseMessage> Sign(HttpClient client, string party) =>
        client.Do(HttpMethod.Post, At(Direct), "minutes/signatures", new { party });
}
