using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Findings;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Inspections.Tests.Scenarios;

/// <summary>Whoever led or served in a unit in the examined period does none of the acts of inspecting it; an account of nobody does neither.</summary>
public sealed class InspectingIndependently : IAsyncLifetime
{
    private const string Unit = InspectionsApp.HuongSon;
    private const string Self = InspectionsApp.KyAnh;
    private const string Former = "HT-02";
    private readonly InspectionsApp _app = new();
    private CampaignView _campaign = null!;

    private string Resource => InspectionsApp.At(_campaign, Unit);

    private HttpClient AsFormer => _app.As("inspector", InspectionsApp.Province, personCode: Former, userId: "former");

    private HttpClient AsNobody => _app.As("inspector", InspectionsApp.Province, userId: "nobody");

    public async Task InitializeAsync()
    {
        await _app.HasUnits(Unit, Self);
        foreach (var (code, unit) in new[] { (Former, Unit), ("HT-03", Self) })
        {
            await _app.Bus.Deliver(OtherServices.Person(code, unit, "chief", new(2018, 1, 1), version: 1));
            await _app.Bus.Deliver(OtherServices.Person(code, InspectionsApp.Province, null, new(2022, 1, 1), version: 2));
        }
        _campaign = await _app.HasAnnouncedCampaign(Unit);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task No_act_before_the_conclusion_is_taken()
    {
        await _app.HasAnswers(_campaign, Unit, _app.AsInspector);
        var workbook = await (await AsFormer.GetAsync($"{Resource}/workbook")).Content.ReadAsByteArrayAsync();
        await Refused(client => client.Do(HttpMethod.Post, Resource, "answers", InspectionsApp.ManualAnswers()));
        await Refused(client => client.PostAsync($"{Resource}/workbook", Sheet(workbook)));
        await Refused(client => InspectionsApp.Attach(client, Resource));
        await Refused(client => client.Create($"{Resource}/notes", new { text = "Lưu ý." }));
        await Refused(client => client.Create($"{Resource}/findings", InspectionsApp.Finding()));
        await Refused(client => client.Do(HttpMethod.Put, Resource, "minutes", new { heldOn = "2022-06-01", content = "Biên bản." }));
        await _app.AsInspector.Do(HttpMethod.Put, Resource, "minutes", new { heldOn = "2022-06-01", content = "Biên bản." }).ShouldBeOk<UnitInspectionView>();
        await Refused(client => client.Do(HttpMethod.Post, Resource, "minutes/signatures", new { party = "inspector" }));
        await _app.HasSignedMinutes(_campaign, Unit);
        await Refused(client => client.Do(HttpMethod.Put, Resource, "draft", Draft));
        await Refused(client => client.Do(HttpMethod.Post, Resource, "conclude", Conclusion));

        var inspection = await _app.Inspection(_campaign, Unit);
        Assert.Null(inspection.Draft);
        Assert.Empty(inspection.Notes);
        Assert.Empty(inspection.Evidence);
    }

    [Fact]
    public async Task The_chief_signs_the_conclusion_also_of_a_unit_that_the_chief_came_from()
    {
        var chief = _app.As("chief", InspectionsApp.Province, subtree: true, personCode: Former, userId: "chief-from-there");
        await _app.HasAnswers(_campaign, Unit, _app.AsInspector);
        await _app.HasSignedMinutes(_campaign, Unit);
        await chief.Do(HttpMethod.Put, Resource, "draft", Draft).ShouldBeProblem(403, "inspector-not-independent");

        await _app.As("chief", InspectionsApp.Province, subtree: true, userId: "chief-of-nobody").Do(HttpMethod.Post, Resource, "conclude", Conclusion)
            .ShouldBeProblem(403, "inspector-not-a-person");
        await chief.Do(HttpMethod.Post, Resource, "conclude", Conclusion).ShouldBeOk<UnitInspectionView>();
    }

    [Fact]
    public async Task No_act_on_notes_and_findings_afterwards_is_taken()
    {
        var note = await _app.AsInspector.Create($"{Resource}/notes", new { text = "Lưu ý." }).ShouldBeOk<InspectionNote>();
        var finding = $"{InspectionsApp.Api}/findings/{(await _app.HasFinding(_campaign, Unit)).Id}";
        await _app.HasConcluded(_campaign, Unit);
        _app.Clock.MoveTo(VietnamTime.At(new DateOnly(2022, 6, 20), new TimeOnly(9, 0)));
        await Refused(client => client.Do(HttpMethod.Post, Resource, $"notes/{note.Id}/follow-ups", new { text = "Đã xong.", heededOn = "2022-06-20" }));
        await InspectionsApp.Remediate(_app.AsUnit(Unit), finding).ShouldBeOk<FindingView>();

        await Refused(client => client.Do(HttpMethod.Post, finding, "verify", new { verifiedOn = "2022-06-20" }));
        await Refused(client => client.Do(HttpMethod.Post, Resource, "follow-ups", FollowUp(finding)));
        await _app.AsInspector.Do(HttpMethod.Post, finding, "verify", new { verifiedOn = "2022-06-20" }).ShouldBeOk<FindingView>();
        await Refused(client => client.Do(
            HttpMethod.Post, finding, "reopen", new { reason = "Lại thiếu.", reopenedOn = "2022-06-20", dueAt = "2022-08-01T17:00:00+07:00" }));

        Assert.Equal(FindingState.Verified, (await _app.AsInspector.Read<FindingView>(finding)).State);
    }

    [Fact]
    public async Task A_report_is_neither_entered_nor_given_back()
    {
        var resource = InspectionsApp.At(_campaign, Self);
        var former = _app.As("inspector", InspectionsApp.Province, personCode: "HT-03", userId: "former-of-self");
        await _app.HasAnswers(_campaign, Self, _app.AsUnit(Self));
        foreach (var (client, code) in new[] { (former, "inspector-not-independent"), (AsNobody, "inspector-not-a-person") })
            await client.Do(HttpMethod.Post, resource, "submit", new { text = "Báo cáo." }).ShouldBeProblem(403, code);
        await _app.AsUnit(Self).Do(HttpMethod.Post, resource, "submit", new { text = "Báo cáo." }).ShouldBeOk<UnitInspectionView>();

        var back = new { reason = "Sơ sài.", dueAt = "2022-06-20T16:00:00+07:00" };
        foreach (var (client, code) in new[] { (former, "inspector-not-independent"), (AsNobody, "inspector-not-a-person") })
            await client.Do(HttpMethod.Post, resource, "return", back).ShouldBeProblem(403, code);
        await AsFormer.Do(HttpMethod.Post, resource, "return", back).ShouldBeOk<UnitInspectionView>(); // came from another unit
    }

    [Fact]
    public async Task An_override_with_a_reason_lets_the_person_act()
    {
        await _app.Bus.Deliver(OtherServices.Person("HT-92", InspectionsApp.Province));
        object Member(string code, string role, params object[] overrides) => new { personCode = code, role, overrides };
        await _app.AsChief.Do(HttpMethod.Put, InspectionsApp.At(_campaign), "team", new
        {
            decision = new { number = "16/QĐ-VKS", issuedOn = "2022-06-01", issuer = "Viện trưởng" },
            members = new[] { Member("HT-92", "lead"), Member(Former, "member", new { unitCode = Unit, reason = "Chỉ còn một người có chuyên môn." }) },
        }).ShouldBeOk<CampaignView>();

        await AsFormer.Create($"{Resource}/notes", new { text = "Lưu ý." }).ShouldBeOk<InspectionNote>();
        // Who served where, and why it does not matter, is for the inspecting unit to read.
        Assert.Single((await _app.AsInspector.Read<CampaignView>(InspectionsApp.At(_campaign))).Team.Single(member => member.PersonCode == Former).Overrides);
        Assert.Empty((await _app.AsUnit(Self).Read<CampaignView>(InspectionsApp.At(_campaign))).Team.Single(member => member.PersonCode == Former).Overrides);
    }

    private static object Draft => new { grade = "notMet", text = "Dự thảo kết luận.", draftedOn = "2022-06-01" };

    private static object Conclusion => new { grade = "basicallyMet", text = "Cơ bản đảm bảo.", concludedOn = "2022-06-01" };

    private static object FollowUp(string finding) =>
        new { visitedOn = "2022-06-20", content = "Phúc tra.", findings = new[] { new { findingId = finding.Split('/')[^1], outcome = "remedied" } } };

    private static ByteArrayContent Sheet(byte[] workbook) =>
        new(workbook) { Headers = { ContentType = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") } };

    /// <summary>Somebody who came from the unit, and an account behind which there is nobody.</summary>
    private async Task Refused(Func<HttpClient, Task<HttpResponseMessage>> act)
    {
        await act(AsFormer).ShouldBeProblem(403, "inspector-not-independent");
        await act(AsNobody).ShouldBeProblem(403, "inspector-not-a-person");
    }
}
