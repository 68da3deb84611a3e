using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Obligations;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>Scenario S7: Hà Tĩnh inspects seven of its thirteen district units directly; the others inspect themselves.</summary>
public sealed class S7_SevenDirectTheRestSelf : IAsyncLifetime
{
    private readonly InspectionsApp _app = new();

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Six_units_become_self_inspecting_with_the_same_checklist_and_a_deadline()
    {
        var campaign = await _app.HasAnnouncedCampaign(InspectionsApp.Visited);

        Assert.Equal(7, campaign.DirectUnits.Count);
        Assert.Equal(["HT.CX", "HT.HL", "HT.KA", "HT.LH", "HT.TP", "HT.TXKA"], campaign.SelfUnits);
        var told = await _app.Bus.ShouldHavePublished<InspectionAnnounced>(message => message.CampaignId == campaign.Id);
        Assert.Equal((13, 7, 6), (told.Units.Count, told.Units.Count(unit => unit.Mode == "direct"), told.Units.Count(unit => unit.Mode == "self")));
        var owed = await _app.AsChief.Read<Page<ObligationView>>($"{InspectionsApp.Api}/obligations?kind=selfInspect&state=open");
        Assert.Equal(campaign.SelfUnits, owed.Items.Select(obligation => obligation.UnitCode).Order(StringComparer.Ordinal));
        Assert.All(owed.Items, obligation => Assert.Equal(InspectionsApp.ReportsDueAt, obligation.DueAt));
        var self = await _app.Inspection(campaign, InspectionsApp.KyAnh);
        var direct = await _app.Inspection(campaign, InspectionsApp.HuongSon);
        Assert.Equal(direct.Items.Select(item => item.Code), self.Items.Select(item => item.Code));
    }

