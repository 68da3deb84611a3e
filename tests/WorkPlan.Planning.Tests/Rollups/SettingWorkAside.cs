using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Rollups.Keeping;
using WorkPlan.ServiceDefaults.Operations;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Planning.Tests.Rollups;

/// <summary>A piece of work that fails every time waits longer and longer, is seen, and does not stop the others.</summary>
public sealed class SettingWorkAside : IAsyncLifetime
{
    private const string Work = $"{PlanningApp.Api}/rollups/work";

    /// <summary>No calendar has it, so whatever is asked about it fails.</summary>
    private const int NoSuchYear = 1900;

    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 6, 1, 9, 0, 0, TimeSpan.FromHours(7)));

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DIEU-TRA");
        await Registers("QD-139", null);
        await _app.HasResults(PlanningApp.Share("QT.HL", "HAN", "2022-M01", 92, 100));
        await _app.HasWorkedIn();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_others_are_done_and_the_broken_one_is_reported_with_what_it_broke_on()
    {
        // Twice the same: set aside as one.
        await Enqueue(RollupWorkKind.Targets, "QT.HL", NoSuchYear);
        await Enqueue(RollupWorkKind.Targets, "QT.HL", NoSuchYear);
        await Registers("QT-2022", "QT");

        await Eventually.Passes(async () =>
        {
            var work = await _app.AsAdministrator.Read<JsonElement>(Work);
            Assert.Equal(1, work.GetProperty("waiting").GetInt32());
            var broken = Assert.Single(work.GetProperty("setAside").EnumerateArray());
            Assert.Equal(
                ("targets", "QT.HL", NoSuchYear, 1, "work-year-undefined", _app.Clock.GetUtcNow().AddSeconds(10)),
                (broken.GetProperty("kind").GetString(), broken.GetProperty("unitCode").GetString(), broken.GetProperty("workYear").GetInt32(),
                    broken.GetProperty("failures").GetInt32(), broken.GetProperty("fault").GetString(), broken.GetProperty("notBefore").GetDateTimeOffset()));
        });
        Assert.Contains(new SetAsideState("rollups", 1), await _app.Service<ISetAside>().CountAsync(CancellationToken.None));
        var page = await _app.Anonymous().MetricsWith("workplan_work_set_aside", "workplan_background_failures_total");
        Assert.Equal(1, page.ValueOf("workplan_work_set_aside", "rollups"));
        Assert.Equal(1, page.ValueOf("workplan_background_failures_total", "rollups"));
        var province = await _app.Rollup(_app.As("chief"), "QT", "workYear=2022&period=2022-H1");
        Assert.False(province.GetProperty("upToDate").GetBoolean());
        Assert.Equal((1, 2), (PlanningApp.Counts(PlanningApp.Target(province, "HAN").GetProperty("units")).Exceeded, province.GetProperty("targets").GetArrayLength()));
    }

    [Fact]
    public async Task It_waits_longer_each_time_and_is_done_when_its_cause_is_gone()
    {
        await Enqueue(RollupWorkKind.Targets, "QT.HL", NoSuchYear);
        await Registers("QT-2022", "QT");
        var seq = await Failed(1);
        await _app.As("chief").Send(HttpMethod.Post, $"{Work}/{seq}/retry").ShouldBeProblem(403, "not-permitted");
        await _app.As("systemAdministrator", "QT.P9").Send(HttpMethod.Post, $"{Work}/{seq}/retry").ShouldBeProblem(403, "outside-your-units");
        await _app.AsAdministrator.Send(HttpMethod.Post, $"{Work}/{seq + 1000}/retry").ShouldBeProblem(404, "not-found");
        foreach (var failures in new[] { 2, 3, 4 })
        {
            _app.Clock.Advance(RollupWork.WaitAfter(failures - 1));
            await Registers($"QT-{failures}", "QT");
            Assert.Equal(seq, await Failed(failures));
        }
        await _app.Database(db => db.RollupWork.ExecuteUpdateAsync(work => work.SetProperty(row => row.WorkYear, 2022)));
        await _app.AsAdministrator.Send(HttpMethod.Post, $"{Work}/{seq}/retry").ShouldBe(HttpStatusCode.NoContent);
        await _app.HasWorkedIn();
        Assert.Contains(new SetAsideState("rollups", 0), await _app.Service<ISetAside>().CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_was_added_up_meanwhile_with_the_old_sum_is_added_up_again()
    {
        await _app.HasUnit("HT", "Viện kiểm sát nhân dân tỉnh Hà Tĩnh", "province", "procuracy", null);
        await _app.Database(async db =>
        {
            await db.TargetStates.Where(state => state.UnitCode == "QT").ExecuteDeleteAsync();
            db.RollupWork.Add(new RollupWork
            {
                Kind = RollupWorkKind.Sums,
                UnitCode = "QT.HL",
                WorkYear = 2022,
                EnqueuedAt = _app.Clock.GetUtcNow(),
                Failures = 1,
                NotBefore = _app.Clock.GetUtcNow(),
                Fault = "TimeoutException",
            });
            await db.SaveChangesAsync();
        });
        await _app.HasWorkedIn();
        Assert.Equal((92, 100), PlanningApp.Sum(PlanningApp.Target(await _app.Rollup(_app.As("chief"), "QT", "workYear=2022&period=2022-H1"), "HAN")));
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(5, 160)]
    [InlineData(10, 3600)]
    [InlineData(10_000, 3600)]
    public void The_wait_doubles_up_to_an_hour(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RollupWork.WaitAfter(failures));

    private async Task<long> Failed(int times)
    {
        var seq = 0L;
        await Eventually.Passes(async () =>
        {
            var broken = Assert.Single((await _app.AsAdministrator.Read<JsonElement>(Work)).GetProperty("setAside").EnumerateArray());
            Assert.Equal(times, broken.GetProperty("failures").GetInt32());
            seq = broken.GetProperty("seq").GetInt64();
        });
        return seq;
    }

    /// <summary>A change like any other, which wakes the worker.</summary>
    private Task<HttpResponseMessage> Registers(string code, string? unit) => _app.RegistersCatalogue(
        _app.AsAdministrator, code, $"Văn bản số {code}", "2020-12-01", unit,
        PlanningApp.TargetOf(unit is null ? "HAN" : $"KN-{code}", "DIEU-TRA", "Truy tố đúng thời hạn", unit is null ? "sector" : "province", PlanningApp.AtLeast(90)))
        .ShouldBe(HttpStatusCode.Created);

    private Task Enqueue(RollupWorkKind kind, string unit, int year) => _app.Database(async db =>
    {
        db.RollupWork.Add(new RollupWork { Kind = kind, UnitCode = unit, WorkYear = year, EnqueuedAt = _app.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
    });
}
