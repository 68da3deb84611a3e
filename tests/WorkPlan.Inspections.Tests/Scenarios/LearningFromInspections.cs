using System.Text.Json;
using System.Text.Json.Nodes;
using WorkPlan.Inspections.Analysis;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>What two years of inspections say together: repeats through a succession, self against direct, whom to visit next.</summary>
public sealed class LearningFromInspections : IAsyncLifetime
{
    private const string Region = "HT.KV5";
    private readonly InspectionsApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits(InspectionsApp.HuongSon, InspectionsApp.KyAnh, "HT.LH");
        await _app.Bus.Deliver(OtherServices.Unit(Region, InspectionsApp.Province, "district"));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_finding_of_the_predecessor_comes_back_in_the_successor()
    {
        var checklist = await _app.HasChecklist();
        var first = await Announced(checklist, 2022, InspectionsApp.HuongSon);
        var earlier = await _app.HasFinding(first, InspectionsApp.HuongSon);
        Assert.Equal((null, 0), (earlier.RepeatOfId, earlier.Repeats));
        // The same campaign again is no repeat, nor is another matter.
        Assert.Null((await _app.HasFinding(first, InspectionsApp.HuongSon)).RepeatOfId);
        await _app.Bus.Deliver(OtherServices.Succession(Region, InspectionsApp.HuongSon));
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2023, 6, 1), new TimeOnly(9, 0)));
        // A new edition keeps the codes of its questions.
        var second = await Announced(await _app.HasChecklist(), 2023, Region, InspectionsApp.KyAnh);

        var repeat = await Raise(second, Region).ShouldBeOk<FindingView>();
        var told = await _app.Bus.ShouldHavePublished<FindingRaised>(message => message.FindingId == repeat.Id);
        Assert.Equal(1, repeat.Repeats);
        Assert.Equal(repeat.RepeatOfId, told.RepeatOfFindingId);
        var chain = await _app.AsInspector.Read<List<FindingView>>($"{InspectionsApp.Api}/findings/{repeat.Id}/repeats");
        Assert.Equal([Region, InspectionsApp.HuongSon], chain.Select(finding => finding.UnitCode));
        Assert.Null((await Raise(second, Region, body => body["category"] = "conduct").ShouldBeOk<FindingView>()).RepeatOfId);
        Assert.Null((await Raise(second, Region, body => body["itemCode"] = "GB-1").ShouldBeOk<FindingView>()).RepeatOfId);
        Assert.Null((await Raise(second, InspectionsApp.KyAnh).ShouldBeOk<FindingView>()).RepeatOfId);
        Assert.Equal(1, (await _app.Summary(second)).RepeatFindings);
        await _app.AsUnit("HT.LH").GetAsync($"{InspectionsApp.Api}/findings/{repeat.Id}/repeats").ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Who_overrates_himself_and_is_late_is_visited_next()
    {
        await _app.Bus.Deliver(OtherServices.Briefings(InspectionsApp.KyAnh, 19, 20));
        await _app.Bus.Deliver(OtherServices.Briefings("HT.LH", 5, 20));
        var campaign = await _app.HasAnnouncedCampaign(InspectionsApp.HuongSon);
        await _app.HasSubmittedReport(campaign, InspectionsApp.KyAnh);
        await _app.AsChief.Do(HttpMethod.Post, InspectionsApp.At(campaign, InspectionsApp.KyAnh), "escalate", new { reason = "Điểm quá cao.", escalatedOn = "2022-06-01" })
            .ShouldBeOk<UnitInspectionView>();
        await _app.AsInspector.Do(HttpMethod.Post, InspectionsApp.At(campaign, InspectionsApp.KyAnh), "answers", new
        {
            answers = new object[] { new { itemCode = "QT-1", verdict = "manual", score = 5 }, new { itemCode = "GB-1", verdict = "accept" }, new { itemCode = "HS-1", verdict = "manual", score = 3 } },
        }).ShouldBeOk<UnitInspectionView>();
        var found = Assert.Single(await _app.AsInspector.Read<List<Discrepancy>>($"{InspectionsApp.At(campaign)}/discrepancies"));
        Assert.Equal((InspectionsApp.KyAnh, 23, 30), (found.UnitCode, found.Overrating, found.Index)); // 80–50, 80–90, 80–30
        await _app.AsUnit("HT.LH").GetAsync($"{InspectionsApp.At(campaign)}/discrepancies").ShouldBeProblem(403, "outside-your-units");

        _app.Clock.MoveTo(InspectionsApp.ReportsDueAt.AddMinutes(1));
        await _app.HasSubmittedReport(campaign, "HT.LH");
        var candidates = await _app.AsInspector.Read<List<CandidateView>>($"{InspectionsApp.At(campaign)}/candidates");
        Assert.Equal(["HT.LH", Region], candidates.Select(unit => unit.UnitCode));
        Assert.Equal(["facts-weak", "never-visited", "report-late"], candidates[0].Reasons.Select(reason => reason.Code));
        Assert.Equal("số liệu còn thiếu 75 % so với yêu cầu", candidates[0].Reasons[0].Text);
        Assert.Equal(candidates[0].Risk, candidates[0].Reasons.Sum(reason => reason.Points));
        Assert.Equal(["never-visited", "report-missing"], candidates[1].Reasons.Select(reason => reason.Code));
        await _app.AsUnit("HT.LH").GetAsync($"{InspectionsApp.At(campaign)}/candidates").ShouldBeProblem(403, "outside-your-units");

        var scores = await _app.AsInspector.Read<List<UnitScore>>($"{InspectionsApp.Api}/scores?workYear=2022");
        var escalated = scores.Single(score => score.UnitCode == InspectionsApp.KyAnh);
        Assert.Equal((InspectionMode.Direct, 3, 17, 30), (escalated.Mode, escalated.Answered, escalated.Score, escalated.MaxScore));
        Assert.Equal([new GroupScore("dissemination", 5, 10), new GroupScore("briefings", 9, 10), new GroupScore("principleFiles", 3, 10)], escalated.Groups);
        Assert.Equal((await _app.Inspection(campaign, InspectionsApp.KyAnh)).Score, escalated.Score);
        Assert.Equal(24, scores.Single(score => score.UnitCode == "HT.LH").Score);
        Assert.Empty(await _app.As("inspector", "QT").Read<List<UnitScore>>($"{InspectionsApp.Api}/scores?workYear=2022"));

        var table = (await _app.Summary(campaign)).Table!;
        Assert.Equal(["TT", "Đơn vị", "Hình thức", "Xếp loại", "Ngày kết luận", "Số tồn tại"], table.Columns);
        Assert.Equal(["1", "VKSND huyện Hương Sơn", "Trực tiếp", "Chưa kết luận", "", "0"], table.Rows[0]);
        Assert.Null((await _app.AsUnit("HT.LH").Read<CampaignSummaryView>($"{InspectionsApp.At(campaign)}/summary")).Table);
    }

    [Fact]
    public async Task A_report_that_was_given_back_is_missing_only_after_its_new_day_and_years_unvisited_are_work_years()
    {
        var before = await Announced(await _app.HasChecklist(), 2022, InspectionsApp.KyAnh);
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 12, 15), new TimeOnly(9, 0)));
        await _app.HasAnswers(before, InspectionsApp.KyAnh, _app.AsInspector);
        await _app.HasSignedMinutes(before, InspectionsApp.KyAnh);
        await _app.AsInspector.Do(HttpMethod.Post, InspectionsApp.At(before, InspectionsApp.KyAnh), "conclude", new { grade = "met", text = "Đạt.", concludedOn = "2022-12-15" })
            .ShouldBeOk<UnitInspectionView>(); // in the work year 2023
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2023, 6, 1), new TimeOnly(9, 0)));
        var campaign = await Announced(await _app.HasChecklist(), 2023, InspectionsApp.HuongSon);
        await _app.HasSubmittedReport(campaign, InspectionsApp.KyAnh); // its deadline has long passed
        await _app.AsInspector.Do(HttpMethod.Post, InspectionsApp.At(campaign, InspectionsApp.KyAnh), "return", new { reason = "Sơ sài.", dueAt = "2023-06-20T16:00:00+07:00" })
            .ShouldBeOk<UnitInspectionView>();

        Assert.Equal(["report-late", "report-returned"], await ReasonsAsync());
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2023, 6, 20), new TimeOnly(16, 1)));
        Assert.Equal(["report-late", "report-missing", "report-returned"], await ReasonsAsync());

        async Task<IEnumerable<string>> ReasonsAsync() => (await _app.AsInspector.Read<List<CandidateView>>($"{InspectionsApp.At(campaign)}/candidates"))
            .Single(unit => unit.UnitCode == InspectionsApp.KyAnh).Reasons.Select(reason => reason.Code).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_standard_template_asks_about_every_group_and_uses_every_fact()
    {
        var standard = await _app.AsInspector.Read<StandardChecklist>($"{InspectionsApp.Api}/checklists/standard");
        var groups = await _app.AsInspector.Read<List<GroupView>>($"{InspectionsApp.Api}/checklists/groups");

        Assert.Equal(groups.Select(group => group.Group), standard.Items.Select(item => item.Group).Distinct());
        Assert.Equal("Hồ sơ nguyên tắc", groups.Single(group => group.Group == "principleFiles").Name);
        Assert.Equal(Enum.GetValues<FactKind>().Order(), standard.Items.Select(item => item.Fact).OfType<FactKind>().Order());
        var written = await _app.AsChief.Create($"{InspectionsApp.Api}/checklists", new { standard.Code, standard.Title, unitCode = InspectionsApp.Province, standard.Items })
            .ShouldBeOk<ChecklistView>();
        Assert.Equal(standard.Items, written.Items);
    }

    private async Task<CampaignView> Announced(ChecklistView checklist, int year, params string[] direct)
    {
        var body = (JsonObject)JsonSerializer.SerializeToNode(InspectionsApp.Campaign(checklist.Id, direct), TestJson.Options)!;
        body["workYear"] = year;
        body["campaignDate"] = $"{year}-05-20";
        (body["examinedFrom"], body["examinedTo"]) = ($"{year - 1}-12-01", $"{year}-05-31");
        var campaign = await _app.HasTeam(await _app.AsChief.Create($"{InspectionsApp.Api}/campaigns", body).ShouldBeOk<CampaignView>());
        return await _app.AsChief.Do(HttpMethod.Post, InspectionsApp.At(campaign), "announce", new { announcedOn = $"{year}-06-01" }).ShouldBeOk<CampaignView>();
    }

    private Task<HttpResponseMessage> Raise(CampaignView campaign, string unit, Action<JsonObject>? change = null)
    {
        var body = (JsonObject)JsonSerializer.SerializeToNode(InspectionsApp.Finding(raisedOn: "2023-06-01"), TestJson.Options)!;
        body["dueAt"] = "2023-07-01T17:00:00+07:00";
        change?.Invoke(body);
        return _app.Raise(campaign, unit, body);
    }
}
