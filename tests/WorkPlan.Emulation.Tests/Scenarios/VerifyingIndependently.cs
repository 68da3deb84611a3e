using System.Net;
using WorkPlan.Emulation.Adjustments;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>Whoever verifies a version of a ranking, be it the first or a correction, had no part in it.</summary>
public sealed class VerifyingIndependently : IAsyncLifetime
{
    private const string Rankings = $"{EmulationApp.Api}/rankings";
    private readonly EmulationApp _app = new();
    private ClusterView _cluster = null!;

    private HttpClient AsAuditor => _app.As("auditor", EmulationApp.Province, subtree: true, personCode: "HT-AUDITOR");

    private HttpClient AsPreparer => _app.As("emulationOfficer", EmulationApp.Province, subtree: true, personCode: "HT-PREPARER");

    public async Task InitializeAsync()
    {
        _cluster = await _app.HasCluster();
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 1, ("A", "met")));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Whoever_prepared_a_version_or_explained_one_verifies_none_of_the_later_ones()
    {
        var ranking = await _app.HasPublishedRanking(_cluster);
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 2, ("A", "notMet")));
        await Does(_app.AsChief, ranking.Id, "explain", new { reason = "Chỉ tiêu A được đính chính." }).ShouldBe(HttpStatusCode.OK);

        await Does(_app.AsProvinceOfficer, ranking.Id, "verify").ShouldBeProblem(409, "ranking-verifier-involved");
        await Does(_app.AsChief, ranking.Id, "verify").ShouldBeProblem(409, "ranking-verifier-involved");
        var verified = await Does(_app.AsVerifier, ranking.Id, "verify").ShouldBeOk<RankingView>();
        Assert.Equal((null, "HT-CHIEF", "HT-DEPUTY"), (verified.Latest.PreparedBy, verified.Latest.ExplainedBy, verified.Latest.VerifiedBy!));
        await Does(_app.AsChief, ranking.Id, "publish").ShouldBe(HttpStatusCode.OK);

        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 3, ("A", "exceeded")));
        await Does(AsPreparer, ranking.Id, "explain", new { reason = "Chỉ tiêu A được đính chính lần nữa." }).ShouldBe(HttpStatusCode.OK);
        await Does(_app.AsProvinceOfficer, ranking.Id, "verify").ShouldBeProblem(409, "ranking-verifier-involved");
        await Does(_app.AsChief, ranking.Id, "verify").ShouldBeProblem(409, "ranking-verifier-involved");
        await Does(AsAuditor, ranking.Id, "verify").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Other_words_after_the_verification_have_to_be_verified_again_by_somebody_else()
    {
        var ranking = await _app.HasPublishedRanking(_cluster);
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 2, ("A", "notMet")));
        await Does(AsPreparer, ranking.Id, "explain", new { reason = "Chỉ tiêu A được đính chính." }).ShouldBe(HttpStatusCode.OK);
        await Does(_app.AsVerifier, ranking.Id, "verify").ShouldBe(HttpStatusCode.OK);

        await Does(_app.AsVerifier, ranking.Id, "explain", new { reason = "Lý do khác." }).ShouldBe(HttpStatusCode.OK);

        await Does(_app.AsChief, ranking.Id, "publish").ShouldBeProblem(409, "ranking-not-verified");
        await Does(_app.AsVerifier, ranking.Id, "verify").ShouldBeProblem(409, "ranking-verifier-involved");
        await Does(AsAuditor, ranking.Id, "verify").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_entered_confirmed_or_withdrew_points_of_its_units_does_not_verify()
    {
        var adjustments = $"{EmulationApp.Api}/adjustments";
        var entered = await _app.AsProvinceOfficer.Create(adjustments, EmulationApp.Adjustment(EmulationApp.Second, 2));
        var entry = await entered.ShouldBeOk<AdjustmentView>();
        var confirmed = await _app.AsVerifier.Change(HttpMethod.Post, $"{adjustments}/{entry.Id}/confirm", entered.Etag());
        var withdrawn = await _app.AsChief.Change(HttpMethod.Post, $"{adjustments}/{entry.Id}/withdraw", confirmed.Etag(), new { reason = "Công văn đã bị thu hồi." })
            .ShouldBeOk<AdjustmentView>();
        Assert.Equal(("HT-OFFICER", "HT-DEPUTY", "HT-CHIEF"), (withdrawn.EnteredBy, withdrawn.ConfirmedBy!, withdrawn.DecidedBy!));
        var ranking = await AsPreparer.Create(Rankings, new { clusterId = _cluster.Id, workYear = 2022 }).ShouldBeOk<RankingView>();

        foreach (var involved in new[] { _app.AsProvinceOfficer, _app.AsVerifier, _app.AsChief, AsPreparer })
            await Does(involved, ranking.Id, "verify").ShouldBeProblem(409, "ranking-verifier-involved");
        await Does(AsAuditor, ranking.Id, "verify").ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_settled_a_difference_of_its_cross_check_does_not_verify()
    {
        var checks = await AsPreparer.Create($"{EmulationApp.Api}/cross-checks", new { clusterId = _cluster.Id, workYear = 2022 })
            .ShouldBeOk<IReadOnlyList<CrossCheckView>>();
        var settled = $"{EmulationApp.Api}/cross-checks/{checks[0].Id}";
        var noted = await _app.As("unitHead", checks[0].CheckerUnitCode).Change(HttpMethod.Post, $"{settled}/differences", "\"1\"", new
        {
            ruleCode = "CONG-TRU",
            points = -1,
            statement = "Điểm cộng không có căn cứ.",
            evidence = "Biên bản chấm chéo",
        });
        await _app.AsVerifier.Change(HttpMethod.Post, $"{settled}/differences/1/settle", noted.Etag(), new { accepted = false, settlement = "Có quyết định kèm theo." })
            .ShouldBe(HttpStatusCode.OK);
        foreach (var check in checks)
            await Completes(check).ShouldBe(HttpStatusCode.OK);
        var ranking = await AsPreparer.Create(Rankings, new { clusterId = _cluster.Id, workYear = 2022 }).ShouldBeOk<RankingView>();

        await Does(_app.AsVerifier, ranking.Id, "verify").ShouldBeProblem(409, "ranking-verifier-involved");
        await Does(AsAuditor, ranking.Id, "verify").ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> Completes(CrossCheckView check)
    {
        var path = $"{EmulationApp.Api}/cross-checks/{check.Id}";
        var read = await _app.AsProvince.GetAsync(new Uri(path, UriKind.Relative));
        return await _app.As("unitHead", check.CheckerUnitCode).Change(HttpMethod.Post, $"{path}/complete", read.Etag());
    }

    private async Task<HttpResponseMessage> Does(HttpClient client, Guid ranking, string verb, object? body = null)
    {
        var read = await _app.AsProvince.GetAsync(new Uri($"{Rankings}/{ranking}", UriKind.Relative));
        return await client.Change(HttpMethod.Post, $"{Rankings}/{ranking}/{verb}", read.Etag(), body);
    }
}
