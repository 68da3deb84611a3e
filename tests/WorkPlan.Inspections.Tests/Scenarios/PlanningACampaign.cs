using System.Net;
using System.Text.Json.Nodes;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Checklists;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

public sealed class PlanningACampaign : IAsyncLifetime
{
    private readonly InspectionsApp _app = new();

    public Task InitializeAsync() => _app.HasUnits(InspectionsApp.HuongSon, InspectionsApp.KyAnh);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_scope_is_who_is_in_force_on_the_campaigns_day()
    {
        await _app.Bus.Deliver(OtherServices.Unit("HT.OLD", InspectionsApp.Province, "district", to: new DateOnly(2022, 5, 19)));
        await _app.Bus.Deliver(OtherServices.Unit("HT.P9", InspectionsApp.Province, "province", type: "division"));
        await _app.Bus.Deliver(OtherServices.Unit("HT.HS.S1", InspectionsApp.HuongSon, "district", type: "section"));
        await _app.Bus.Deliver(OtherServices.Unit("QT.DH", "QT", "district"));

        var campaign = await _app.HasPlannedCampaign(InspectionsApp.HuongSon);

        Assert.Equal([InspectionsApp.HuongSon], campaign.DirectUnits);
        Assert.Equal([InspectionsApp.KyAnh], campaign.SelfUnits);
    }

    [Fact]
    public async Task A_division_inspects_the_units_of_its_province()
    {
        await _app.Bus.Deliver(OtherServices.Unit("HT.P9", InspectionsApp.Province, "province", type: "division"));
        var checklist = await _app.HasChecklist();

        var campaign = await _app.As("inspector", "HT.P9").Create($"{InspectionsApp.Api}/campaigns",
            Changed(checklist, body => (body["byUnitCode"], body["scope"]!["underUnitCode"]) = ("HT.P9", "HT"))).ShouldBeOk<CampaignView>();

        Assert.Equal(2, campaign.SelfUnits.Count);
        await _app.AsChief.Create($"{InspectionsApp.Api}/campaigns", Changed(checklist, body => body["scope"]!["underUnitCode"] = "QT"))
            .ShouldBeProblem(409, "campaign-scope-not-above");
    }

    [Fact]
    public async Task It_refuses_what_makes_no_campaign()
    {
        var checklist = await _app.HasChecklist();
        await Plan(checklist, body => body["examinedTo"] = "2021-11-30").ShouldBeProblem(409, "examined-period-upside-down");
        await Plan(checklist, body => body["scope"]!["levels"] = new JsonArray("region")).ShouldBeProblem(409, "campaign-scope-empty");
        await Plan(checklist, body => body["directUnits"] = new JsonArray("QT.DH")).ShouldBeProblem(409, "direct-unit-out-of-scope");
        await Plan(checklist, body => body["directUnits"] = new JsonArray("HT.HS", "HT.HS")).ShouldBeProblem(409, "direct-unit-twice");
        await Plan(checklist, body => body["checklistId"] = Guid.CreateVersion7()).ShouldBeProblem(409, "checklist-not-known");
        await Plan(checklist, body => body["title"] = " ").ShouldBeProblem(400, "validation-failed");
        await _app.As("chief", "QT", subtree: true).Create($"{InspectionsApp.Api}/campaigns", Changed(checklist, _ => { }))
            .ShouldBeProblem(403, "outside-your-units");
        await _app.AsUnit(InspectionsApp.HuongSon).Create($"{InspectionsApp.Api}/campaigns", Changed(checklist, _ => { }))
            .ShouldBeProblem(403, "outside-your-units");
    }

    [Fact]
    public async Task What_is_examined_lies_in_the_work_year_that_it_is_examined_for()
    {
        var checklist = await _app.HasChecklist();
        var refused = await Plan(checklist, body => (body["examinedFrom"], body["examinedTo"]) = ("2020-12-01", "2021-11-30"))
            .ShouldBeProblem(409, "work-year-not-examined");
        Assert.Contains("01/12/2020 – 30/11/2021", refused.Detail, StringComparison.Ordinal);
        await Plan(checklist, body => body["subjectObject"] = Subject("workPlan", 2020)).ShouldBeProblem(409, "work-year-not-examined");
        await Plan(checklist, body => body["workYear"] = 2021).ShouldBeProblem(409, "work-year-not-examined");

        // The subject of last year, examined with the first days of this one.
        var campaign = await Plan(checklist, body =>
        {
            body["examinedFrom"] = "2021-11-30";
            body["subjectObject"] = Subject("catalogue", 2021);
        }).ShouldBeOk<CampaignView>();
        Assert.Equal(new InspectionSubject(SubjectKind.Catalogue, 2021), campaign.SubjectObject);
    }

