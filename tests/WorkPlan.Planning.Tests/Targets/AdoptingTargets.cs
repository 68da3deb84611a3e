using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Plans;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Targets;

public sealed class AdoptingTargets : IAsyncLifetime
{
    private readonly PlanningApp _app = new(new DateTimeOffset(2022, 2, 8, 9, 0, 0, TimeSpan.FromHours(7)));
    private PlanDesk _plan = null!;

    private HttpClient Chief => _app.As("chief", "QT", subtree: true);

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields("DIEU-TRA");
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-139", "Quyết định số 139/QĐ-VKSTC", "2020-12-01", null,
            PlanningApp.TargetOf("HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "sector", PlanningApp.AtLeast(90))).ShouldBe(HttpStatusCode.Created);
        var head = _app.As("unitHead", "QT.HL");
        var briefing = await _app.HasBriefing(head, "QT.HL", "2022-01-10");
        _plan = await PlanDesk.Draft(head, PlanningApp.PlanOf("QT.HL", 2022, "Kế hoạch công tác năm 2022", briefing));
        await _plan.HasTask(PlanningApp.TaskOf("key", "Kiến nghị phòng ngừa về đất đai"));
        var task = await _plan.HasTask(PlanningApp.TaskOf("breakthrough", "Nâng cao chất lượng kiến nghị"));
        await _plan.HasSection(
            "DIEU-TRA", new { targetCode = "HL-DAT", name = "Kiến nghị về đất đai", rule = PlanningApp.CountAtLeast(2), taskId = task });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task An_additional_target_counts_above_once_it_is_adopted_and_no_longer_when_that_is_revoked()
    {
        await _plan.IsIssued(Chief, "2022-01-20", "02/KH-VKS");
        Assert.Equal((1, 0), await Counted());

        var created = await Adopt("HL-DAT");
        var adoption = await created.ShouldBe(HttpStatusCode.Created);
        var view = await adoption.ShouldBeOk<JsonElement>();
        Assert.Equal(("QT", "HL-DAT", "QT.HL"), (Text(view, "unitCode"), Text(view, "targetCode"), Text(view, "fromUnitCode")));
        Assert.Equal((1, 1), await Counted());
        var list = await _plan.Client.Read<JsonElement>($"{PlanningApp.Api}/targets/adoptions?workYear=2022");
        Assert.Equal(1, list.GetProperty("total").GetInt32());

        await Adopt("HL-DAT").ShouldBeProblem(409, "target-already-adopted");
        var path = $"{PlanningApp.Api}/targets/adoptions/{Text(view, "id")}";
        await Chief.Change(HttpMethod.Post, $"{path}/revoke", "\"9\"").ShouldBeProblem(412, "stale-version");
        await Chief.Change(HttpMethod.Post, $"{path}/revoke", adoption.Etag()).ShouldBe(HttpStatusCode.NoContent);
        Assert.Equal((1, 0), await Counted());
    }

    [Fact]
    public async Task Only_an_additional_target_of_an_issued_plan_below_is_adopted_by_who_leads()
    {
        await Adopt("HL-DAT").ShouldBeProblem(409, "adoption-needs-issued-plan");
        await _plan.IsIssued(Chief, "2022-01-20", "02/KH-VKS");
        await Adopt("HAN").ShouldBeProblem(409, "adoption-needs-additional-target");
        await Adopt("NHAM").ShouldBeProblem(404, "not-found");
        await Adopt("HL-DAT", "QT.HL").ShouldBeProblem(409, "adoption-by-superior-only");
        await Adopt("HL-DAT", client: _app.As("unitHead", "QT.HL")).ShouldBeProblem(403, "not-permitted");
        await Adopt("HL-DAT", client: _app.As("chief", "QT.HL")).ShouldBeProblem(403, "outside-your-units");
        await Adopt("HL-DAT", client: _app.As("chief", "QT.P9")).ShouldBeProblem(404, "not-found");
    }

    private Task<HttpResponseMessage> Adopt(string target, string unit = "QT", HttpClient? client = null) =>
        (client ?? Chief).Create($"{_plan.Path}/targets/{target}/adopt", new { unitCode = unit, reason = "Nhân rộng toàn tỉnh" });

    private async Task<(int Additional, int Adopted)> Counted()
    {
        var sheet = await Chief.Read<JsonElement>($"{PlanningApp.Api}/targets/comparison?workYear=2022&under=QT");
        return (sheet.GetProperty("additional").GetInt32(), sheet.GetProperty("adopted").GetInt32());
    }

    private static string? Text(JsonElement view, string name) => view.GetProperty(name).GetString();
}
