using System.Net;
using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Inspections.Findings;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

public sealed class FollowingUpFindings : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;
    private FindingView _finding = null!;

    private string Route => $"{InspectionsApp.Api}/findings/{_finding.Id}";

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Unit, InspectionsApp.KyAnh);
        _campaign = await _app.HasAnnouncedCampaign(Unit);
        _finding = await _app.HasFinding(_campaign, Unit);
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 6, 20), new TimeOnly(9, 0)));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_finding_needs_a_cause_a_day_a_question_and_evidence()
    {
        var findings = $"{InspectionsApp.At(_campaign, Unit)}/findings";
        await _app.AsInspector.Create(findings, new { category = "other", severity = "limitation", statement = "Thiếu.", cause = " ", remedy = "Bổ sung.", raisedOn = "2022-06-01", dueAt = "2022-07-01T17:00:00+07:00" })
            .ShouldBeProblem(400, "validation-failed");
        await _app.AsInspector.Create(findings, new { category = "other", severity = "limitation", statement = "Thiếu.", cause = "Chưa phân công.", remedy = "Bổ sung.", raisedOn = "2022-06-01", dueAt = "2022-07-01T17:00:00+07:00", fieldCode = "KS-HC", planId = Guid.CreateVersion7() })
            .ShouldBeProblem(409, "finding-without-item");
        // Nobody but people can say whether the files are complete: what was seen has to be shown.
        await _app.AsInspector.Create(findings, InspectionsApp.Finding()).ShouldBeProblem(409, "finding-without-evidence");
        await _app.AsInspector.Create(findings, InspectionsApp.Finding(raisedOn: "2022-05-31")).ShouldBeProblem(409, "before-announcement");
        await _app.AsInspector.Create(findings, InspectionsApp.Finding(raisedOn: "2022-06-21")).ShouldBeProblem(409, "date-in-the-future");
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 7, 2), new TimeOnly(9, 0)));
        await (await _app.Raise(_campaign, Unit, InspectionsApp.Finding(raisedOn: "2022-07-01"))).ShouldBeProblem(409, "finding-due-before-raised");
        await _app.AsInspector.Create(findings, With("itemCode", "ZZ")).ShouldBeProblem(409, "item-not-in-checklist");
        await _app.AsInspector.Create(findings, With("evidenceId", Guid.CreateVersion7())).ShouldBeProblem(409, "evidence-not-known");
        var other = Guid.CreateVersion7();
        await _app.Bus.Deliver(OtherServices.Issued(OtherServices.Plan(other, "QT.KHAC")));
        await (await _app.Raise(_campaign, Unit, With("planId", other))).ShouldBeProblem(409, "finding-plan-of-another-unit");
        await (await _app.Raise(_campaign, Unit, With("planTargetCode", "CT-1"))).ShouldBeProblem(409, "finding-plan-item-without-plan");
        await _app.As("inspector", "QT").Create(findings, InspectionsApp.Finding()).ShouldBeProblem(404, "not-found");
        await _app.AsUnit(Unit).Create(findings, InspectionsApp.Finding()).ShouldBeProblem(403, "outside-your-units");
        await _app.Bus.ShouldHavePublishedExactly<FindingRaised>(1);
    }

    [Fact]
    public async Task A_finding_cites_one_item_that_the_units_plan_has()
    {
        var plan = OtherServices.Plan(Guid.CreateVersion7(), Unit);
        var task = plan.Tasks[0].TaskId;
        await _app.Bus.Deliver(OtherServices.Issued(plan));
        async Task<HttpResponseMessage> Raise(params (string Name, object Value)[] cited) => await _app.Raise(
            _campaign, Unit, cited.Aggregate(With("planId", plan.PlanId), (finding, part) => { finding[part.Name] = part.Value; return finding; }));
        await (await Raise(("planTaskId", task), ("planTargetCode", "CT-1"))).ShouldBeProblem(409, "finding-two-plan-items");
        await (await Raise(("planTaskId", Guid.CreateVersion7()))).ShouldBeProblem(409, "finding-plan-item-not-in-plan");
        await (await Raise(("planTargetCode", "CT-9"))).ShouldBeProblem(409, "finding-plan-item-not-in-plan");

        var onTask = await (await Raise(("planTaskId", task))).ShouldBeOk<FindingView>();
        var onTarget = await (await Raise(("planTargetCode", "CT-1"))).ShouldBeOk<FindingView>();
        // Of a draft nothing was told: what stands in it is for planning to say.
        var draft = With("planId", Guid.CreateVersion7());
        draft["planTargetCode"] = "CT-9";
        await (await _app.Raise(_campaign, Unit, draft)).ShouldBeOk<FindingView>();

        Assert.Equal((task, null), (onTask.PlanTaskId, onTask.PlanTargetCode));
        var told = await _app.Bus.ShouldHavePublished<FindingRaised>(message => message.FindingId == onTask.Id);
        Assert.Equal((plan.PlanId, task), (told.PlanId, told.PlanTaskId));
        Assert.Equal("CT-1", (await _app.Bus.ShouldHavePublished<FindingRaised>(message => message.FindingId == onTarget.Id)).PlanTargetCode);
    }

    [Fact]
    public async Task Only_the_unit_remedies_and_only_the_inspecting_unit_verifies()
    {
        await InspectionsApp.Remediate(_app.As("unitHead", InspectionsApp.KyAnh), Route).ShouldBeProblem(404, "not-found");
        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route).ShouldBeOk<FindingView>();

        await Verify(_app.As("chief", Unit)).ShouldBeProblem(403, "outside-your-units");
        await Verify(_app.AsUnit(Unit)).ShouldBeProblem(403, "outside-your-units");
        await _app.Bus.ShouldNotHavePublished<RemediationVerified>();
    }

    [Fact]
    public async Task Nobody_verifies_the_own_remediation()
    {
        // Of the inspecting unit, and leads the inspected one for the time being, too.
        var both = _app.AsHolderOf(
            [TestTokens.Grant("inspector", InspectionsApp.Province), TestTokens.Grant("unitHead", Unit)], InspectionsApp.Inspector, "both", "Trưởng đoàn");
        await InspectionsApp.Remediate(both, Route).ShouldBeOk<FindingView>();

        await Verify(both).ShouldBeProblem(409, "verify-own-remediation");
        await Verify(_app.AsInspector).ShouldBeOk<FindingView>();
    }

    [Fact]
    public async Task Evidence_is_unclassified_and_not_of_tomorrow()
    {
        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route, classification: "Mật").ShouldBeProblem(409, "classified-content-refused");
        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route, effectiveOn: "2022-06-21").ShouldBeProblem(409, "date-in-the-future");

        Assert.Empty((await _app.AsUnit(Unit).Read<FindingView>(Route)).Remediations);
    }

    [Fact]
    public async Task The_file_of_a_remediation_is_uploaded_first_and_can_be_read_back()
    {
        var elsewhere = new
        {
            description = "Đã bổ sung hướng dẫn.",
            effectiveOn = "2022-06-10",
            evidence = new { caption = "Ảnh", takenOn = "2022-06-10", sha256 = new string('a', 64), size = 100, reference = "kho/1.jpg", classification = "Không mật" },
        };
        await _app.AsUnit(Unit).Create($"{Route}/remediations", elsewhere).ShouldBeProblem(409, "evidence-not-uploaded");
        var never = elsewhere with { evidence = elsewhere.evidence with { reference = $"sha256:{new string('a', 64)}" } };
        await _app.AsUnit(Unit).Create($"{Route}/remediations", never).ShouldBeProblem(409, "evidence-file-not-known");

        var remediation = (await InspectionsApp.Remediate(_app.AsUnit(Unit), Route).ShouldBeOk<FindingView>()).Remediations.Single();

        var content = $"{Route}/remediations/{remediation.Id}/content";
        Assert.Equal(
            (InspectionsApp.HashOfPicture, InspectionsApp.Picture.Length, "image/png"),
            (remediation.Evidence.Sha256, remediation.Evidence.Size, remediation.Evidence.ContentType));
        foreach (var reader in new[] { _app.AsUnit(Unit), _app.AsInspector })
        {
            var file = await reader.GetAsync(content);
            await file.ShouldBe(HttpStatusCode.OK);
            Assert.Equal("image/png", file.Content.Headers.ContentType?.MediaType);
            Assert.Equal(InspectionsApp.Picture, await file.Content.ReadAsByteArrayAsync());
        }
        await _app.AsUnit(InspectionsApp.KyAnh).GetAsync(content).ShouldBeProblem(404, "not-found");
        await _app.AsUnit(Unit).GetAsync($"{Route}/remediations/{Guid.CreateVersion7()}/content").ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task It_is_verified_once_and_not_before_its_evidence()
    {
        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route, effectiveOn: "2022-06-10").ShouldBeOk<FindingView>();
        await Verify(_app.AsInspector, "2022-06-09").ShouldBeProblem(409, "verified-before-evidence");
        await Verify(_app.AsInspector).ShouldBeOk<FindingView>();

        await Verify(_app.AsInspector).ShouldBeProblem(409, "finding-already-verified");
        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route).ShouldBeProblem(409, "finding-already-verified");
    }

    [Fact]
    public async Task A_reopened_finding_is_told_again_and_needs_new_evidence()
    {
        await Reopen("2022-06-20").ShouldBeProblem(409, "finding-not-verified");
        await InspectionsApp.Remediate(_app.AsUnit(Unit), Route, effectiveOn: "2022-06-10").ShouldBeOk<FindingView>();
        await Verify(_app.AsInspector).ShouldBeOk<FindingView>();
        await Reopen("2022-06-19").ShouldBeProblem(409, "reopened-before-verified");
        var reopened = await Reopen("2022-06-20").ShouldBeOk<FindingView>();

        Assert.Equal(FindingState.Open, reopened.State);
        var told = await _app.Bus.ShouldHavePublished<FindingRaised>(message => message.Version == 4);
        Assert.Equal((new DateOnly(2022, 6, 20), reopened.DueAt), (told.RaisedOn, told.DueAt));
        await Verify(_app.AsInspector).ShouldBeProblem(409, "evidence-before-finding");
        var open = await _app.AsInspector.Read<Page<FindingView>>($"{InspectionsApp.Api}/findings?unit={Unit}&state=open&category=principleFile&campaign={_campaign.Id}");
        Assert.Equal(_finding.Id, Assert.Single(open.Items).Id);
        foreach (var (filter, total) in new[] { ($"under={Unit}", 1), ("under=HT&workYear=2022", 1), ("under=HT&workYear=2021", 0), ("under=QT", 0) })
            Assert.Equal(total, (await _app.AsInspector.Read<Page<FindingView>>($"{InspectionsApp.Api}/findings?{filter}")).Total);
        Assert.Equal((1, 1), ((await _app.Summary(_campaign)).Findings, (await _app.Summary(_campaign)).OpenFindings));
    }

    [Fact]
    public async Task Others_do_not_see_it()
    {
        await _app.AsUnit(InspectionsApp.KyAnh).GetAsync(Route).ShouldBeProblem(404, "not-found");
        Assert.Equal(0, (await _app.AsUnit(InspectionsApp.KyAnh).Read<Page<FindingView>>($"{InspectionsApp.Api}/findings")).Total);
        Assert.Equal(1, (await _app.AsUnit(Unit).Read<Page<FindingView>>($"{InspectionsApp.Api}/findings")).Total);
    }

    private Task<HttpResponseMessage> Verify(HttpClient client, string on = "2022-06-20") =>
        client.Do(HttpMethod.Post, Route, "verify", new { verifiedOn = on });

    private Task<HttpResponseMessage> Reopen(string on) => _app.AsInspector.Do(
        HttpMethod.Post, Route, "reopen", new { reason = "Hồ sơ lại thiếu.", reopenedOn = on, dueAt = "2022-08-01T17:00:00+07:00" });

    private static Dictionary<string, object?> With(string name, object value)
    {
        var finding = InspectionsApp.Finding();
        var body = finding.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(finding));
        body[name] = value;
        return body;
    }
}
