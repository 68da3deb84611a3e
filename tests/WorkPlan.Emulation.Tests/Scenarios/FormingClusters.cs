using System.Globalization;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

public sealed class FormingClusters : IAsyncLifetime
{
    private const string Clusters = $"{EmulationApp.Api}/clusters";
    private readonly EmulationApp _app = new();
    private ClusterView _cluster = null!;

    public async Task InitializeAsync() => _cluster = await _app.HasCluster();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Members_and_heads_have_their_days()
    {
        Assert.Equal(EmulationApp.Unit, _cluster.HeadUnitCode);
        var rotated = await Act("heads", new { unitCode = EmulationApp.Second, from = "2022-12-01" });
        Assert.Equal(EmulationApp.Second, (await rotated.ShouldBeOk<ClusterView>()).HeadUnitCode);
        await Act("members/leave", new { unitCode = EmulationApp.Third, lastDay = "2023-06-30" }).ShouldBeOk<ClusterView>();

        Assert.Equal(EmulationApp.Unit, (await AsOf("2022-11-30")).HeadUnitCode);
        Assert.Equal(3, (await AsOf("2023-06-30")).Members.Count);
        var later = await AsOf("2023-07-01");
        Assert.Equal([EmulationApp.Unit, EmulationApp.Second], later.Members.Select(member => member.UnitCode));
        Assert.Equal(EmulationApp.Second, later.HeadUnitCode);
    }

    [Fact]
    public async Task A_unit_is_in_one_cluster_at_a_time_and_below_the_one_that_forms_it()
    {
        await _app.AsProvinceOfficer.Create(Clusters, EmulationApp.Cluster("HT-CUM-2", null, EmulationApp.Unit)).ShouldBeProblem(409, "unit-already-in-cluster");
        await _app.AsProvinceOfficer.Create(Clusters, EmulationApp.Cluster("HT-CUM-1", null, "HT")).ShouldBeProblem(409, "cluster-code-taken");
        await _app.AsProvinceOfficer.Create(Clusters, EmulationApp.Cluster("HT-CUM-2", null, "QT.HL")).ShouldBeProblem(409, "unit-not-below-cluster");
        await _app.AsOfficer.Create(Clusters, EmulationApp.Cluster("HT-CUM-2", null, EmulationApp.Unit)).ShouldBeProblem(403, "outside-your-units");
        await Act("members", new { unitCode = EmulationApp.Unit, from = "2022-03-01" }).ShouldBeProblem(409, "unit-already-in-cluster");

        await Act("members/leave", new { unitCode = EmulationApp.Second, lastDay = "2022-11-30" }).ShouldBeOk<ClusterView>();
        var second = await _app.AsProvinceOfficer.Create(Clusters, EmulationApp.Cluster("HT-CUM-2", null, "HT")).ShouldBeOk<ClusterView>();
        var read = await _app.AsProvince.GetAsync(new Uri($"{Clusters}/{second.Id}", UriKind.Relative));
        await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{Clusters}/{second.Id}/members", read.Etag(), new { unitCode = EmulationApp.Second, from = "2022-12-01" })
            .ShouldBeOk<ClusterView>();
    }

    [Fact]
    public async Task Who_leads_is_a_member_and_does_not_leave()
    {
        await Act("heads", new { unitCode = "HT", from = "2022-12-01" }).ShouldBeProblem(409, "unit-not-in-cluster");
        await Act("heads", new { unitCode = EmulationApp.Second, from = "2021-12-01" }).ShouldBeProblem(409, "cluster-head-not-after-last");
        await Act("heads", new { unitCode = EmulationApp.Second, from = "2021-11-01" }).ShouldBeProblem(409, "unit-not-in-cluster");
        await Act("members/leave", new { unitCode = EmulationApp.Unit, lastDay = "2022-11-30" }).ShouldBeProblem(409, "cluster-head-leaves");
        await Act("members/leave", new { unitCode = EmulationApp.Second, lastDay = "2021-11-30" }).ShouldBeProblem(409, "unit-leaves-before-joining");
        await Act("members/leave", new { unitCode = "HT", lastDay = "2022-11-30" }).ShouldBeProblem(409, "unit-not-in-cluster");
        await _app.AsProvinceOfficer.Create(Clusters, EmulationApp.Cluster("HT-CUM-2", EmulationApp.Unit, "HT")).ShouldBeProblem(409, "unit-not-in-cluster");
    }

    [Fact]
    public async Task A_dissolved_cluster_lets_everybody_go()
    {
        await Act("dissolve", new { lastDay = "2022-11-30" }).ShouldBeOk<ClusterView>();

        Assert.Empty(await _app.AsProvince.Read<IReadOnlyList<ClusterView>>($"{Clusters}?asOf=2022-12-01"));
        Assert.Equal(3, Assert.Single(await _app.AsProvince.Read<IReadOnlyList<ClusterView>>($"{Clusters}?asOf=2022-11-30")).Members.Count);
        await Act("members", new { unitCode = EmulationApp.Unit, from = "2022-12-01" }).ShouldBeProblem(409, "cluster-not-in-force");
    }

