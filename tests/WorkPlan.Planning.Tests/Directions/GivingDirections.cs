using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Plans;
using WorkPlan.Testing.Http;
using WorkPlan.Testing.Telemetry;

namespace WorkPlan.Planning.Tests.Directions;

public sealed class GivingDirections : IAsyncLifetime
{
    private const string Directions = $"{PlanningApp.Api}/directions";
    private readonly PlanningApp _app = new();
    private Guid _plan;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        _plan = await _app.HasDraftedPlan("QT.P9");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_direction_is_seen_where_it_was_given_and_where_it_is_meant_for()
    {
        var briefing = (await _app.AsProvincePlanner.Create(
            $"{PlanningApp.Api}/briefings",
            new { unitCode = "QT", kind = "weekly", heldOn = "2021-12-10", chairedBy = "Viện trưởng", minutes = "Giao ban tuần" })
            .ShouldBeOk<JsonElement>()).GetProperty("id").GetGuid();

        var created = await Give(new { briefingId = briefing });
        var path = created.Headers.Location!.ToString();

        Assert.Equal(1, (await _app.Anonymous().MetricsWith("workplan_uptake_waiting")).ValueOf("workplan_uptake_waiting", "direction"));
        var direction = (await PlanningApp.Open(_app.As("staff", "QT.P9"), path)).Body;
        Assert.Equal(briefing, direction.GetProperty("briefingId").GetGuid());
        Assert.Equal(["QT.P10", "QT.P9"], direction.GetProperty("addressees").EnumerateArray().Select(unit => unit.GetString()));
        await _app.As("staff", "QT.HL").GetAsync(new Uri(path, UriKind.Relative)).ShouldBeProblem(404, "not-found");
        foreach (var (query, count) in new[] { ("unit=QT.P9&workYear=2022&q=chu dong xay dung", 1), ("unit=QT.HL", 0), ("takenUp=true", 0), ("takenUp=false", 1), ("under=QT.P9", 1), ("under=QT.HL", 0), ("under=QT", 1) })
            Assert.Equal(count, (await _app.AsProvincePlanner.Read<JsonElement>($"{Directions}?{query}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task An_addressed_unit_takes_it_up_in_a_task_of_its_plan()
    {
        var path = (await Give()).Headers.Location!.ToString();
        var task = await _app.Database(async db =>
        {
            var plan = await db.Plans.Include(plan => plan.Tasks).SingleAsync(plan => plan.Id == _plan);
            var added = plan.AddTask(new TaskDescription(TaskKind.Key, "Xây dựng chương trình công tác", null, null, []));
            await db.SaveChangesAsync();
            return added.Id;
        });

        var taken = await TakeUp(path, new { planId = _plan, taskId = task, how = "Đưa vào nhiệm vụ trọng tâm", takenUpOn = "2021-12-20" })
            .ShouldBeOk<JsonElement>();

        var uptake = Assert.Single(taken.GetProperty("uptakes").EnumerateArray());
        Assert.Equal((task, "QT.P9"), (uptake.GetProperty("taskId").GetGuid(), uptake.GetProperty("unitCode").GetString()));
        await TakeUp(path, new { planId = _plan, taskId = task, how = "Lần nữa" }).ShouldBeProblem(409, "direction-already-taken-up");
        await TakeUp(path, new { planId = _plan, how = "Cả chương trình" }).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_takes_nothing_up_is_refused()
    {
        var path = (await Give()).Headers.Location!.ToString();
        var others = await _app.HasDraftedPlan("QT.HL");

        await TakeUp(path, new { planId = Guid.CreateVersion7(), how = "…" }).ShouldBeProblem(409, "plan-not-known");
        await TakeUp(path, new { planId = _plan, taskId = Guid.CreateVersion7(), how = "…" }).ShouldBeProblem(409, "task-not-in-plan");
        await TakeUp(path, new { planId = _plan, how = "…", takenUpOn = "2021-12-09" }).ShouldBeProblem(409, "taken-up-before-given");
        await TakeUp(path, new { planId = _plan, how = "…", takenUpOn = "2022-01-12" }).ShouldBeProblem(409, "taken-up-in-future");
        await TakeUp(path, new { planId = _plan, how = "TỐI MẬT" }).ShouldBeProblem(409, "classified-content-refused");
        await TakeUp(path, new { planId = others, how = "…" }, _app.AsProvincePlanner).ShouldBeProblem(409, "direction-not-addressed-to-unit");
        await TakeUp(path, new { planId = _plan, how = "…" }, _app.As("unitHead", "QT.HL")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task What_cannot_have_been_directed_is_refused()
    {
        await Give(new { givenOn = "2022-01-12" }).ShouldBeProblem(409, "direction-in-future");
        await Give(new { unitCode = "QT.P9", addressees = new[] { "QT.P9", "QT.P10" } }).ShouldBeProblem(409, "addressee-not-below-unit");
        await Give(new { briefingId = Guid.CreateVersion7() }).ShouldBeProblem(409, "briefing-not-known");
        await Give(new { text = "Xử lý vụ án MẬT" }).ShouldBeProblem(409, "classified-content-refused");
        await Give(new { addressees = Array.Empty<string>() }).ShouldBeProblem(400, "validation-failed");
        await Give(client: _app.AsDivisionHead).ShouldBeProblem(403, "outside-your-units");
        await Give(new { unitCode = "XX", addressees = new[] { "XX" } }, _app.As("planner")).ShouldBeProblem(409, "document-scope-unknown");
    }

    private Task<HttpResponseMessage> Give(object? changes = null, HttpClient? client = null)
    {
        var direction = JsonSerializer.SerializeToNode(new
        {
            unitCode = "QT",
            givenBy = "Viện trưởng Viện kiểm sát nhân dân tỉnh",
            givenOn = "2021-12-10",
            occasion = "Hội nghị giao ban tuần",
            text = "Các đơn vị nghiệp vụ chủ động xây dựng chương trình công tác năm 2022",
            addressees = new[] { "QT.P9", "QT.P10" },
        })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(changes ?? new { })!.AsObject().ToList())
            direction[name] = value?.DeepClone();
        return (client ?? _app.AsProvincePlanner).Create(Directions, direction);
    }

    private Task<HttpResponseMessage> TakeUp(string path, object uptake, HttpClient? client = null) =>
        (client ?? _app.AsDivisionHead).Create($"{path}/uptakes", uptake);
}
