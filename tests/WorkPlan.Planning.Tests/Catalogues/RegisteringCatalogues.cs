using System.Net;
using System.Text.Json;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Catalogues;

public sealed class RegisteringCatalogues : IAsyncLifetime
{
    private const string Field = "DIEU-TRA";
    private readonly PlanningApp _app = new();

    private HttpClient Admin => _app.AsAdministrator;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasFields(Field, "DAN-SU");
        await Register("QD-139", "Quyết định số 139/QĐ-VKSTC ngày 29/4/2020", "2020-12-01", null, Target("HAN", "sector", PlanningApp.AtLeast(98)))
            .ShouldBe(HttpStatusCode.Created);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task What_is_demanded_of_a_unit_is_the_strictest_in_the_chain_with_its_document()
    {
        await Register("NQ-96", "Nghị quyết số 96/2019/QH14", "2020-01-01", null, Target("HAN", "nationalAssembly", PlanningApp.AtLeast(90)))
            .ShouldBe(HttpStatusCode.Created);
        await Register(_app.As("planner", "QT", subtree: true), "QT-2022", "Kế hoạch số 01/KH-VKS-QT", "2021-12-01", "QT", Target("HAN", "province", PlanningApp.AtLeast(99)))
            .ShouldBe(HttpStatusCode.Created);
        var demanded = await Demanded("QT.HL");
        Assert.Equal("≥ 99%", demanded.GetProperty("ruleText").GetString());
        Assert.Equal("province", demanded.GetProperty("source").GetString());
        Assert.Equal("Kế hoạch số 01/KH-VKS-QT", demanded.GetProperty("citation").GetString());
    }

    [Fact]
    public async Task A_province_cannot_ask_less_than_the_sector()
    {
        var problem = await Register(
            _app.As("planner", "QT", subtree: true), "QT-2022", "Kế hoạch số 01/KH-VKS-QT", "2021-12-01", "QT",
            Target("HAN", "province", PlanningApp.AtLeast(95))).ShouldBeProblem(409, "catalogue-chain-broken");
        Assert.Equal("Quyết định số 139/QĐ-VKSTC ngày 29/4/2020", problem.Body.GetProperty("citation").GetString());
        await Register("QD-X", "Quyết định", "2021-12-01", null, Target("TOI", "nationalAssembly", PlanningApp.AtLeast(95)), Target("TOI", "sector", PlanningApp.AtLeast(90)))
            .ShouldBeProblem(409, "catalogue-chain-broken");
    }

