using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Testing.Http;
using static WorkPlan.Emulation.Tests.EmulationApp;

namespace WorkPlan.Emulation.Tests.Messaging;

/// <summary>A unit joins a cluster, or is made its head, at the moment in which its end is told: whichever comes second knows of the first.</summary>
public sealed class JoiningWhileTheUnitEnds : IAsyncLifetime
{
    private const string Clusters = $"{Api}/clusters";
    private const int Rounds = 16;
    private readonly EmulationApp _app = new();

    public async Task InitializeAsync() => await _app.HasCluster();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("2022-07-01", HttpStatusCode.Conflict)]
    [InlineData("2022-06-30", HttpStatusCode.OK)]
    public async Task Nobody_is_in_a_cluster_after_his_last_day(string from, HttpStatusCode afterwards)
    {
        var joining = new List<(string Unit, string Path, string Etag)>();
        for (var round = 0; round < Rounds; round++)
        {
            var (member, unit) = ($"HT.M{round}", $"HT.N{round}");
            await _app.Bus.Deliver(UnitState(member, Province, "district"));
            await _app.Bus.Deliver(UnitState(unit, Province, "district"));
            var formed = await _app.AsProvinceOfficer.Create(Clusters, Cluster($"HT-CUM-X{round}", null, member));
            joining.Add((unit, $"{Clusters}/{(await formed.ShouldBeOk<ClusterView>()).Id}/members", formed.Etag()));
        }

        var answers = await Task.WhenAll(joining.SelectMany(known => new[]
        {
            Task.Run(async () => (HttpStatusCode?)(await JoinAsync(known.Path, known.Etag, known.Unit, from)).StatusCode),
            Task.Run(async () =>
            {
                await _app.Bus.Deliver(Ended(known.Unit));
                return (HttpStatusCode?)null;
            }),
        }));

        Assert.All(answers.OfType<HttpStatusCode>(), status => Assert.Contains(status, new[] { HttpStatusCode.OK, afterwards }));
        var spells = await _app.Database(db => db.ClusterMembers.AsNoTracking().Where(member => member.UnitCode.StartsWith("HT.N"))
            .SelectMany(member => member.Spells).ToListAsync());
        Assert.All(spells, spell => Assert.True(spell.EndsWithUnit && spell.To == LastDay, $"{spell.From}–{spell.To}"));
        Assert.Equal(answers.Count(status => status == HttpStatusCode.OK), spells.Count);
    }

    [Fact]
    public async Task Who_is_to_end_leads_until_then()
    {
        await _app.Bus.Deliver(Ended(Second));
        var cluster = Assert.Single(await _app.AsProvince.Read<List<ClusterView>>(Clusters));
        var path = $"{Clusters}/{cluster.Id}";

        var etag = (await _app.AsProvince.GetAsync(new Uri(path, UriKind.Relative))).Etag();
        var rotated = await _app.AsProvinceOfficer.Change(HttpMethod.Post, $"{path}/heads", etag, new { unitCode = Second, from = "2022-05-01" }).ShouldBeOk<ClusterView>();

        Assert.Equal((Second, LastDay), (rotated.Heads[^1].UnitCode, rotated.Heads[^1].To!.Value));
    }

    private Task<HttpResponseMessage> JoinAsync(string path, string etag, string unit, string from) =>
        _app.AsProvinceOfficer.Change(HttpMethod.Post, path, etag, new { unitCode = unit, from });
}
