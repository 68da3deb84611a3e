using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Obligations;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Obstacles;

/// <summary>Every holder has 45 days; then the obstacle goes up by itself, once, however many instances look after it.</summary>
public sealed class AgeingObstacles : IAsyncLifetime
{
    private const string Obstacles = $"{PlanningApp.Api}/obstacles";
    private readonly PlanningApp _app = new(At(2022, 2, 1));
    private string _path = "";

    private HttpClient Head => _app.As("unitHead", "QT.HL.BP");

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasUnit("QT.HL.BP", "Bộ phận kiểm sát án dân sự", "district", "division", "QT.HL");
        _path = (await Head.Create(Obstacles, new
        {
            unitCode = "QT.HL.BP",
            raisedBy = "Phụ trách bộ phận",
            text = "Chưa thống nhất với Tòa án về gửi bản án, quyết định",
        }).ShouldBe(HttpStatusCode.Created)).Headers.Location!.ToString();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task It_goes_up_level_by_level_each_time_its_holder_has_had_it_too_long_and_stays_at_the_top()
    {
        Assert.Equal("2022-03-19", (await Open()).GetProperty("escalatesOn").GetString());
        await Sweeps(At(2022, 3, 18));
        Assert.Equal("QT.HL.BP", (await Open()).GetProperty("heldBy").GetString());
        await _app.Bus.ShouldNotHavePublished<ObstacleEscalated>();

        await Sweeps(At(2022, 3, 19));
        await Sweeps(At(2022, 4, 1));
        var first = await Open();
        Assert.Equal(("QT.HL", "2022-03-19", "overdue"), (
            first.GetProperty("heldBy").GetString(), first.GetProperty("heldSince").GetString(), first.GetProperty("age").GetString()));
        await Sweeps(At(2022, 5, 4));
        await Sweeps(At(2022, 12, 1));

        var last = await Open();
        Assert.Equal(
            ["raised QT.HL.BP 2022-02-01", "escalated QT.HL 2022-03-19", "escalated QT 2022-05-04"],
            last.GetProperty("history").EnumerateArray().Select(step =>
                $"{step.GetProperty("kind").GetString()} {step.GetProperty("unitCode").GetString()} {step.GetProperty("on").GetString()}"));
        Assert.Equal("workplan", last.GetProperty("history")[1].GetProperty("by").GetString());
        Assert.Contains("46 ngày", last.GetProperty("history")[1].GetProperty("note").GetString(), StringComparison.Ordinal);
        await _app.Bus.ShouldHavePublishedExactly<ObstacleEscalated>(2);
        Assert.Equal(
            [("QT.HL.BP", "QT.HL", true, 2L), ("QT.HL", "QT", true, 3L)],
            _app.Bus.Published<ObstacleEscalated>().OrderBy(told => told.Version).Select(told => (told.FromUnitCode, told.ToUnitCode, told.ByAge, told.Version)));
    }

    [Fact]
    public async Task Two_instances_send_it_up_once()
    {
        await using var twin = _app.Twin();
        _app.Clock.MoveTo(At(2022, 3, 19));
        var rounds = new[] { _app.Service<BackgroundRound>(), twin.Services.GetRequiredService<BackgroundRound>() };
        await Task.WhenAll(Enumerable.Range(0, 4).SelectMany(_ => rounds.Select(round => round.RunOnceAsync(CancellationToken.None))));
        await Eventually.Equal("QT.HL", async () => (await Open()).GetProperty("heldBy").GetString());
        await Sweeps(At(2022, 3, 20));
        Assert.Equal(2, (await Open()).GetProperty("history").GetArrayLength());
        await _app.Bus.ShouldHavePublishedExactly<ObstacleEscalated>(1);
    }

    [Fact]
    public async Task Whoever_sends_it_up_himself_or_reopens_it_starts_the_time_anew_and_resolving_is_told()
    {
        _app.Clock.MoveTo(At(2022, 3, 10));
        await Act(Head, "escalate", new { reason = "Vượt thẩm quyền" });
        var told = await _app.Bus.ShouldHavePublished<ObstacleEscalated>(_ => true);
        Assert.Equal(("QT.HL.BP", "QT.HL", false, "Vượt thẩm quyền"), (told.FromUnitCode, told.ToUnitCode, told.ByAge, told.Reason));
        var district = _app.As("unitHead", "QT.HL", subtree: true);
        await Sweeps(At(2022, 3, 20));
        await Act(district, "resolve", new { resolution = "Đã ký quy chế phối hợp" });
        Assert.Equal("QT.HL", (await _app.Bus.ShouldHavePublished<ObstacleResolved>(_ => true)).ByUnitCode);
        Assert.Equal(JsonValueKind.Null, (await Open()).GetProperty("escalatesOn").ValueKind);
        await Sweeps(At(2022, 6, 1));
        await Act(Head, "reopen", new { reason = "Lại vướng" });
        await Sweeps(At(2022, 7, 16));
        Assert.Equal("QT.HL", (await Open()).GetProperty("heldBy").GetString());
        await Sweeps(At(2022, 7, 17));
        Assert.Equal("QT", (await Open()).GetProperty("heldBy").GetString());
    }

    [Fact]
    public async Task When_its_holder_is_closed_the_heir_has_to_remove_it()
    {
        await _app.HasUnit("QT.KV1", "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", "QT", new(2022, 3, 1));
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/successions", new
        {
            kind = "absorb",
            predecessors = new[] { "QT.HL.BP" },
            successors = new[] { "QT.KV1" },
            effectiveOn = "2022-03-01",
            legalBasis = "Nghị quyết số 84/2025/UBTVQH15",
        }).ShouldBe(HttpStatusCode.Created);
        await Sweeps(At(2022, 3, 1));

        var obstacle = (await _app.As("unitHead", "QT.KV1").Read<JsonElement>(Obstacles)).GetProperty("items")[0];
        Assert.Equal(("QT.HL.BP", "QT.KV1", "2022-03-01"), (
            obstacle.GetProperty("unitCode").GetString(), obstacle.GetProperty("heldBy").GetString(), obstacle.GetProperty("heldSince").GetString()));
        Assert.Equal("handedOver", obstacle.GetProperty("history").EnumerateArray().Last().GetProperty("kind").GetString());
        var record = (await _app.AsChief.Read<JsonElement>($"{PlanningApp.Api}/hand-overs?to=QT.KV1")).GetProperty("items")[0];
        Assert.Equal(["obstacle"], record.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("kind").GetString()));
    }

    private async Task<JsonElement> Open() => (await PlanningApp.Open(_app.AsChief, _path)).Item1;

    private async Task Act(HttpClient client, string act, object body) => await client.Change(
        HttpMethod.Post, $"{_path}/{act}", (await PlanningApp.Open(client, _path)).ETag, body).ShouldBe(HttpStatusCode.OK);

    private async Task Sweeps(DateTimeOffset at)
    {
        _app.Clock.MoveTo(at);
        await Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 8, 0, 0, TimeSpan.FromHours(7));
}
