using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Rollups.Keeping;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Rollups;

public sealed class RecomputingRollups : IAsyncLifetime
{
    private const string Recompute = $"{PlanningApp.Api}/rollups/recompute";
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 6, 1, 9, 0, 0, TimeSpan.FromHours(7)));

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DIEU-TRA");
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf("HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "sector", PlanningApp.AtLeast(90))).ShouldBe(HttpStatusCode.Created);
        await _app.HasResults(PlanningApp.Share("QT.HL", "HAN", "2022-M01", 92, 100));
        await _app.HasWorkedIn();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("QT")]
    public async Task What_was_spoilt_is_made_anew_from_the_log(string? unit)
    {
        await _app.Database(async db =>
        {
            await db.TargetStates.Where(state => state.UnitCode == "QT").ExecuteDeleteAsync();
            await db.Results.ExecuteUpdateAsync(result => result.SetProperty(row => row.Figures.Numerator, 1L));
            await db.TargetStates.ExecuteUpdateAsync(state => state.SetProperty(row => row.Outcomes, "NNNNNNNNNNNNNNNNNNN"));
        });
        await _app.AsAdministrator.Create(Recompute, new { workYear = 2022, unit }).ShouldBe(HttpStatusCode.Accepted);
        await _app.HasWorkedIn();
        var province = await _app.Rollup(_app.As("chief"), "QT", "workYear=2022&period=2022-H1");
        Assert.True(province.GetProperty("upToDate").GetBoolean());
        Assert.Equal((92, 100), PlanningApp.Sum(PlanningApp.Target(province, "HAN")));
        Assert.Equal((0, 1, 0, 0, 0), PlanningApp.Counts(PlanningApp.Target(province, "HAN").GetProperty("units")));
    }

    [Fact]
    public async Task It_is_the_administrators_and_one_at_a_time()
    {
        await _app.As("chief").Create(Recompute, new { workYear = 2022 }).ShouldBe(HttpStatusCode.Forbidden);
        await _app.As("systemAdministrator", "QT.HL").Create(Recompute, new { workYear = 2022 }).ShouldBeProblem(403, "outside-your-units");
        await _app.AsAdministrator.Create(Recompute, new { workYear = 2022, unit = "XX" }).ShouldBeProblem(409, "unit-unknown");
        Assert.Equal(["workYear"], (await _app.AsAdministrator.Create(Recompute, new { workYear = 1990 }).ShouldBeProblem(400, "validation-failed")).Fields);
        await LeasedByAnotherInstance();
        await _app.AsAdministrator.Create(Recompute, new { workYear = 2022 }).ShouldBeProblem(409, "recompute-already-running");
    }

    /// <summary>The instance that does it was killed: when its lease is over, somebody else goes on.</summary>
    [Fact]
    public async Task Work_under_a_dead_lease_is_taken_over()
    {
        await LeasedByAnotherInstance();
        Assert.Equal(1, (await _app.AsAdministrator.Read<JsonElement>($"{PlanningApp.Api}/rollups/work")).GetProperty("waiting").GetInt32());
        Assert.False((await _app.Rollup(_app.As("chief"), "QT", "workYear=2022")).GetProperty("upToDate").GetBoolean());
        _app.Clock.Advance(TimeSpan.FromMinutes(3));
        // Whatever wakes the worker; here a catalogue.
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QT-2022", "Kế hoạch số 05/KH-VKS", "2021-12-01", "QT",
            PlanningApp.TargetOf("KN", "DIEU-TRA", "Kiến nghị", "province", PlanningApp.CountAtLeast(1))).ShouldBe(HttpStatusCode.Created);
        await _app.HasWorkedIn();
    }

    private Task LeasedByAnotherInstance() => _app.Database(async db =>
    {
        db.RollupWork.Add(new RollupWork
        {
            Kind = RollupWorkKind.Recompute,
            UnitCode = RollupWork.EveryUnit,
            WorkYear = 2022,
            EnqueuedAt = _app.Clock.GetUtcNow(),
            LeasedBy = "another",
            LeasedUntil = _app.Clock.GetUtcNow().AddMinutes(2),
        });
        await db.SaveChangesAsync();
    });
}
