using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Tests.Results;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Units;

/// <summary>At local midnight a closed unit becomes something to read.</summary>
public sealed class WorkingInClosedUnits : IAsyncLifetime
{
    private const string Briefings = $"{PlanningApp.Api}/briefings";
    private readonly PlanningApp _app = new(new DateTimeOffset(2025, 6, 27, 9, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient OldPlanner => _app.As("planner", "QT.HL");

    private HttpClient NewPlanner => _app.As("planner", "QT.KV1");

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasUnit("QT.KV1", "Viện kiểm sát nhân dân khu vực 1", "region", "procuracy", "QT", new(2025, 7, 1));
        await _app.AsAdministrator.Create($"{PlanningApp.Api}/successions", new
        {
            kind = "rename",
            predecessors = new[] { "QT.HL" },
            successors = new[] { "QT.KV1" },
            effectiveOn = "2025-07-01",
            legalBasis = "Nghị quyết số 84/2025/UBTVQH15",
        }).ShouldBe(HttpStatusCode.Created);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Writing_ends_at_midnight_in_Vietnam_and_the_refusal_names_the_successor()
    {
        _app.Clock.MoveTo(new DateTimeOffset(2025, 6, 30, 16, 59, 59, TimeSpan.Zero));
        await OldPlanner.Create(Briefings, Briefing("QT.HL", "2025-06-30")).ShouldBe(HttpStatusCode.Created);

        _app.Clock.MoveTo(new DateTimeOffset(2025, 6, 30, 17, 0, 0, TimeSpan.Zero));
        var problem = await OldPlanner.Create(Briefings, Briefing("QT.HL", "2025-06-29")).ShouldBeProblem(409, "unit-succeeded");

        Assert.Contains("QT.KV1", problem.Detail, StringComparison.Ordinal);
        Assert.Contains("30/06/2025", problem.Detail, StringComparison.Ordinal);
        Assert.Equal(["QT.KV1"], problem.Body.GetProperty("items").EnumerateArray().Select(code => code.GetString()));
        await _app.AsAdministrator.Create(Briefings, Briefing("QT.HL", "2025-06-29")).ShouldBeProblem(403, "not-permitted");
        await _app.AsChief.Create(Briefings, Briefing("QT.HL", "2025-06-29")).ShouldBeProblem(409, "unit-succeeded");
        await NewPlanner.Create(Briefings, Briefing("QT.KV1", "2025-07-01")).ShouldBe(HttpStatusCode.Created);
    }

    /// <summary>S10: results that arrive for a closed unit are its own for periods that ended with it, and nobody's after that.</summary>
    [Fact]
    public async Task Figures_of_a_closed_unit_are_taken_for_its_own_periods_and_refused_for_later_ones_by_name()
    {
        await _app.HasFields("DIEU-TRA");
        await _app.RegistersCatalogue(
            _app.AsAdministrator, "QD-140", "Quyết định số 140/QĐ-VKSTC", "2024-12-01", null,
            PlanningApp.TargetOf("HAN", "DIEU-TRA", "Truy tố đúng thời hạn", "sector", PlanningApp.AtLeast(90))).ShouldBe(HttpStatusCode.Created);
        _app.Clock.MoveTo(new DateTimeOffset(2025, 7, 1, 8, 0, 0, TimeSpan.FromHours(7)));
        static object Figure(string unit, string period) => new { unitCode = unit, targetCode = "HAN", period, numerator = 9, denominator = 10 };

        await OldPlanner.Records(Figure("QT.HL", "2025-M06"), Figure("QT.HL", "2025-H1")).ShouldBe(HttpStatusCode.OK);
        var problem = await OldPlanner.Records(Figure("QT.HL", "2025-M07"), Figure("QT.HL", "2025-Q3"), Figure("QT.HL", "2025"))
            .ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["results[0].period", "results[1].period", "results[2].period"], problem.Fields.Order());
        Assert.Contains(
            "Đơn vị QT.HL đã kết thúc ngày 30/06/2025", problem.Body.GetProperty("errors").GetProperty("results[0].period")[0].GetString(), StringComparison.Ordinal);
        var import = await OldPlanner.Imports("unitCode;targetCode;period;numerator;denominator\nQT.HL;HAN;2025-M05;1;1\nQT.HL;HAN;2025-M07;1;1\n")
            .ShouldBeProblem(400, "import-refused");
        Assert.Contains("2025-M07", Assert.Single(import.Body.GetProperty("items").EnumerateArray()).GetProperty("message").GetString(), StringComparison.Ordinal);

        // The successor has what came after, and nothing of what was before it.
        await NewPlanner.Records(Figure("QT.KV1", "2025-M07")).ShouldBe(HttpStatusCode.OK);
        var early = await NewPlanner.Records(Figure("QT.KV1", "2025-M06")).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["results[0].period"], early.Fields);
    }

    [Fact]
    public async Task A_unit_that_nobody_took_over_from_is_closed_without_a_successor()
    {
        var (_, etag) = await PlanningApp.Open(_app.AsAdministrator, $"{PlanningApp.Api}/units/QT.P10");
        await _app.AsAdministrator.Change(HttpMethod.Post, $"{PlanningApp.Api}/units/QT.P10/close", etag, new { lastDay = "2025-06-30" })
            .ShouldBe(HttpStatusCode.OK);
        _app.Clock.MoveTo(new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.FromHours(7)));

        await _app.As("planner", "QT.P10").Create(Briefings, Briefing("QT.P10", "2025-06-30")).ShouldBeProblem(409, "unit-closed");
        var english = _app.As("planner", "QT.P10");
        english.DefaultRequestHeaders.Add("Accept-Language", "en");
        var problem = await english.Create(Briefings, Briefing("QT.P10", "2025-06-30")).ShouldBeProblem(409, "unit-closed");
        Assert.Equal("The unit has ended", problem.Title);
    }

    [Fact]
    public async Task What_the_old_unit_left_stays_readable_for_its_own_people_and_for_its_successor()
    {
        await OldPlanner.Create(Briefings, Briefing("QT.HL", "2025-06-27")).ShouldBe(HttpStatusCode.Created);
        Assert.Equal(0, await BriefingsSeenBy(NewPlanner)); // not before the day

        _app.Clock.MoveTo(new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.FromHours(7)));

        Assert.Equal(1, await BriefingsSeenBy(OldPlanner));
        Assert.Equal(1, await BriefingsSeenBy(NewPlanner));
        Assert.Equal(0, await BriefingsSeenBy(_app.As("planner", "QT.P9")));
    }

    [Fact]
    public async Task A_closed_unit_is_not_renamed()
    {
        _app.Clock.MoveTo(new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        var (_, etag) = await PlanningApp.Open(_app.AsAdministrator, $"{PlanningApp.Api}/units/QT.HL");

        await _app.AsAdministrator.Change(
            HttpMethod.Put, $"{PlanningApp.Api}/units/QT.HL", etag, new { name = "Tên khác", level = "district", type = "procuracy", parentCode = "QT" })
            .ShouldBeProblem(409, "unit-already-closed");
    }

    private static async Task<int> BriefingsSeenBy(HttpClient client) => (await client.Read<JsonElement>(Briefings)).GetProperty("total").GetInt32();

    private static object Briefing(string unitCode, string heldOn) =>
        new { unitCode, kind = "weekly", heldOn, chairedBy = "Viện trưởng", minutes = "Giao ban tuần" };
}