    [Fact]
    public async Task The_subject_is_something_that_planning_told_of()
    {
        var checklist = await _app.HasChecklist();
        var (plan, document) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _app.Bus.Deliver(OtherServices.Issued(OtherServices.Plan(plan, InspectionsApp.HuongSon)));
        await _app.Bus.Deliver(OtherServices.Dissemination(document, InspectionsApp.HuongSon, "01/CT-VKSTC", required: 3));

        foreach (var kind in new[] { "workPlan", "program", "document", "catalogue" })
            await Plan(checklist, body => body["subjectObject"] = Subject(kind, 2022, Guid.CreateVersion7())).ShouldBeProblem(409, "subject-not-known");
        await Plan(checklist, body => body["subjectObject"] = Subject("document", 2022, plan)).ShouldBeProblem(409, "subject-not-known");
        await Plan(checklist, body =>
        {
            body["examinedFrom"] = "2021-11-01";
            body["subjectObject"] = Subject("workPlan", 2021, plan);
        }).ShouldBeProblem(409, "subject-of-another-year");

        foreach (var (kind, id) in new[] { ("workPlan", plan), ("document", document) })
        {
            var campaign = await Plan(checklist, body => body["subjectObject"] = Subject(kind, 2022, id)).ShouldBeOk<CampaignView>();
            Assert.Equal(id, campaign.SubjectObject!.Id);
        }
    }

