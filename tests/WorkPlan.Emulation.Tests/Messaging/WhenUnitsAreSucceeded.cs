using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using static WorkPlan.Emulation.Tests.EmulationApp;

namespace WorkPlan.Emulation.Tests.Messaging;

/// <summary>
/// A unit of a cluster ends in the middle of the year: it keeps what it scored, its heir takes its place, and no ranking changes without
/// saying why, whichever of planning's messages comes first and however often.
/// </summary>
public sealed class WhenUnitsAreSucceeded : IAsyncLifetime
{
    private const string Rankings = $"{Api}/rankings";
    private const string Clusters = $"{Api}/clusters";
    private readonly EmulationApp _app = new();
    private ClusterView _cluster = null!;

    public async Task InitializeAsync()
    {
        _cluster = await _app.HasCluster();
        await _app.Bus.Deliver(UnitState(Heir, Province, "district"));
        await _app.Bus.Deliver(Outcomes(Unit, 1, ("A", "met")));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_heir_takes_the_place_and_the_published_ranking_says_so_in_its_next_version(bool endFirst)
    {
        var ranking = await _app.HasPublishedRanking(_cluster);
        _app.Clock.MoveTo(Midnight);
        var told = Merged(Heir, Unit);
        if (endFirst)
            await _app.Bus.Deliver(Ended(Unit));
        var message = await _app.Bus.Deliver(told);
        await _app.Bus.Deliver(told, message);
        await _app.Bus.Deliver(told);
        if (!endFirst)
            await _app.Bus.Deliver(Ended(Unit));

        var before = await AsOf("2022-06-30");
        Assert.Equal((Unit, 3, LastDay), (before.HeadUnitCode, before.Members.Count, before.Members.Single(member => member.UnitCode == Unit).To!.Value));
        var after = await AsOf("2022-07-01");
        Assert.Equal([Third, Second, Heir], after.Members.Select(member => member.UnitCode));
        Assert.Equal(Heir, after.HeadUnitCode);
        Assert.Equal([(Unit, LastDay), (Heir, null)], after.Heads.Select(head => (head.UnitCode, head.To)));

        // Its points stay its own and for its own time; the heir begins with what it does itself.
        var scores = await _app.Scores(_cluster);
        var ended = Assert.Single(scores.Ended);
        Assert.Equal((Unit, 90m, "met"), (ended.UnitCode, ended.Points, Assert.Single(ended.Lines, line => line.FactKey is not null).Value));
        Assert.Equal(0m, scores.Units.Single(unit => unit.UnitCode == Heir).Points);
        await _app.Bus.Deliver(Outcomes(Unit, 2, ("A", "exceeded"))); // figures of its own time may still be corrected
        Assert.Equal(108m, Assert.Single((await _app.Scores(_cluster)).Ended).Points);
        Assert.Equal(0, (await _app.As("systemAdministrator").Create($"{Api}/scores/recompute", new { workYear = 2022 }).ShouldBeOk<RecomputedView>()).Changed);

        var pending = await ReadAsync(ranking);
        Assert.Equal((1, true, 2), (pending.PublishedVersion!.Value, pending.CorrectionPending, pending.Latest.Number));
        Assert.Contains("kết thúc hoạt động ngày 30/06/2022", pending.Latest.Reason, StringComparison.Ordinal);
        Assert.Equal([Third, Second, Heir], pending.Latest.Units.Select(unit => unit.UnitCode).OrderBy(code => code == Heir));
        Assert.Equal([Unit, Heir, Unit], pending.Latest.Causes.Select(cause => cause.UnitCode));
        Assert.Equal((90m, 0m), (pending.Latest.Causes[0].PointsBefore, pending.Latest.Causes[0].PointsAfter));
        Assert.Contains("kế thừa Viện kiểm sát HT.HS từ ngày 01/07/2022 theo 84/2025/UBTVQH15", pending.Latest.Causes[1].Reason, StringComparison.Ordinal);
        var first = await _app.AsProvince.Read<RankingVersionView>($"{Rankings}/{ranking.Id}/versions/1");
        Assert.Equal((Unit, 90m), (first.Units[0].UnitCode, first.Units[0].Points));

        var verified = await _app.AsVerifier.Change(HttpMethod.Post, $"{Rankings}/{ranking.Id}/verify", await EtagAsync($"{Rankings}/{ranking.Id}"));
        Assert.Equal(2, (await _app.AsChief.Change(HttpMethod.Post, $"{Rankings}/{ranking.Id}/publish", verified.Etag()).ShouldBeOk<RankingView>()).PublishedVersion);
    }

    [Fact]
    public async Task A_draft_takes_in_the_end_of_a_unit_without_a_score_and_has_to_be_verified_anew()
    {
        var prepared = await _app.AsProvinceOfficer.Create(Rankings, new { clusterId = _cluster.Id, workYear = 2022 });
        var ranking = await prepared.ShouldBeOk<RankingView>();
        await _app.AsVerifier.Change(HttpMethod.Post, $"{Rankings}/{ranking.Id}/verify", prepared.Etag()).ShouldBeOk<RankingView>();

        await _app.Bus.Deliver(Ended(Third, new DateOnly(2022, 9, 30)));

        var draft = await ReadAsync(ranking);
        Assert.Equal((1, RankingState.Draft), (draft.Latest.Number, draft.Latest.State));
        Assert.Equal([Unit, Second], draft.Latest.Units.Select(unit => unit.UnitCode));
        var cause = Assert.Single(draft.Latest.Causes);
        Assert.Equal((Third, "Viện kiểm sát HT.CX kết thúc hoạt động ngày 30/09/2022."), (cause.UnitCode, cause.Reason!));

        // It was a mistake: the place is its own again, and that is told, too.
        await _app.Bus.Deliver(UnitState(Third, Province, "district", version: 3));
        Assert.Equal([Unit, Third, Second], (await ReadAsync(ranking)).Latest.Units.Select(unit => unit.UnitCode));
        Assert.Contains("được đính chính", (await ReadAsync(ranking)).Latest.Causes[^1].Reason, StringComparison.Ordinal);
        // An older message is no news.
        await _app.Bus.Deliver(Ended(Third, new DateOnly(2022, 9, 30)));
        Assert.Equal(3, (await ReadAsync(ranking)).Latest.Units.Count);
    }

    [Fact]
    public async Task A_unit_without_a_score_that_leaves_or_joins_opens_the_next_version_too()
    {
        var ranking = await _app.HasPublishedRanking(_cluster);
        await ActAsync("members/leave", new { unitCode = Third, lastDay = "2022-09-30" }).ShouldBeOk<ClusterView>();

        var pending = await ReadAsync(ranking);
        Assert.Equal((2, 2), (pending.Latest.Number, pending.Latest.Units.Count));
        Assert.Equal((Third, "HT-CUM-1", null), (pending.Latest.Causes[0].UnitCode, pending.Latest.Causes[0].What, pending.Latest.Causes[0].Reason));
        // Who moves units answers for it.
        await _app.AsVerifier.Change(HttpMethod.Post, $"{Rankings}/{ranking.Id}/verify", await EtagAsync($"{Rankings}/{ranking.Id}"))
            .ShouldBeProblem(409, "ranking-reason-missing");
        await ActAsync("members", new { unitCode = Heir, from = "2022-10-01" }).ShouldBeOk<ClusterView>();
        Assert.Equal([Third, Heir], (await ReadAsync(ranking)).Latest.Causes.Select(cause => cause.UnitCode));
    }

    [Fact]
    public async Task Told_out_of_order_the_place_goes_on_from_heir_to_heir()
    {
        await _app.Bus.Deliver(UnitState(NextHeir, Province, "district"));
        _app.Clock.MoveTo(Midnight.AddMonths(2));
        await _app.Bus.Deliver(Succeeded("rename", new DateOnly(2022, 9, 1), NextHeir, Heir));
        await _app.Bus.Deliver(Ended(Heir, new DateOnly(2022, 8, 31)));
        await _app.Bus.Deliver(Merged(Heir, Unit));
        await _app.Bus.Deliver(Ended(Unit));

        Assert.Equal((Unit, Heir, NextHeir), ((await AsOf("2022-06-30")).HeadUnitCode, (await AsOf("2022-08-31")).HeadUnitCode, (await AsOf("2022-09-01")).HeadUnitCode));
        Assert.Equal([Third, Second, Heir], (await AsOf("2022-08-31")).Members.Select(member => member.UnitCode));
        Assert.Equal([Third, Second, NextHeir], (await AsOf("2022-09-01")).Members.Select(member => member.UnitCode));
    }

    /// <summary>An operator has planning tell again of what took effect, for whoever did not listen then.</summary>
    [Fact]
    public async Task Told_again_long_after_it_changes_nothing()
    {
        var ranking = await _app.HasPublishedRanking(_cluster);
        _app.Clock.MoveTo(Midnight);
        var told = Merged(Heir, Unit);
        await _app.Bus.Deliver(told);
        // By hand it goes elsewhere, and another one leads.
        await ActAsync("heads", new { unitCode = Second, from = "2022-08-01" }).ShouldBeOk<ClusterView>();
        await ActAsync("members/leave", new { unitCode = Heir, lastDay = "2022-08-31" }).ShouldBeOk<ClusterView>();
        var (before, latest, etag) = (await AsOf("2022-09-01"), (await ReadAsync(ranking)).Latest, await EtagAsync($"{Clusters}/{_cluster.Id}"));
        _app.Clock.MoveTo(Midnight.AddMonths(3));

        await _app.Bus.Deliver(told);

        var after = await AsOf("2022-09-01");
        Assert.Equal([Third, Second], after.Members.Select(member => member.UnitCode));
        Assert.Equal(Second, after.HeadUnitCode);
        Assert.Equal(before.Heads, after.Heads);
        Assert.Equal(etag, await EtagAsync($"{Clusters}/{_cluster.Id}"));
        Assert.Equal((latest.Number, latest.Causes.Count), ((await ReadAsync(ranking)).Latest.Number, (await ReadAsync(ranking)).Latest.Causes.Count));
    }

    /// <summary>
    /// Of A into B and B into C, told at once, the one would not see what the other hands over. On SQLite there is one writer at a time, so
    /// the order of the statements shows it: the rows of both sides first, the lower code first, and only then a look at who took over.
    /// </summary>
    [Fact]
    public async Task Both_sides_are_held_in_the_order_of_their_codes_before_anybody_looks_who_took_over_from_whom()
    {
        _app.Clock.MoveTo(Midnight);

        await _app.Bus.Deliver(Merged(Heir, Unit, Second));

        var sent = _app.Statements.OfWhoeverLast("INSERT INTO", "UnitSuccessions").TakeWhile(statement => !statement.Names("UnitSuccessions")).ToList();
        Assert.Equal(
            new[] { Unit, Second, Heir }.Order(StringComparer.Ordinal),
            sent.Where(statement => statement.Names("UPDATE", "UnitCopies")).Select(statement => Assert.Single(statement.Texts)));
    }

    [Fact]
    public async Task Two_of_one_cluster_leave_one_place_and_two_of_several_leave_it_to_whoever_formed_them()
    {
        await _app.Bus.Deliver(UnitState("HT.NX", Province, "district"));
        await _app.Bus.Deliver(UnitState(NextHeir, Province, "district"));
        await _app.AsProvinceOfficer.Create(Clusters, EmulationApp.Cluster("HT-CUM-2", null, "HT.NX")).ShouldBeOk<ClusterView>();
        _app.Clock.MoveTo(Midnight);

        await _app.Bus.Deliver(Merged(Heir, Unit, Second));
        await _app.Bus.Deliver(Merged(NextHeir, "HT.NX", Third));

        Assert.Equal([Heir], (await AsOf("2022-07-01")).Members.Select(member => member.UnitCode));
        Assert.DoesNotContain(
            (await _app.AsProvince.Read<List<ClusterView>>($"{Clusters}?asOf=2022-07-01")).SelectMany(cluster => cluster.Members), member => member.UnitCode == NextHeir);
    }

    [Fact]
    public async Task An_heir_that_is_in_a_cluster_stays_there_and_after_a_transfer_everybody_does()
    {
        await _app.Bus.Deliver(UnitState("HT.NX", Province, "district"));
        await _app.Bus.Deliver(Succeeded("transfer", HeirsDay, Heir, Second));
        _app.Clock.MoveTo(Midnight);
        await _app.Bus.Deliver(Succeeded("absorb", HeirsDay, Second, Unit));

        var after = await AsOf("2022-07-01");
        Assert.Equal([Third, Second], after.Members.Select(member => member.UnitCode));
        // It leads in the place of the one that it took in.
        Assert.Equal(Second, after.HeadUnitCode);
    }

    [Fact]
    public async Task Who_has_ended_joins_nothing_and_gets_no_points_for_what_came_later()
    {
        _app.Clock.MoveTo(Midnight);
        await _app.Bus.Deliver(Ended(Unit));
        await _app.Bus.Deliver(UnitState("HT.NX", Province, "district"));
        await _app.Bus.Deliver(Ended("HT.NX"));

        await ActAsync("members", new { unitCode = "HT.NX", from = "2022-07-01" }).ShouldBeProblem(409, "cluster-unit-ended");
        await ActAsync("members", new { unitCode = "HT.NX", from = "2022-06-01" }).ShouldBeOk<ClusterView>();
        Assert.DoesNotContain((await AsOf("2022-07-01")).Members, member => member.UnitCode == "HT.NX");
        await _app.AsProvinceOfficer.Create($"{Api}/adjustments", Adjustment(Unit, 1, on: "2022-09-10")).ShouldBeProblem(409, "adjustment-after-unit-ended");
    }

    [Fact]
    public async Task A_succession_waits_until_all_its_units_are_known()
    {
        _app.Clock.MoveTo(Midnight);
        await _app.Bus.Deliver(Merged(NextHeir, Unit));
        Assert.Equal(3, (await AsOf("2022-07-01")).Members.Count);

        await _app.Bus.Deliver(UnitState(NextHeir, Province, "district"));

        await Eventually.Equal(NextHeir, async () => (await AsOf("2022-07-01")).HeadUnitCode);
    }

    [Fact]
    public async Task A_cross_check_by_or_of_a_unit_that_has_ended_holds_nobody_up()
    {
        var prepared = await _app.AsProvinceOfficer.Create(Rankings, new { clusterId = _cluster.Id, workYear = 2022 });
        var ranking = await prepared.ShouldBeOk<RankingView>();
        var pairs = await _app.AsProvinceOfficer.Create($"{Api}/cross-checks", new { clusterId = _cluster.Id, workYear = 2022 }).ShouldBeOk<List<CrossCheckView>>();
        await _app.Bus.Deliver(Ended(Unit));

        await _app.AsVerifier.Change(HttpMethod.Post, $"{Rankings}/{ranking.Id}/verify", await EtagAsync($"{Rankings}/{ranking.Id}"))
            .ShouldBeProblem(409, "ranking-cross-checks-not-completed");
        var left = pairs.Single(check => check.CheckerUnitCode != Unit && check.CheckedUnitCode != Unit);
        await _app.As("unitHead", left.CheckerUnitCode, personCode: "X-1")
            .Change(HttpMethod.Post, $"{Api}/cross-checks/{left.Id}/complete", await EtagAsync($"{Api}/cross-checks/{left.Id}")).ShouldBeOk<CrossCheckView>();
        await _app.AsVerifier.Change(HttpMethod.Post, $"{Rankings}/{ranking.Id}/verify", await EtagAsync($"{Rankings}/{ranking.Id}")).ShouldBeOk<RankingView>();
    }

    private Task<ClusterView> AsOf(string day) => _app.AsProvince.Read<ClusterView>($"{Clusters}/{_cluster.Id}?asOf={day}");

    private Task<RankingView> ReadAsync(RankingView ranking) => _app.AsProvince.Read<RankingView>($"{Rankings}/{ranking.Id}");

    private async Task<string> EtagAsync(string path) => (await _app.AsProvince.GetAsync(new Uri(path, UriKind.Relative))).Etag();

    private async Task<HttpResponseMessage> ActAsync(string verb, object body) => await _app.AsProvinceOfficer.Change(
        HttpMethod.Post, $"{Clusters}/{_cluster.Id}/{verb}", await EtagAsync($"{Clusters}/{_cluster.Id}"), body);
}