    [Fact]
    public async Task A_dissolved_cluster_lets_those_go_too_who_had_agreed_to_leave_it_later()
    {
        var ranking = await _app.HasPublishedRanking(_cluster);
        await Act("members/leave", new { unitCode = EmulationApp.Third, lastDay = "2023-06-30" }).ShouldBeOk<ClusterView>();
        await Act("members/leave", new { unitCode = EmulationApp.Second, lastDay = "2022-08-31" }).ShouldBeOk<ClusterView>();

        await Act("dissolve", new { lastDay = "2022-09-30" }).ShouldBeOk<ClusterView>();

        Assert.Equal([EmulationApp.Third, EmulationApp.Unit], (await AsOf("2022-09-30")).Members.Select(member => member.UnitCode));
        Assert.Empty((await AsOf("2022-10-01")).Members);
        // What was agreed for an earlier day stands, and nobody is ranked there at the end of the year.
        Assert.Equal(new DateOnly(2022, 8, 31), (await AsOf("2022-08-31")).Members.Single(member => member.UnitCode == EmulationApp.Second).To);
        Assert.Empty((await _app.AsProvince.Read<RankingView>($"{EmulationApp.Api}/rankings/{ranking.Id}")).Latest.Units);
        var formed = await _app.AsProvinceOfficer.Create(Clusters, EmulationApp.Cluster("HT-CUM-2", null, "HT"));
        var second = await formed.ShouldBeOk<ClusterView>();
        await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{Clusters}/{second.Id}/members", formed.Etag(), new { unitCode = EmulationApp.Third, from = "2022-10-01" })
            .ShouldBeOk<ClusterView>();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2022-10-31")]
    public async Task A_unit_whose_end_was_a_mistake_is_in_a_cluster_that_was_dissolved_meanwhile_up_to_its_last_day(string? corrected)
    {
        await _app.Bus.Deliver(EmulationApp.Ended(EmulationApp.Unit)); // it leads, and ends in June
        await Act("dissolve", new { lastDay = "2022-09-30" }).ShouldBeOk<ClusterView>();
        Assert.DoesNotContain((await AsOf("2022-09-30")).Members, member => member.UnitCode == EmulationApp.Unit);

        await _app.Bus.Deliver(EmulationApp.Ended(EmulationApp.Unit, version: 3) with { ValidTo = corrected is null ? null : DateOnly.Parse(corrected, CultureInfo.InvariantCulture) });

        var last = await AsOf("2022-09-30");
        Assert.Contains(last.Members, member => member.UnitCode == EmulationApp.Unit);
        Assert.Equal(EmulationApp.Unit, last.HeadUnitCode);
        var after = await AsOf("2022-10-01");
        Assert.Equal((0, null), (after.Members.Count, after.HeadUnitCode));
        // It is free to join another one.
        var formed = await _app.AsProvinceOfficer.Create(Clusters, EmulationApp.Cluster("HT-CUM-2", null, "HT"));
        var second = await formed.ShouldBeOk<ClusterView>();
        await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{Clusters}/{second.Id}/members", formed.Etag(), new { unitCode = EmulationApp.Unit, from = "2022-10-01" })
            .ShouldBeOk<ClusterView>();
    }

    [Fact]
    public async Task Who_is_to_leave_can_leave_earlier_and_not_later()
    {
        await Act("members/leave", new { unitCode = EmulationApp.Third, lastDay = "2023-06-30" }).ShouldBeOk<ClusterView>();
        await Act("members/leave", new { unitCode = EmulationApp.Third, lastDay = "2023-07-31" }).ShouldBeProblem(409, "unit-not-in-cluster");

        await Act("members/leave", new { unitCode = EmulationApp.Third, lastDay = "2022-10-31" }).ShouldBeOk<ClusterView>();

        Assert.DoesNotContain((await AsOf("2022-11-01")).Members, member => member.UnitCode == EmulationApp.Third);
    }

    [Fact]
    public async Task Members_see_their_cluster_and_others_do_not()
    {
        Assert.Single(await _app.As("staff", EmulationApp.Third).Read<IReadOnlyList<ClusterView>>($"{Clusters}?asOf=2022-03-01"));
        Assert.Empty(await _app.As("staff", "QT").Read<IReadOnlyList<ClusterView>>($"{Clusters}?asOf=2022-03-01"));
        await _app.As("staff", "QT").GetAsync(new Uri($"{Clusters}/{_cluster.Id}", UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await _app.As("staff", EmulationApp.Third).Send(HttpMethod.Post, $"{Clusters}/{_cluster.Id}/dissolve", new { lastDay = "2022-11-30" }, "\"1\"")
            .ShouldBeProblem(403, "not-permitted");
        await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{Clusters}/{_cluster.Id}/dissolve", "\"9\"", new { lastDay = "2022-11-30" })
            .ShouldBeProblem(412, "stale-version");
    }

    [Fact]
    public async Task A_cluster_needs_a_table() =>
        await _app.AsProvinceOfficer.Create(Clusters, new
        {
            code = "HT-CUM-3",
            name = "Cụm",
            formedByUnitCode = "HT",
            legalBasis = "15/QĐ-VKS",
            scoringTableCode = "KHONG-CO",
            validFrom = "2021-12-01",
        }).ShouldBeProblem(409, "scoring-table-unknown");

    private Task<ClusterView> AsOf(string day) => _app.AsProvince.Read<ClusterView>($"{Clusters}/{_cluster.Id}?asOf={day}");

    private async Task<HttpResponseMessage> Act(string verb, object body)
    {
        var read = await _app.AsProvince.GetAsync(new Uri($"{Clusters}/{_cluster.Id}", UriKind.Relative));
        return await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{Clusters}/{_cluster.Id}/{verb}", read.Etag(), body);
    }
}