    [Fact]
    public async Task The_plan_of_inspection_has_a_number_and_is_out_before_the_units_are_told()
    {
        var checklist = await _app.HasChecklist();
        await Plan(checklist, body => body["planDocument"] = Paper("kế hoạch số 5", "2022-05-20")).ShouldBeProblem(409, "document-number-unreadable");
        await Plan(checklist, body => body["planDocument"] = Paper("/KH-VKS", "2022-05-20")).ShouldBeProblem(409, "paper-not-numbered");
        await Plan(checklist, body => body["planDocument"] = Paper("15/KH-VKS", "2022-06-02")).ShouldBeProblem(409, "date-in-the-future");
        // A plan may have the form of an official letter, as the province's of 2022 has.
        var campaign = await _app.HasTeam(await Plan(checklist, body => body["planDocument"] = Paper("số 1/VKS - VP", "2022-05-31")).ShouldBeOk<CampaignView>());
        Assert.Equal("01/VKS-VP", campaign.PlanDocument!.Number);

        await Announce(campaign, "2022-05-30").ShouldBeProblem(409, "plan-document-after-announcement");
        await Announce(campaign, "2022-05-31").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Units_see_it_once_it_is_announced_and_of_the_others_nothing()
    {
        var campaign = await _app.HasPlannedCampaign(InspectionsApp.HuongSon);
        var unit = _app.AsUnit(InspectionsApp.KyAnh);
        await unit.GetAsync(InspectionsApp.At(campaign)).ShouldBeProblem(404, "not-found");

        await Announce(campaign).ShouldBe(HttpStatusCode.OK);

        Assert.Equal(CampaignState.Announced, (await unit.Read<CampaignView>(InspectionsApp.At(campaign))).State);
        var rows = await unit.Read<Page<CampaignUnitView>>($"{InspectionsApp.At(campaign)}/units");
        Assert.Equal(InspectionsApp.KyAnh, Assert.Single(rows.Items).UnitCode);
        await unit.GetAsync(InspectionsApp.At(campaign, InspectionsApp.HuongSon)).ShouldBeProblem(404, "not-found");
        var outstanding = (await unit.Read<CampaignSummaryView>($"{InspectionsApp.At(campaign)}/summary")).Outstanding;
        Assert.Equal([InspectionsApp.KyAnh], outstanding.Unreported);
        Assert.Equal([InspectionsApp.KyAnh], outstanding.Unconcluded);
        Assert.Empty(outstanding.WithoutMinutes);
        var all = await _app.AsInspector.Read<Page<CampaignUnitView>>($"{InspectionsApp.At(campaign)}/units?mode=direct");
        Assert.Equal("VKSND huyện Hương Sơn", Assert.Single(all.Items).UnitName);
        Assert.Equal(1, (await unit.Read<Page<CampaignRow>>($"{InspectionsApp.Api}/campaigns?workYear=2022&state=announced&byUnit=HT")).Total);
        Assert.Equal(0, (await _app.AsUnit("QT.DH").Read<Page<CampaignRow>>($"{InspectionsApp.Api}/campaigns")).Total);
        // Looking at a unit one finds who inspects or is inspected there.
        foreach (var (under, total) in new[] { ("HT", 1), (InspectionsApp.HuongSon, 1), (InspectionsApp.KyAnh, 1), ("QT", 0) })
            Assert.Equal(total, (await _app.AsInspector.Read<Page<CampaignRow>>($"{InspectionsApp.Api}/campaigns?under={under}")).Total);
    }

    [Fact]
    public async Task It_is_announced_once_and_not_ahead_of_time()
    {
        var campaign = await _app.HasPlannedCampaign(InspectionsApp.HuongSon);
        await Announce(campaign, "2022-06-02").ShouldBeProblem(409, "date-in-the-future");
        await _app.AsChief.Change(HttpMethod.Post, $"{InspectionsApp.At(campaign)}/announce", "\"99\"", new { announcedOn = "2022-06-01" })
            .ShouldBeProblem(412, "stale-version");
        await _app.AsChief.Do(HttpMethod.Post, InspectionsApp.At(campaign), "close", new { closedOn = "2022-06-01" })
            .ShouldBeProblem(409, "inspection-not-announced");
        await _app.Bus.ShouldNotHavePublished<InspectionAnnounced>();

        await Announce(campaign).ShouldBe(HttpStatusCode.OK);
        await Announce(campaign).ShouldBeProblem(409, "inspection-already-announced");

        await _app.Bus.ShouldHavePublishedExactly<InspectionAnnounced>(1);
        await _app.AsChief.Do(HttpMethod.Post, InspectionsApp.At(campaign), "close", new { closedOn = "2022-05-31" })
            .ShouldBeProblem(409, "before-announcement");
    }

    [Fact]
    public async Task Nothing_is_answered_before_it_is_announced()
    {
        var campaign = await _app.HasPlannedCampaign(InspectionsApp.HuongSon);

        await _app.AsInspector.Do(HttpMethod.Post, InspectionsApp.At(campaign, InspectionsApp.HuongSon), "answers", InspectionsApp.ManualAnswers())
            .ShouldBeProblem(409, "inspection-not-announced");
    }

    [Fact]
    public async Task Checklists_come_in_editions_and_ask_each_question_once()
    {
        var first = await _app.HasChecklist();
        var second = await _app.HasChecklist();
        Assert.Equal((1, 2), (first.Edition, second.Edition));
        var listed = await _app.AsInspector.Read<Page<ChecklistView>>($"{InspectionsApp.Api}/checklists?code=KH-2022");
        Assert.Equal([2, 1], listed.Items.Select(checklist => checklist.Edition));
        Assert.Equal(3, (await _app.AsInspector.Read<ChecklistView>($"{InspectionsApp.Api}/checklists/{first.Id}")).Items.Count);

        var item = new { code = "A", group = "plan", question = "Hỏi?", maxScore = 5 };
        await _app.AsChief.Create($"{InspectionsApp.Api}/checklists", new { code = "X", title = "X", unitCode = "HT", items = new[] { item, item } })
            .ShouldBeProblem(409, "checklist-item-twice");
        await _app.AsChief.GetAsync($"{InspectionsApp.Api}/checklists/{Guid.CreateVersion7()}").ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task The_same_key_plans_it_once()
    {
        var checklist = await _app.HasChecklist();
        var body = InspectionsApp.Campaign(checklist.Id, InspectionsApp.HuongSon);

        var first = await _app.AsChief.Create($"{InspectionsApp.Api}/campaigns", body, "k-1").ShouldBeOk<CampaignView>();
        var again = await _app.AsChief.Create($"{InspectionsApp.Api}/campaigns", body, "k-1").ShouldBeOk<CampaignView>();

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(InspectionState.Open, (await _app.Inspection(again, InspectionsApp.HuongSon)).State);
    }

    private Task<HttpResponseMessage> Announce(CampaignView campaign, string on = "2022-06-01") =>
        _app.AsChief.Do(HttpMethod.Post, InspectionsApp.At(campaign), "announce", new { announcedOn = on });

    private Task<HttpResponseMessage> Plan(ChecklistView checklist, Action<JsonObject> change) =>
        _app.AsChief.Create($"{InspectionsApp.Api}/campaigns", Changed(checklist, change));

    private static JsonObject Subject(string kind, int workYear, Guid? id = null) => new() { ["kind"] = kind, ["workYear"] = workYear, ["id"] = id };

    private static JsonObject Paper(string number, string issuedOn) => new() { ["number"] = number, ["issuedOn"] = issuedOn };

    private static JsonObject Changed(ChecklistView checklist, Action<JsonObject> change)
    {
        var body = (JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(InspectionsApp.Campaign(checklist.Id), TestJson.Options)!;
        change(body);
        return body;
    }
}
