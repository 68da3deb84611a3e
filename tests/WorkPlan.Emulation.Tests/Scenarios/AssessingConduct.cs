using System.Net;
using WorkPlan.Emulation.Campaigns;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Testing.Http;
using static WorkPlan.Emulation.Tests.EmulationApp;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>What a campaign expects of conduct is said in words and assessed in words; it gives no points.</summary>
public sealed class AssessingConduct : IAsyncLifetime
{
    private readonly EmulationApp _app = new();
    private ClusterView _cluster = null!;
    private string _campaign = "";
    private string _etag = "";

    public async Task InitializeAsync()
    {
        _cluster = await _app.HasCluster();
        var created = await _app.AsProvince.Create($"{Api}/campaigns", Campaign("KY-LUAT", "DOAN-KET"));
        _campaign = $"{Api}/campaigns/{(await created.ShouldBeOk<CampaignView>()).Id}";
        _etag = created.Etag();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_newest_assessment_stands_the_earlier_stays_and_no_score_moves()
    {
        await LaunchAsync();
        var launched = await _app.AsProvince.Read<CampaignView>(_campaign);
        Assert.Equal(["KY-LUAT", "DOAN-KET"], launched.ConductExpectations.Select(expectation => expectation.Code));
        var first = await Assess("KY-LUAT", "2022-02-10", "Chấp hành tốt kỷ luật, kỷ cương công vụ.").ShouldBe(HttpStatusCode.Created);
        await Assess("KY-LUAT", "2022-02-20", "Còn một trường hợp đi muộn.").ShouldBe(HttpStatusCode.Created);
        await Assess("KY-LUAT", "2022-02-15", "Nhập sau.").ShouldBe(HttpStatusCode.Created);
        await Assess("DOAN-KET", "2022-02-10", "Nội bộ đoàn kết.").ShouldBe(HttpStatusCode.Created);

        var all = await _app.AsOfficer.Read<List<ConductAssessmentView>>($"{_campaign}/conduct?unit={Unit}");
        Assert.Equal(
            [("DOAN-KET", "Nội bộ đoàn kết.", true), ("KY-LUAT", "Còn một trường hợp đi muộn.", true), ("KY-LUAT", "Nhập sau.", false), ("KY-LUAT", "Chấp hành tốt kỷ luật, kỷ cương công vụ.", false)],
            all.Select(row => (row.ExpectationCode, row.Text, row.Stands)));
        Assert.Equal("HT-OFFICER", all[0].AssessedBy);
        Assert.Contains("\"stands\":true", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await _app.As("staff", Second).Read<List<ConductAssessmentView>>($"{_campaign}/conduct"));
        Assert.Empty((await _app.ScoreOf(_cluster, Unit)).Lines);
    }

    [Fact]
    public async Task Only_what_was_expected_of_units_addressed_is_assessed_by_whoever_launched_it()
    {
        await Assess("KY-LUAT", "2022-02-10", "Tốt.").ShouldBeProblem(409, "campaign-not-launched");
        await LaunchAsync();
        await Assess("KHAC", "2022-02-10", "Tốt.").ShouldBeProblem(409, "conduct-expectation-unknown");
        await Assess("KY-LUAT", "2022-03-02", "Tốt.").ShouldBeProblem(409, "conduct-assessed-ahead");
        await Assess("KY-LUAT", "2022-01-19", "Tốt.").ShouldBeProblem(409, "conduct-assessed-before-launch");
        await Assess("KY-LUAT", "2022-02-10", " ").ShouldBeProblem(400, "validation-failed");
        await Assess("KY-LUAT", "2022-02-10", "Tốt.", "QT.HL").ShouldBeProblem(409, "unit-outside-campaign");
        await _app.AsOfficer.Create($"{_campaign}/conduct", Body("KY-LUAT", "2022-02-10", "Tốt.", Unit)).ShouldBeProblem(403, "outside-your-units");
        await _app.As("unitHead", Unit).Create($"{_campaign}/conduct", Body("KY-LUAT", "2022-02-10", "Tốt.", Unit)).ShouldBeProblem(403, "not-permitted");
    }

    [Fact]
    public async Task Where_the_launching_unit_has_ended_its_heir_assesses_and_nobody_else()
    {
        await LaunchAsync();
        await _app.Bus.Deliver(UnitState("NT", null, "province"));
        await _app.Bus.Deliver(UnitState("QT", null, "province"));
        _app.Clock.MoveTo(Midnight);
        await _app.Bus.Deliver(Ended(Province) with { ParentCode = null, Level = "province" });
        await _app.Bus.Deliver(Merged("NT", Province));
        var body = Body("KY-LUAT", "2022-07-01", "Chấp hành tốt.", Unit);

        await _app.As("emulationOfficer", "QT", subtree: true, personCode: "QT-1").Create($"{_campaign}/conduct", body).ShouldBeProblem(404, "not-found");
        await _app.AsOfficer.Create($"{_campaign}/conduct", body).ShouldBeProblem(403, "outside-your-units");
        await _app.As("emulationOfficer", "NT", subtree: true, personCode: "NT-1").Create($"{_campaign}/conduct", body).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Each_expectation_has_a_code_of_its_own() =>
        await _app.AsProvince.Create($"{Api}/campaigns", Campaign("KY-LUAT", "KY-LUAT")).ShouldBeProblem(409, "conduct-expectation-twice");

    private async Task LaunchAsync() =>
        await _app.AsProvince.Change(HttpMethod.Post, $"{_campaign}/launch", _etag, new { launchedOn = "2022-01-20" }).ShouldBeOk<CampaignView>();

    private Task<HttpResponseMessage> Assess(string expectation, string on, string text, string unit = Unit) =>
        _app.AsProvinceOfficer.Create($"{_campaign}/conduct", Body(expectation, on, text, unit));

    private static object Body(string expectationCode, string assessedOn, string text, string unitCode) => new { unitCode, expectationCode, text, assessedOn };

    private static object Campaign(params string[] expectations) => new
    {
        title = "Phong trào thi đua",
        criteria = "Hoàn thành chỉ tiêu.",
        workYear = 2022,
        launchedByUnitCode = Province,
        responseDueOn = "2022-12-31",
        registrationFrom = "2022-01-20",
        registrationTo = "2022-03-15",
        conductExpectations = expectations.Select(code => new { code, text = $"Yêu cầu {code}" }),
    };
}