    [Fact]
    public async Task The_words_of_the_notice_are_Vietnamese_for_every_reader()
    {
        var campaign = await _app.HasAnnouncedCampaign(InspectionsApp.Visited);
        await _app.HasFinding(campaign, InspectionsApp.HuongSon);
        await _app.HasConcluded(campaign, InspectionsApp.HuongSon);
        var english = _app.AsChief;
        english.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var summary = await english.Read<CampaignSummaryView>($"{InspectionsApp.At(campaign)}/summary");
        var draft = await english.Read<LessonsDraft>($"{InspectionsApp.At(campaign)}/lessons/draft");

        Assert.Equal("đã trực tiếp kiểm tra tại 1/7 đơn vị; 0/6 đơn vị còn lại đã tự kiểm tra và báo cáo kết quả", summary.Sentence);
        Assert.Equal("1 of 7 units are inspected directly; 0 of the 6 others have inspected themselves and reported", summary.SentenceInEnglish);
        Assert.Equal(["TT", "Đơn vị", "Hình thức", "Xếp loại", "Ngày kết luận", "Số tồn tại"], summary.Table!.Columns);
        Assert.Contains("hồ sơ nguyên tắc", draft.Text, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("Qua kiểm tra 13 đơn vị", draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_closes_when_all_thirteen_are_done_and_the_summary_says_so()
    {
        var campaign = await _app.HasAnnouncedCampaign(InspectionsApp.Visited);
        var started = await _app.Summary(campaign);
        Assert.Equal("đã trực tiếp kiểm tra tại 0/7 đơn vị; 0/6 đơn vị còn lại đã tự kiểm tra và báo cáo kết quả", started.Sentence);
        await Close(campaign).ShouldBeProblem(409, "units-outstanding");

        foreach (var unit in campaign.DirectUnits.Concat(campaign.SelfUnits).Where(unit => unit is not "HT.DT" and not "HT.LH"))
            await _app.HasConcluded(campaign, unit);
        await _app.HasAnswers(campaign, "HT.DT", _app.AsInspector);
        var refused = await Close(campaign).ShouldBeProblem(409, "units-outstanding");
        Assert.Equal(
            "Chưa thể kết thúc. Chưa nộp báo cáo tự kiểm tra: HT.LH. Chưa có biên bản đủ hai bên ký: HT.DT. Chưa kết luận: HT.DT, HT.LH.",
            refused.Detail);

        await _app.HasSignedMinutes(campaign, "HT.DT");
        await _app.Conclude(campaign, "HT.DT").ShouldBeOk<UnitInspectionView>();
        await _app.HasConcluded(campaign, "HT.LH");
        await Close(campaign).ShouldBeOk<CampaignView>();

        var summary = await _app.Summary(campaign);
        Assert.Equal("7 direct, 6 self", summary.Partition);
        Assert.Equal(
            "đã hoàn thành trực tiếp kiểm tra tại 7 đơn vị, các đơn vị còn lại tự kiểm tra và báo cáo kết quả", summary.Sentence);
        Assert.Equal((13, 7, 6, 13), (summary.Units, summary.Visited, summary.Submitted, summary.Concluded));
        Assert.Equal(CampaignState.Closed, summary.State);
        await _app.AsInspector.Do(HttpMethod.Post, InspectionsApp.At(campaign, "HT.LH"), "answers", InspectionsApp.ManualAnswers())
            .ShouldBeProblem(403, "outside-your-units");
        await _app.AsUnit("HT.LH").Do(HttpMethod.Post, InspectionsApp.At(campaign, "HT.LH"), "answers", InspectionsApp.ManualAnswers())
            .ShouldBeProblem(409, "inspection-campaign-closed");
    }

    [Fact]
    public async Task A_self_inspecting_unit_is_escalated_and_its_history_kept()
    {
        var campaign = await _app.HasAnnouncedCampaign(InspectionsApp.Visited);
        await _app.HasSubmittedReport(campaign, InspectionsApp.KyAnh);
        var unit = InspectionsApp.At(campaign, InspectionsApp.KyAnh);

        await _app.AsChief.Do(HttpMethod.Post, unit, "escalate", Escalation()).ShouldBeOk<UnitInspectionView>();
        await _app.AsInspector.Do(HttpMethod.Post, unit, "answers", InspectionsApp.ManualAnswers()).ShouldBeOk<UnitInspectionView>();

        Assert.Equal("8 direct, 5 self", (await _app.Summary(campaign)).Partition);
        var inspection = await _app.Inspection(campaign, InspectionsApp.KyAnh);
        Assert.Equal(("Báo cáo sơ sài.", InspectionMode.Direct), (inspection.EscalationReason, inspection.Mode));
        Assert.All(inspection.Items, item => Assert.Equal("unitHead@HT.KA", item.SelfAnswer?.AnsweredBy));
        Assert.All(inspection.Items, item => Assert.Equal("inspector", item.Answer?.AnsweredBy));
        var told = await _app.Bus.ShouldHavePublished<InspectionAnnounced>(message => message.Version == 4);
        Assert.Equal("direct", told.Units.Single(row => row.UnitCode == InspectionsApp.KyAnh).Mode);
        await _app.AsChief.Do(HttpMethod.Post, unit, "escalate", Escalation()).ShouldBeProblem(409, "unit-already-direct");
        await _app.AsUnit(InspectionsApp.KyAnh).Do(HttpMethod.Post, unit, "submit", new { text = "Báo cáo." })
            .ShouldBeProblem(409, "report-only-from-self");
    }

    [Fact]
    public async Task A_unit_that_is_escalated_owes_no_report_any_longer()
    {
        var campaign = await _app.HasAnnouncedCampaign(InspectionsApp.Visited);

        await _app.AsChief.Do(HttpMethod.Post, InspectionsApp.At(campaign, "HT.LH"), "escalate", Escalation()).ShouldBeOk<UnitInspectionView>();

        var waived = await _app.AsChief.Read<Page<ObligationView>>($"{InspectionsApp.Api}/obligations?unit=HT.LH");
        Assert.Equal((ObligationStanding.Waived, "Báo cáo sơ sài."), (waived.Items.Single().State, waived.Items.Single().WaivedReason));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task A_report_at_sixteen_hours_is_in_time_and_a_minute_later_is_late(int minutes, bool late)
    {
        var campaign = await _app.HasAnnouncedCampaign(InspectionsApp.Visited);
        _app.Clock.MoveTo(InspectionsApp.ReportsDueAt.AddMinutes(minutes));

        await _app.HasSubmittedReport(campaign, InspectionsApp.KyAnh);

        var told = await _app.Bus.ShouldHavePublished<SelfInspectionSubmitted>(message => message.UnitCode == InspectionsApp.KyAnh);
        Assert.Equal(late, told.Late);
        Assert.Equal(late ? 1 : 0, (await _app.Summary(campaign)).Late);
    }

    private static object Escalation() => new { reason = "Báo cáo sơ sài.", escalatedOn = "2022-06-01" };

    private Task<HttpResponseMessage> Close(CampaignView campaign) =>
        _app.AsChief.Do(HttpMethod.Post, InspectionsApp.At(campaign), "close", new { closedOn = "2022-06-01" });
}
