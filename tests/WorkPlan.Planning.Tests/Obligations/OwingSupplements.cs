using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Planning.Tests.Obligations;

public sealed class OwingSupplements : IAsyncLifetime
{
    private const string Documents = $"{PlanningApp.Api}/documents";
    private const string Obligations = $"{PlanningApp.Api}/obligations";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 8, 9, 0, 0, TimeSpan.FromHours(7)));
    private Guid _plan;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        _plan = await _app.HasDraftedPlan("QT.P9");
        await _app.HasDraftedPlan("QT.HL");
        await _app.HasDraftedPlan("QT.P10", workYear: 2021);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Every_addressed_unit_with_a_plan_of_that_year_owes_an_answer()
    {
        await _app.HasDocument(Papers.ProvincialPlan01());

        var owed = await _app.Obligations("kind=supplement&state=open&workYear=2022");

        Assert.Equal(["QT.HL", "QT.P9"], owed.Select(Unit).Order(StringComparer.Ordinal));
        Assert.All(owed, obligation => Assert.Equal("2022-02-14", obligation.GetProperty("dueOn").GetString()));
        Assert.Equal("01/VKS-VP ngày 11/01/2022", owed[0].GetProperty("document").GetString());
        Assert.Equal((10, "2022-01-24"), (owed[0].GetProperty("workingDays").GetInt32(), owed[0].GetProperty("countedFrom").GetString()));
    }

    [Fact]
    public async Task What_is_still_owed_below_a_unit_in_time_or_late_is_one_list_and_counted_on_its_map()
    {
        await _app.HasDraftedPlan("QT");
        await _app.HasDocument(Papers.ProvincialPlan01());
        var (path, etag) = await Owed();
        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{path}/no-change", etag, new { reason = "Đã có trong chương trình." }).ShouldBe(HttpStatusCode.OK);
        var all = await _app.Obligations("under=QT&workYear=2022&pageSize=200");

        var owed = await _app.Obligations("under=QT&owed=true&workYear=2022&pageSize=200");
        Assert.NotEmpty(owed);
        Assert.DoesNotContain("QT.P9", owed.Select(Unit));
        Assert.Equal(all.Count - owed.Count, (await _app.Obligations("under=QT&owed=false&workYear=2022&pageSize=200")).Count);
        Assert.Equal("QT.HL", Assert.Single((await _app.Obligations("under=QT.HL&owed=true&workYear=2022")).Select(Unit).Distinct()));
        Assert.Equal((owed.Count, 0, owed.Count), await OnMap("QT"));
        Assert.Equal((1, 0, 1), await OnMap("QT.HL"));

        _app.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal((owed.Count, owed.Count, owed.Count), await OnMap("QT"));
        Assert.Equal(owed.Count, (await _app.Obligations("under=QT&owed=true&workYear=2022&pageSize=200")).Count);
    }

    [Fact]
    public async Task A_document_that_asks_for_no_supplement_and_a_draft_oblige_nobody()
    {
        await _app.HasDocument(Papers.Directive01() with { RequiresSupplement = false });
        await _app.HasDocument(Papers.Guidance9() with { Draft = true });

        Assert.Empty(await _app.Obligations("workYear=2022"));
    }

    [Fact]
    public async Task A_document_for_one_division_obliges_that_division_alone()
    {
        await _app.HasDocument(Papers.Guidance9("QT.P9"));

        Assert.Equal("QT.P9", Unit(Assert.Single(await _app.Obligations("kind=supplement"))));
    }

    [Fact]
    public async Task How_many_days_a_unit_has_is_a_setting()
    {
        await using var app = new PlanningApp(new DateTimeOffset(2022, 2, 8, 9, 0, 0, TimeSpan.FromHours(7)));
        app.Set("Obligations:SupplementWorkingDays", "5");
        await app.HasUnits();
        await app.HasDraftedPlan("QT.P9");

        await app.HasDocument(Papers.ProvincialPlan01());

        Assert.Equal("2022-02-07", Assert.Single(await app.Obligations("unit=QT.P9")).GetProperty("dueOn").GetString());
    }

    [Fact]
    public async Task No_change_needed_with_a_reason_answers_in_time()
    {
        await _app.HasDocument(Papers.Guidance9());
        var (path, etag) = await Owed();

        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{path}/no-change", etag, new { reason = " " }).ShouldBeProblem(400, "validation-failed");
        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{path}/no-change", etag, new { reason = "Không", on = "2022-02-09" })
            .ShouldBeProblem(409, "answered-in-future");
        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{path}/no-change", etag, new { reason = "Không", on = "2022-01-06" })
            .ShouldBeProblem(409, "answered-before-received");
        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{path}/no-change", etag, new { reason = "Vụ án TỐI MẬT" })
            .ShouldBeProblem(409, "classified-content-refused");
        await _app.AsDivisionHead.Send(HttpMethod.Post, $"{path}/no-change", new { reason = "Không" }).ShouldBeProblem(428, "if-match-required");
        // Who does not issue the plan does not say either that it needs no change.
        await _app.As("planner", "QT.P9").Change(HttpMethod.Post, $"{path}/no-change", etag, new { reason = "Không" }).ShouldBeProblem(403, "not-permitted");
        var answered = await _app.AsDivisionHead.Change(
            HttpMethod.Post, $"{path}/no-change", etag, new { reason = "Chương trình đã đủ nhiệm vụ, giải pháp", on = "2022-01-20" })
            .ShouldBeOk<JsonElement>();

        Assert.Equal("satisfied", answered.GetProperty("state").GetString());
        var answer = answered.GetProperty("answer");
        Assert.True(answer.GetProperty("inTime").GetBoolean());
        Assert.Equal("Chương trình đã đủ nhiệm vụ, giải pháp", answer.GetProperty("noChangeReason").GetString());
        var told = await _app.Bus.ShouldHavePublished<SupplementAnswered>();
        Assert.Equal(("Chương trình đã đủ nhiệm vụ, giải pháp", true, "QT.P9"), (told.NoChangeReason, Assert.Single(told.Documents).InTime, told.UnitCode));
        var plan = await _app.AsDivisionHead.Read<JsonElement>($"{PlanningApp.Api}/plans/{_plan}");
        Assert.Equal("2022-01-20", Assert.Single(plan.GetProperty("noChangeAnswers").EnumerateArray()).GetProperty("answeredOn").GetString());
        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{path}/no-change", etag, new { reason = "Lần nữa" }).ShouldBeProblem(412, "stale-version");
        var (_, current) = await PlanningApp.Open(_app.AsDivisionHead, path);
        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{path}/no-change", current, new { reason = "Lần nữa" })
            .ShouldBeProblem(409, "obligation-not-open");
    }

    [Fact]
    public async Task A_unit_without_a_plan_has_none_that_would_need_no_change()
    {
        await _app.HasDocument(Papers.Guidance9());
        var (path, etag) = await Owed();
        var plan = $"{PlanningApp.Api}/plans/{_plan}";
        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{plan}/withdraw", (await PlanningApp.Open(_app.AsDivisionHead, plan)).ETag, new { })
            .ShouldBe(HttpStatusCode.OK);

        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{path}/no-change", etag, new { reason = "Đã đủ" }).ShouldBeProblem(409, "obligation-needs-plan");

        Assert.Single(await _app.Obligations("unit=QT.P9&state=overdue"));
    }

    [Fact]
    public async Task A_leader_waives_with_a_reason_and_others_may_not()
    {
        await _app.HasDocument(Papers.Guidance9());
        var (path, etag) = await Owed();

        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{path}/waive", etag, new { reason = "Không cần" }).ShouldBeProblem(403, "not-permitted");
        await _app.AsChief.Change(HttpMethod.Post, $"{path}/waive", etag, new { reason = "" }).ShouldBeProblem(400, "validation-failed");
        await _app.As("chief", "QT.HL").Change(HttpMethod.Post, $"{path}/waive", etag, new { reason = "Không cần" }).ShouldBeProblem(404, "not-found");
        var waived = await _app.AsChief.Change(HttpMethod.Post, $"{path}/waive", etag, new { reason = "Đã nêu trong kế hoạch chung" })
            .ShouldBeOk<JsonElement>();

        Assert.Equal("waived", waived.GetProperty("state").GetString());
        Assert.Equal("Đã nêu trong kế hoạch chung", waived.GetProperty("waiver").GetProperty("reason").GetString());
        Assert.Single(await _app.Obligations("state=waived"));
        var told = await _app.Bus.ShouldHavePublished<ObligationWaived>();
        Assert.Equal(("supplement", "QT.P9", "Đã nêu trong kế hoạch chung"), (told.Obligation.Kind, told.Obligation.DebtorCode, told.Reason));
        Assert.Empty(await _app.Obligations("state=overdue"));
    }

    [Fact]
    public async Task What_is_not_answered_by_its_deadline_is_overdue()
    {
        await _app.HasDocument(Papers.Guidance9());
        _app.Clock.MoveTo(new DateTimeOffset(2022, 1, 21, 23, 59, 0, TimeSpan.FromHours(7)));
        Assert.Single(await _app.Obligations("state=open"));

        _app.Clock.MoveTo(new DateTimeOffset(2022, 1, 22, 0, 0, 0, TimeSpan.FromHours(7)));

        Assert.Single(await _app.Obligations("state=overdue"));
        Assert.Empty(await _app.Obligations("state=open"));
        var page = await _app.Anonymous().MetricsWith("workplan_obligations_overdue", "workplan_uptake_waiting", "workplan_plans");
        Assert.Equal((1, 1), (page.ValueOf("workplan_obligations_open", "supplement"), page.ValueOf("workplan_obligations_overdue", "supplement")));
        Assert.Equal((1, 3), (page.ValueOf("workplan_uptake_waiting", "document"), page.ValueOf("workplan_plans", "draft")));
    }

    [Theory]
    [InlineData(true, "open", "2022-02-22")]
    [InlineData(false, "satisfied", "2022-01-21")]
    public async Task An_answered_document_is_owed_again_after_a_material_correction_only(bool material, string state, string dueOn)
    {
        var created = await _app.AsProvincePlanner.Create(Documents, Papers.Guidance9());
        var (path, etag) = await Owed();
        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{path}/no-change", etag, new { reason = "Đã đủ", on = "2022-01-20" }).ShouldBe(HttpStatusCode.OK);

        await _app.AsProvincePlanner.Change(HttpMethod.Post, $"{created.Headers.Location}/corrections", created.Etag(), new
        {
            material,
            reason = "Đính chính mục II",
            document = PlanningApp.Corrected(Papers.Guidance9()),
        }).ShouldBe(HttpStatusCode.OK);

        var obligation = Assert.Single(await _app.Obligations("unit=QT.P9"));
        Assert.Equal((state, dueOn), (obligation.GetProperty("state").GetString(), obligation.GetProperty("dueOn").GetString()));
        Assert.Equal(material ? 1 : 0, obligation.GetProperty("reopened").GetInt32());
    }

    [Fact]
    public async Task A_document_that_turns_out_to_be_for_another_year_is_owed_by_the_plan_of_that_year()
    {
        var paper = Papers.Guidance9() with { AppliesToWorkYear = 2021 };
        await _app.HasDraftedPlan("QT.P9", workYear: 2021);
        var created = await _app.AsProvincePlanner.Create(Documents, paper);
        Assert.Equal(2021, Assert.Single(await _app.Obligations("unit=QT.P9")).GetProperty("workYear").GetInt32());
        var other = await _app.AsProvincePlanner.Create(Documents, Papers.Guidance10("QT.P10") with { AppliesToWorkYear = 2021 });
        await Corrects(created, Papers.Guidance9());
        var next = Assert.Single(await _app.Obligations("unit=QT.P9"));
        Assert.Equal(("open", 2022), (next.GetProperty("state").GetString(), next.GetProperty("workYear").GetInt32()));
        var (path, etag) = await Owed();
        await _app.AsDivisionHead.Change(HttpMethod.Post, $"{path}/no-change", etag, new { reason = "Đã đủ" }).ShouldBe(HttpStatusCode.OK);

        // Division 10 has a plan of 2021 alone: it owes as soon as it begins one of 2022.
        Assert.Equal(2021, Assert.Single(await _app.Obligations("unit=QT.P10&state=overdue")).GetProperty("workYear").GetInt32());
        await Corrects(other, Papers.Guidance10("QT.P10"));
        Assert.Equal("waived", Assert.Single(await _app.Obligations("unit=QT.P10")).GetProperty("state").GetString());
        await PlanDesk.Draft(_app.AsChief, PlanningApp.PlanOf("QT.P10", 2022, "Chương trình công tác năm 2022", await _app.HasBriefing(_app.AsChief, "QT", "2021-12-10")));
        var owed = Assert.Single(await _app.Obligations("unit=QT.P10"));
        Assert.Equal(("overdue", 2022), (owed.GetProperty("state").GetString(), owed.GetProperty("workYear").GetInt32()));
    }

    [Fact]
    public async Task When_an_answer_was_entered_is_kept_beside_its_day()
    {
        await _app.HasDocument(Papers.Guidance9());
        var (path, etag) = await Owed();
        var answer = (await _app.AsDivisionHead.Change(HttpMethod.Post, $"{path}/no-change", etag, new { reason = "Đã đủ", on = "2022-01-20" })
            .ShouldBeOk<JsonElement>()).GetProperty("answer");
        Assert.Equal(("2022-01-20", _app.Clock.GetUtcNow()), (answer.GetProperty("on").GetString(), answer.GetProperty("enteredAt").GetDateTimeOffset()));
    }

    [Fact]
    public async Task Who_is_not_addressed_any_longer_owes_nothing()
    {
        var created = await _app.AsProvincePlanner.Create(Documents, Papers.ProvincialPlan01());

        await _app.AsProvincePlanner.Change(HttpMethod.Post, $"{created.Headers.Location}/corrections", created.Etag(), new
        {
            material = false,
            reason = "Chỉ gửi Phòng 9",
            document = PlanningApp.Corrected(Papers.ProvincialPlan01("QT.P9")),
        }).ShouldBe(HttpStatusCode.OK);

        Assert.Equal("waived", Assert.Single(await _app.Obligations("unit=QT.HL")).GetProperty("state").GetString());
        Assert.Equal("Chỉ gửi Phòng 9", (await _app.Bus.ShouldHavePublished<ObligationWaived>(told => told.Obligation.UnitCode == "QT.HL")).Reason);
        Assert.Equal("open", Assert.Single(await _app.Obligations("unit=QT.P9")).GetProperty("state").GetString());
    }

    private Task<HttpResponseMessage> Corrects(HttpResponseMessage created, RegisterDocumentRequest paper) => _app.AsProvincePlanner.Change(
        HttpMethod.Post, $"{created.Headers.Location}/corrections", created.Etag(), new
        {
            material = false,
            reason = "Ghi nhầm năm công tác",
            document = PlanningApp.Corrected(paper),
        }).ShouldBe(HttpStatusCode.OK);

    private async Task<(string Path, string ETag)> Owed()
    {
        var id = Assert.Single(await _app.Obligations("unit=QT.P9&kind=supplement")).GetProperty("id").GetGuid();
        return ($"{Obligations}/{id}", (await PlanningApp.Open(_app.AsDivisionHead, $"{Obligations}/{id}")).ETag);
    }

    private static string? Unit(JsonElement obligation) => obligation.GetProperty("unitCode").GetString();

    private async Task<(int Open, int Overdue, int Supplements)> OnMap(string unit)
    {
        var map = await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/rollups/heat-map?unit={unit}&workYear=2022");
        var owed = map.GetProperty("owed");
        return (owed.GetProperty("open").GetInt32(), owed.GetProperty("overdue").GetInt32(), owed.GetProperty("supplements").GetInt32());
    }
}
