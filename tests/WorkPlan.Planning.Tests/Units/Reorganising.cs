using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Obligations;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Units;

/// <summary>The reorganisation of 1/7/2025 in one request: all of it or nothing.</summary>
public sealed class Reorganising : IAsyncLifetime
{
    private const string Reorganisations = $"{PlanningApp.Api}/reorganisations";
    private readonly PlanningApp _app = new(new DateTimeOffset(2025, 6, 27, 9, 0, 0, TimeSpan.FromHours(7)));

    public async Task InitializeAsync()
    {
        foreach (var unit in Reorganisation2025.Units(begunBefore: true))
            await _app.AsAdministrator.Create($"{PlanningApp.Api}/units", unit).ShouldBe(HttpStatusCode.Created);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_sample_of_1_July_2025_is_one_request_whatever_the_order_of_its_parts()
    {
        var body = new { units = Reorganisation2025.Units(begunBefore: false), successions = Reorganisation2025.Successions.Reverse() };
        var made = await _app.AsAdministrator.Create(Reorganisations, body).ShouldBe(HttpStatusCode.Created);
        var view = await made.ShouldBeOk<JsonElement>();
        Assert.Equal((8, 15, 8), (
            view.GetProperty("founded").GetInt32(), view.GetProperty("closed").GetInt32(), view.GetProperty("successions").GetInt32()));
        await _app.Bus.ShouldHavePublishedExactly<OrgUnitChanged>(15, unit => unit.ValidTo == new DateOnly(2025, 6, 30));
        await _app.Bus.ShouldHavePublishedExactly<OrgUnitChanged>(8, unit => unit.ValidFrom == new DateOnly(2025, 7, 1));

        _app.Clock.MoveTo(new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        await Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));
        await _app.Bus.ShouldHavePublishedExactly<UnitsSucceeded>(8);
        var tree = await _app.AsAdministrator.Read<JsonElement>($"{PlanningApp.Api}/units/R25.QTM/tree");
        Assert.Equal(6, tree.GetProperty("units").GetArrayLength());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_nothing_of_it_stands()
    {
        var before = await State();
        var problem = await _app.AsAdministrator.Create(Reorganisations, new
        {
            units = new object[]
            {
                Unit("R25.MOI", "R25.QB"), Unit("R25.MOI", "R25.QB"), Unit("R25.KHAC", "KHONG-CO"), Unit("R25.QB.DH", "R25.QB"),
            },
            successions = new object[]
            {
                Succession("rename", ["R25.QB.DH"], ["R25.MOI"]),
                Succession("rename", ["R25.QB.DH"], ["R25.MOI"]), // succeeded by the one before already
                Succession("rename", ["R25.QB"], ["R25.MOI"]),    // stands below it
                Succession("split", ["R25.QB.BT"], ["R25.MOI"]),
                Succession("rename", ["R25.QB.BT"], ["R25.KHAC"]),
            },
        }).ShouldBeProblem(409, "reorganisation-refused");

        Assert.Equal(
            [
                "units 1 unit-code-taken", "units 2 unit-unknown", "units 3 unit-code-taken", "successions 1 unit-already-succeeded",
                "successions 2 successor-below-predecessor", "successions 3 succession-wrong-number", "successions 4 unit-unknown",
            ],
            problem.Body.GetProperty("items").EnumerateArray().Select(fault =>
                $"{fault.GetProperty("part").GetString()} {fault.GetProperty("index").GetInt32()} {fault.GetProperty("code").GetString()}"));
        Assert.Contains("R25.MOI", problem.Body.GetProperty("items")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, await State());
    }

    [Fact]
    public async Task A_province_does_not_end_while_a_district_below_it_goes_on()
    {
        var problem = await _app.AsAdministrator.Create(Reorganisations, new
        {
            units = new[] { Unit("R25.MOI", null) },
            successions = new[] { Succession("rename", ["R25.QB"], ["R25.MOI"]) },
        }).ShouldBeProblem(409, "reorganisation-refused");
        Assert.Equal("unit-has-open-children", problem.Body.GetProperty("items")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task It_is_for_whoever_administers_all_that_it_touches_and_a_retry_changes_nothing()
    {
        object Body() => new { units = new[] { Unit("R25.QB.MOI", "R25.QB") }, successions = new[] { Succession("rename", ["R25.QB.DH"], ["R25.QB.MOI"]) } };
        await _app.As("planner", "R25.QB", subtree: true).Create(Reorganisations, Body()).ShouldBeProblem(403, "not-permitted");
        await _app.As("systemAdministrator", "R25.QT", subtree: true).Create(Reorganisations, Body()).ShouldBeProblem(403, "outside-your-units");
        var own = _app.As("systemAdministrator", "R25.QB", subtree: true);
        await own.Create(Reorganisations, new { units = new[] { Unit("R25.MOI", null) }, successions = new[] { Succession("rename", ["R25.QB.DH"], ["R25.MOI"]) } })
            .ShouldBeProblem(403, "outside-your-units");
        foreach (var _ in new[] { 1, 2 })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Reorganisations) { Content = System.Net.Http.Json.JsonContent.Create(Body()) };
            request.Headers.Add("Idempotency-Key", "84-2025");
            Assert.Equal(HttpStatusCode.Created, (await own.SendAsync(request)).StatusCode);
        }
        Assert.Equal(1, await _app.Database(db => db.Successions.CountAsync()));
    }

    private Task<(int Units, int Closed, int Successions)> State() => _app.Database(async db =>
        (await db.Units.CountAsync(), await db.Units.CountAsync(unit => unit.ValidTo != null), await db.Successions.CountAsync()));

    private static object Unit(string code, string? parentCode) =>
        new { code, name = $"Viện kiểm sát nhân dân {code}", level = "region", type = "procuracy", parentCode, validFrom = "2025-07-01" };

    private static object Succession(string kind, string[] predecessors, string[] successors) =>
        new { kind, predecessors, successors, effectiveOn = "2025-07-01", legalBasis = "Nghị quyết số 84/2025/UBTVQH15" };
}
