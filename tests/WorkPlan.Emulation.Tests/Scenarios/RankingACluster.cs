using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Adjustments;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Facts;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>Scores from facts, rankings in versions: a correction after publication is a new version with its reason.</summary>
public sealed class RankingACluster : IAsyncLifetime
{
    private const string Rankings = $"{EmulationApp.Api}/rankings";
    private readonly EmulationApp _app = new();
    private ClusterView _cluster = null!;

    public async Task InitializeAsync()
    {
        _cluster = await _app.HasCluster();
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 1, ("A", "met"), ("B", "exceeded"), ("C", "notArisen")));
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Second, 1, ("A", "met"), ("B", "notMet"), ("C", "met")));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Every_point_leads_to_its_fact()
    {
        var campaign = Guid.CreateVersion7();
        var message = await _app.Bus.Deliver(EmulationApp.Conclusion(EmulationApp.Unit, campaign, "met", findings: 2, repeats: 1));

        var score = await _app.ScoreOf(_cluster, EmulationApp.Unit);

        Assert.Equal((1, 103.00m), (score.Rank, score.Points)); // 90 × (1 + 1.2) / 2 = 99, and 5 − 2 × 0.25 − 0.5
        Assert.Equal(score.Points, score.Lines.Sum(line => line.Points));
        var line = Assert.Single(score.Lines, line => line.RuleCode == "KIEM-TRA");
        Assert.Equal(
            (4.00m, ScoreFactKind.InspectionConclusion, campaign.ToString(), "met", new DateOnly(2022, 10, 20), message),
            (line.Points, line.FactKind, line.FactKey, line.Value, line.On, line.MessageId));
    }

    [Fact]
    public async Task A_correction_after_publication_is_a_second_version_with_its_reason_and_the_first_one_stays()
    {
        var ranking = await _app.HasPublishedRanking(_cluster);
        Assert.Equal([(EmulationApp.Unit, 1), (EmulationApp.Second, 2), (EmulationApp.Third, 3)], ranking.Latest.Units.Select(unit => (unit.UnitCode, unit.Rank)));
        var first = await _app.Bus.ShouldHavePublished<RankingPublished>();
        Assert.Equal((1, null), (first.RankingVersion, first.Reason));

        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 2, ("A", "notMet"), ("B", "notMet")));

        var (pending, etag) = await Read(ranking.Id);
        Assert.True(pending.CorrectionPending);
        Assert.Equal((1, 2, RankingState.Draft, null), (pending.PublishedVersion, pending.Latest.Number, pending.Latest.State, pending.Latest.PreparedBy));
        var cause = pending.Latest.Causes[0];
        Assert.Equal(("met", "notMet", 99m, 0m), (cause.Before, cause.After, cause.PointsBefore, cause.PointsAfter));
        await Verify(ranking.Id, etag).ShouldBeProblem(409, "ranking-reason-missing");
        var explained = await _app.AsProvinceOfficer.Change(
            HttpMethod.Post, $"{Rankings}/{ranking.Id}/explain", etag, new { reason = "Số liệu chỉ tiêu A, B của Hương Sơn được đính chính." });
        var verified = await Verify(ranking.Id, explained.Etag());
        var corrected = await Publish(ranking.Id, verified.Etag()).ShouldBeOk<RankingView>();

        Assert.Equal((2, false), (corrected.PublishedVersion, corrected.CorrectionPending));
        Assert.Equal(
            [(EmulationApp.Second, 1, 2), (EmulationApp.Third, 2, 3), (EmulationApp.Unit, 2, 1)],
            corrected.Latest.Units.Select(unit => (unit.UnitCode, unit.Rank, unit.FormerRank!.Value)));
        var second = await _app.Bus.ShouldHavePublished<RankingPublished>(message => message.RankingVersion == 2);
        Assert.Contains("đính chính", second.Reason, StringComparison.Ordinal);
        var stays = await _app.AsProvince.Read<RankingVersionView>($"{Rankings}/{ranking.Id}/versions/1");
        Assert.Equal((99m, RankingState.Published), (stays.Units.Single(unit => unit.UnitCode == EmulationApp.Unit).Points, stays.State));
        var points = await _app.AsProvince.Read<PublishedPointsView>($"{Rankings}/{ranking.Id}/versions/1/points?unit={EmulationApp.Unit}");
        Assert.Equal(99m, points.Lines.Sum(line => line.Points));
    }

    [Fact]
    public async Task Only_somebody_who_took_no_part_verifies_and_nothing_is_published_before()
    {
        await _app.HasConfirmedPoints(EmulationApp.Unit, 1.5m);
        var prepared = await _app.AsChief.Create(Rankings, new { clusterId = _cluster.Id, workYear = 2022 });
        var ranking = await prepared.ShouldBeOk<RankingView>();

        await Publish(ranking.Id, prepared.Etag()).ShouldBeProblem(409, "ranking-not-verified");
        await _app.AsChief.Change(HttpMethod.Post, $"{Rankings}/{ranking.Id}/verify", prepared.Etag()).ShouldBeProblem(409, "ranking-verifier-involved");
        await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{Rankings}/{ranking.Id}/verify", prepared.Etag()).ShouldBeProblem(409, "ranking-verifier-involved");
        await _app.AsOfficer.Change(HttpMethod.Post, $"{Rankings}/{ranking.Id}/verify", prepared.Etag()).ShouldBeProblem(403, "outside-your-units");
        await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{Rankings}/{ranking.Id}/explain", prepared.Etag(), new { reason = "Không cần." }).ShouldBeOk<RankingView>();
        var (_, etag) = await Read(ranking.Id);
        var verified = await Verify(ranking.Id, etag);
        await Verify(ranking.Id, verified.Etag()).ShouldBeProblem(409, "ranking-not-a-draft");

        // A score that changes in between takes the verification with it.
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Third, 1, ("A", "met")));
        await Publish(ranking.Id, verified.Etag()).ShouldBeProblem(412, "stale-version");
        var (followed, now) = await Read(ranking.Id);
        Assert.Equal((1, RankingState.Draft), (followed.Latest.Number, followed.Latest.State));
        await Publish(ranking.Id, now).ShouldBeProblem(409, "ranking-not-verified");
        await _app.Bus.ShouldNotHavePublished<RankingPublished>();
    }

    [Fact]
    public async Task A_ranking_is_prepared_once_and_explained_only_when_something_changed()
    {
        var ranking = await _app.HasPublishedRanking(_cluster);
        await _app.AsProvinceOfficer.Create(Rankings, new { clusterId = _cluster.Id, workYear = 2022 }).ShouldBeProblem(409, "ranking-already-prepared");
        await _app.AsProvinceOfficer.Create(Rankings, new { clusterId = _cluster.Id, workYear = 2021 }).ShouldBeProblem(409, "ranking-without-members");
        await _app.AsProvinceOfficer.Create(Rankings, new { clusterId = _cluster.Id, workYear = 2019 }).ShouldBeProblem(409, "no-scoring-table-in-force");
        var (_, etag) = await Read(ranking.Id);
        await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{Rankings}/{ranking.Id}/explain", etag, new { reason = "Không có gì." })
            .ShouldBeProblem(409, "ranking-nothing-to-correct");
        await _app.As("staff", "QT").GetAsync(new Uri($"{Rankings}/{ranking.Id}", UriKind.Relative)).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Every_unit_checks_another_and_open_differences_hold_the_ranking()
    {
        var checks = await _app.AsProvinceOfficer.Create($"{EmulationApp.Api}/cross-checks", new { clusterId = _cluster.Id, workYear = 2022 })
            .ShouldBeOk<IReadOnlyList<CrossCheckView>>();
        Assert.Equal(EmulationApp.ClusterUnits.Order(), checks.Select(check => check.CheckedUnitCode).Order());
        Assert.All(checks, check => Assert.NotEqual(check.CheckerUnitCode, check.CheckedUnitCode));
        var listed = await _app.AsProvinceOfficer.Read<List<CrossCheckView>>($"{EmulationApp.Api}/cross-checks?cluster={_cluster.Id}&workYear=2022");
        Assert.Equal(checks.Select(check => check.Id).Order(), listed.Select(check => check.Id).Order());
        await _app.AsProvinceOfficer.Create($"{EmulationApp.Api}/cross-checks", new { clusterId = _cluster.Id, workYear = 2022 })
            .ShouldBeProblem(409, "cross-check-already-paired");
        var own = $"{EmulationApp.Api}/cross-checks/{checks.Single(check => check.CheckerUnitCode == EmulationApp.Unit).Id}";
        var difference = new { ruleCode = "CONG-TRU", points = -1, statement = "Điểm cộng không có căn cứ.", evidence = "Biên bản chấm chéo" };
        await _app.As("unitHead", EmulationApp.Second).Change(HttpMethod.Post, $"{own}/differences", "\"1\"", difference).ShouldBeProblem(403, "outside-your-units");
        var noted = await _app.AsOfficer.Change(HttpMethod.Post, $"{own}/differences", "\"1\"", difference);
        var done = await _app.AsOfficer.Change(HttpMethod.Post, $"{own}/complete", noted.Etag());
        await _app.AsOfficer.Change(HttpMethod.Post, $"{own}/complete", done.Etag()).ShouldBeProblem(409, "cross-check-completed");
        await _app.AsOfficer.Change(HttpMethod.Post, $"{own}/differences", done.Etag(), difference).ShouldBeProblem(409, "cross-check-completed");

        var prepared = await _app.AsProvinceOfficer.Create(Rankings, new { clusterId = _cluster.Id, workYear = 2022 });
        var ranking = await prepared.ShouldBeOk<RankingView>();
        await Verify(ranking.Id, prepared.Etag()).ShouldBeProblem(409, "ranking-differences-open");
        var settlement = new { accepted = false, settlement = "Có quyết định công nhận kèm theo." };
        await _app.As("chief", EmulationApp.Province, subtree: true, userId: $"emulationOfficer@{EmulationApp.Unit}")
            .Change(HttpMethod.Post, $"{own}/differences/1/settle", done.Etag(), settlement).ShouldBeProblem(409, "cross-check-settles-own");
        var settled = await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{own}/differences/1/settle", done.Etag(), settlement);
        Assert.Equal(DifferenceState.Rejected, Assert.Single((await settled.ShouldBeOk<CrossCheckView>()).Differences).State);
        await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{own}/differences/1/settle", settled.Etag(), settlement).ShouldBeProblem(409, "cross-check-already-settled");
        // What was paired has to be done; a cluster that pairs nobody need not.
        var incomplete = await Verify(ranking.Id, prepared.Etag()).ShouldBeProblem(409, "ranking-cross-checks-not-completed");
        Assert.Contains("2", incomplete.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        foreach (var check in checks.Where(check => check.CheckerUnitCode != EmulationApp.Unit))
            await _app.As("unitHead", check.CheckerUnitCode).Change(HttpMethod.Post, $"{EmulationApp.Api}/cross-checks/{check.Id}/complete", "\"1\"").ShouldBeOk<CrossCheckView>();
        await Verify(ranking.Id, prepared.Etag()).ShouldBeOk<RankingView>();
    }

    [Fact]
    public async Task Plus_points_count_when_somebody_else_confirmed_them_and_no_longer_when_withdrawn()
    {
        var adjustments = $"{EmulationApp.Api}/adjustments";
        var entered = await _app.AsProvinceOfficer.Create(adjustments, EmulationApp.Adjustment(EmulationApp.Unit, 2.25m));
        var entry = await entered.ShouldBeOk<AdjustmentView>();
        Assert.Equal(99m, (await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points);
        await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{adjustments}/{entry.Id}/confirm", entered.Etag()).ShouldBeProblem(409, "adjustment-confirms-own");
        var confirmed = await _app.AsVerifier.Change(HttpMethod.Post, $"{adjustments}/{entry.Id}/confirm", entered.Etag());
        Assert.Equal(101.25m, (await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points);
        foreach (var (under, total) in new[] { (EmulationApp.Province, 1), (EmulationApp.Unit, 1), ("QT", 0) })
            Assert.Equal(total, (await _app.AsProvinceOfficer.Read<Page<AdjustmentView>>($"{adjustments}?under={under}")).Total);
        await _app.AsVerifier.Change(HttpMethod.Post, $"{adjustments}/{entry.Id}/confirm", confirmed.Etag()).ShouldBeProblem(409, "adjustment-already-decided");
        var withdrawn = await _app.AsChief.Change(
            HttpMethod.Post, $"{adjustments}/{entry.Id}/withdraw", confirmed.Etag(), new { reason = "Công văn đã bị thu hồi." });
        Assert.Equal(AdjustmentState.Withdrawn, (await withdrawn.ShouldBeOk<AdjustmentView>()).State);
        Assert.Equal(99m, (await _app.ScoreOf(_cluster, EmulationApp.Unit)).Points);

        await _app.AsProvinceOfficer.Create(adjustments, EmulationApp.Adjustment(EmulationApp.Unit, 0)).ShouldBeProblem(409, "adjustment-without-points");
        await _app.AsProvinceOfficer.Create(adjustments, EmulationApp.Adjustment(EmulationApp.Unit, 1, "CHI-TIEU")).ShouldBeProblem(409, "adjustment-rule-unknown");
        await _app.AsProvinceOfficer.Create(adjustments, EmulationApp.Adjustment(EmulationApp.Province, 1)).ShouldBeProblem(409, "unit-not-in-cluster");
        await _app.AsProvinceOfficer.Create(adjustments, new
        {
            unitCode = EmulationApp.Unit,
            workYear = 2022,
            ruleCode = "CONG-TRU",
            points = 1,
            statement = "Sự việc",
            evidence = "Công văn",
            occurredOn = "2022-12-01",
        }).ShouldBeProblem(409, "adjustment-outside-year");
    }

    [Fact]
    public async Task What_does_not_follow_from_its_facts_is_found_by_recomputing_and_a_second_time_changes_nothing()
    {
        var ranking = await _app.HasPublishedRanking(_cluster);
        await _app.Database(db => db.UnitScores.Where(score => score.UnitCode == EmulationApp.Second)
            .ExecuteUpdateAsync(score => score.SetProperty(row => row.Hundredths, 1L)));
        var recomputed = await Recompute();
        Assert.Equal((2, 1), (recomputed.Scores, recomputed.Changed));
        Assert.Equal(60m, (await _app.ScoreOf(_cluster, EmulationApp.Second)).Points);
        Assert.Equal(0, (await Recompute()).Changed);
        Assert.True((await Read(ranking.Id)).View.CorrectionPending);

        // Points that are right beside sums that are not would be wrong with the next fact.
        await _app.Database(db => db.UnitScores.Where(score => score.UnitCode == EmulationApp.Second)
            .ExecuteUpdateAsync(score => score.SetProperty(row => row.Sums, new Dictionary<string, RuleSum> { ["CHI-TIEU"] = new(1, 2) })));
        Assert.Equal(1, (await Recompute()).Changed);
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Second, 2, ("B", "met")));
        Assert.Equal(90m, (await _app.ScoreOf(_cluster, EmulationApp.Second)).Points);
        Assert.Equal(0, (await Recompute()).Changed);

        // A database from before sums were kept: the first fact adds all of them up, and nothing is found wrong.
        await _app.Database(db => db.UnitScores.ExecuteUpdateAsync(score => score.SetProperty(row => row.Sums, (Dictionary<string, RuleSum>?)null)));
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Second, 3, ("C", "notMet")));
        Assert.Equal(60m, (await _app.ScoreOf(_cluster, EmulationApp.Second)).Points);
        Assert.Equal(0, (await Recompute()).Changed);
    }

    private async Task<RecomputedView> Recompute() =>
        await _app.As("systemAdministrator").Create($"{EmulationApp.Api}/scores/recompute", new { workYear = 2022 }).ShouldBeOk<RecomputedView>();

    private async Task<(RankingView View, string Etag)> Read(Guid id)
    {
        var response = await _app.AsProvince.GetAsync(new Uri($"{Rankings}/{id}", UriKind.Relative));
        return (await response.ShouldBeOk<RankingView>(), response.Etag());
    }

    private Task<HttpResponseMessage> Verify(Guid id, string etag) => _app.AsVerifier.Change(HttpMethod.Post, $"{Rankings}/{id}/verify", etag);

    private Task<HttpResponseMessage> Publish(Guid id, string etag) => _app.AsChief.Change(HttpMethod.Post, $"{Rankings}/{id}/publish", etag);
}