    [Fact]
    public async Task A_newer_catalogue_replaces_an_older_one_from_its_day_on()
    {
        await Admin.Create($"{PlanningApp.Api}/catalogues", new
        {
            code = "QD-358",
            legalBasis = "Quyết định số 358/QĐ-VKSTC ngày 23/9/2025",
            appliesFrom = "2022-01-01",
            replaces = "QD-139",
            targets = new[] { Target("HAN", "sector", PlanningApp.AtLeast(97)) },
        }).ShouldBe(HttpStatusCode.Created);
        Assert.Equal("≥ 97%", (await Demanded("QT.HL")).GetProperty("ruleText").GetString());
        var old = await Admin.Read<JsonElement>($"{PlanningApp.Api}/catalogues/QD-139");
        Assert.Equal("2021-12-31", old.GetProperty("appliesTo").GetString());
        var inForce = await Admin.Read<JsonElement>($"{PlanningApp.Api}/catalogues?asOf=2021-12-31");
        Assert.Equal("QD-139", Assert.Single(inForce.GetProperty("items").EnumerateArray()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("QD-139", "catalogue-cannot-be-replaced")]
    [InlineData("QD-000", "catalogue-unknown")]
    public async Task Only_a_catalogue_in_force_before_can_be_replaced(string replaces, string problem)
    {
        await Admin.Create($"{PlanningApp.Api}/catalogues", new
        {
            code = "QD-358",
            legalBasis = "Quyết định",
            appliesFrom = "2020-12-01",
            replaces,
            targets = new[] { Target("HAN", "sector", PlanningApp.AtLeast(99)) },
        }).ShouldBeProblem(409, problem);
    }

    [Fact]
    public async Task Targets_that_contradict_each_other_are_refused()
    {
        await Register("QD-X", "Quyết định", "2021-12-01", null, Target("TOI", "sector", PlanningApp.AtLeast(90)), Target("TOI", "sector", PlanningApp.AtLeast(95)))
            .ShouldBeProblem(409, "catalogue-target-twice");
        await Register(
            "QD-X", "Quyết định", "2021-12-01", null,
            Target("TOI", "nationalAssembly", PlanningApp.AtLeast(90)),
            PlanningApp.TargetOf("TOI", "DAN-SU", "Đúng tội danh", "sector", PlanningApp.AtLeast(95))).ShouldBeProblem(409, "catalogue-target-in-two-fields");
        await Register("QD-X", "Quyết định", "2021-12-01", null, PlanningApp.TargetOf("TOI", "XX", "Đúng tội danh", "sector", PlanningApp.AtLeast(95)))
            .ShouldBeProblem(409, "field-unknown");
        await Register("QD-X", "Quyết định", "2021-12-01", null, Target("TOI", "sector", new { comparator = "atLeast", measure = "ratio", threshold = 10_001 }))
            .ShouldBeProblem(409, "target-threshold-out-of-range");
        await Register(
            "QD-X", "Quyết định", "2021-12-01", null,
            Target("TOI", "nationalAssembly", PlanningApp.AtLeast(90)), Target("TOI", "sector", PlanningApp.AtMost(9500)))
            .ShouldBeProblem(409, "target-rules-not-comparable");
        await Register("QD-X", "Quyết định", "2021-12-01", "XX", Target("TOI", "sector", PlanningApp.AtLeast(95))).ShouldBeProblem(409, "unit-unknown");
        await Register("QD-139", "Quyết định", "2021-12-01", null, Target("TOI", "sector", PlanningApp.AtLeast(95))).ShouldBeProblem(409, "already-exists");
    }

    [Fact]
    public async Task A_rule_is_given_whole_and_with_names_not_numbers()
    {
        await Register("QD-X", "Quyết định", "2021-12-01", null, Target("TOI", "sector", new { comparator = "atLeast", threshold = 1 }))
            .ShouldBeProblem(400, "malformed-request");
        await Register("QD-X", "Quyết định", "2021-12-01", null, Target("TOI", "sector", new { comparator = 1, measure = 1, threshold = 1 }))
            .ShouldBeProblem(400, "malformed-request");
    }

    [Fact]
    public async Task A_province_sets_targets_for_its_own_units_only()
    {
        var planner = _app.As("planner", "QT", subtree: true);
        await Register(planner, "QD-X", "Quyết định", "2021-12-01", null, Target("TOI", "sector", PlanningApp.AtLeast(95))).ShouldBeProblem(403, "outside-your-units");
        var response = await planner.GetAsync(new Uri($"{PlanningApp.Api}/targets?unit=HT&workYear=2022", UriKind.Relative));
        await response.ShouldBeProblem(404, "not-found");
    }

    private async Task<JsonElement> Demanded(string unit) =>
        Assert.Single((await _app.As("chief", "QT", subtree: true).Read<JsonElement>($"{PlanningApp.Api}/targets?unit={unit}&workYear=2022")).EnumerateArray());

    private static object Target(string code, string source, object rule) => PlanningApp.TargetOf(code, Field, "Truy tố đúng thời hạn", source, rule);

    private Task<HttpResponseMessage> Register(string code, string legalBasis, string from, string? unitCode, params object[] targets) =>
        Register(Admin, code, legalBasis, from, unitCode, targets);

    private Task<HttpResponseMessage> Register(HttpClient client, string code, string legalBasis, string from, string? unitCode, params object[] targets) =>
        _app.RegistersCatalogue(client, code, legalBasis, from, unitCode, targets);
}
