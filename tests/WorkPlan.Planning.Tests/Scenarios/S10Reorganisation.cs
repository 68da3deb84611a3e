using System.Net;
using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Tests.Documents;
using WorkPlan.Testing;
using WorkPlan.Testing.Http;

namespace WorkPlan.Planning.Tests.Scenarios;

/// <summary>S10: Resolution 84/2025/UBTVQH15 is recorded on 27/6/2025; Quảng Bình and Quảng Trị become the new Quảng Trị on 1/7.</summary>
public sealed class S10Reorganisation : IAsyncLifetime
{
    private const string Units = $"{PlanningApp.Api}/units";
    private const string Field = "DIEU-TRA";
    private readonly PlanningApp _app = new(new DateTimeOffset(2025, 6, 27, 9, 0, 0, TimeSpan.FromHours(7)));

    private HttpClient OldHead => _app.As("unitHead", "R25.QB.DH");

    private HttpClient NewHead => _app.As("unitHead", "R25.QTM.KV1");

    public async Task InitializeAsync()
    {
        foreach (var unit in Reorganisation2025.Units(begunBefore: true))
            await _app.AsAdministrator.Create(Units, unit).ShouldBe(HttpStatusCode.Created);
        await _app.HasFields(Field);
        await Registers("QD-140", "Quyết định số 140/QĐ-VKSTC ngày 01/4/2025", "2024-12-01", 90);
        foreach (var unit in Reorganisation2025.Units(begunBefore: false))
            await _app.AsAdministrator.Create(Units, unit).ShouldBe(HttpStatusCode.Created);
        await _app.HasDraftedPlan("R25.QB.DH", 2025);
        await _app.HasDraftedPlan("R25.QB.BT", 2025);
        await _app.HasDraftedPlan("R25.HT.HS", 2025);
        foreach (var (scope, number) in new[] { ("R25.QB", "05/CT-VKSTC"), ("R25.HT", "06/CT-VKSTC") })
        {
            await _app.As("planner", scope, subtree: true).Create($"{PlanningApp.Api}/documents", Papers.Directive01(scope) with
            {
                Number = number,
                IssuedOn = new(2025, 6, 20),
                ReceivedOn = new(2025, 6, 25),
                AppliesToWorkYear = 2025,
            }).ShouldBe(HttpStatusCode.Created);
        }
        foreach (var succession in Reorganisation2025.Successions)
            await _app.AsAdministrator.Create($"{PlanningApp.Api}/successions", succession).ShouldBe(HttpStatusCode.Created);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Old_units_end_with_the_30th_of_June_and_stay_readable()
    {
        Assert.Equal(16, await Count("asOf=2025-06-30"));
        Assert.Equal(9, await Count("asOf=2025-07-01")); // eight new ones, and Hà Tĩnh, which changes its lower level only
        Assert.Equal(24, await Count("includeClosed=true"));
        await Midnight();

        var old = await OldHead.Read<JsonElement>($"{Units}/R25.QB.DH");
        Assert.Equal("2025-06-30", old.GetProperty("validTo").GetString());
        Assert.Equal(
            ["R25.QTM.KV1", "R25.QTM.KV2", "R25.QTM.KV3", "R25.QTM.KV4", "R25.QTM.KV5", "R25.QTM.P9"],
            (await NewHead.Read<JsonElement>($"{Units}/R25.QTM/tree")).GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("code").GetString()));
        Assert.Equal(["R25.HT.KV1"], (await NewHead.Read<JsonElement>($"{Units}/R25.HT/tree")).GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("code").GetString()));
        await _app.Bus.ShouldHavePublishedExactly<OrgUnitChanged>(15, unit => unit.ValidTo == new DateOnly(2025, 6, 30));
    }

    [Fact]
    public async Task Two_procuracies_of_Quảng_Trị_are_told_apart()
    {
        var found = (await NewHead.Read<JsonElement>($"{Units}?q=vien kiem sat nhan dan tinh quang tri&includeClosed=true")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(
            [
                "Viện kiểm sát nhân dân tỉnh Quảng Trị (R25.QT, Đông Hà, 01/06/2015 – 30/06/2025)",
                "Viện kiểm sát nhân dân tỉnh Quảng Trị (R25.QTM, Đồng Hới, 01/07/2025 –)",
            ],
            found.Select(unit => unit.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task Open_obligations_move_with_a_record_and_the_other_services_are_told_at_midnight()
    {
        await Rounds();
        await _app.Bus.ShouldNotHavePublished<UnitsSucceeded>();
        await Midnight();

        var owed = await Owed("R25.QTM", "R25.QTM.KV1");
        Assert.Equal("open", Assert.Single(owed).GetProperty("state").GetString()); // two districts owed the same: the region owes it once
        var records = (await NewHead.Read<JsonElement>($"{PlanningApp.Api}/hand-overs?to=R25.QTM.KV1")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["R25.QB.BT", "R25.QB.DH"], records.Select(record => record.GetProperty("fromUnitCode").GetString()).Order());
        Assert.Equal(
            ["obligation", "sameObligation", "unissuedPlan", "unissuedPlan"],
            records.SelectMany(record => record.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("kind").GetString()).Order(StringComparer.Ordinal));
        Assert.Single(await Owed("R25.HT", "R25.HT.KV1"));
        await _app.Bus.ShouldHavePublishedExactly<UnitsSucceeded>(8);
        var divided = _app.Bus.Published<UnitsSucceeded>(told => told.Kind == "split").Single();
        Assert.Equal([("R25.QTM.KV4", 7000, true), ("R25.QTM.KV5", 3000, false)], divided.Links.Select(link => (link.SuccessorCode, link.BasisPoints, link.IsHeir)));
    }

    [Fact]
    public async Task Users_lose_write_access_to_old_units_at_midnight()
    {
        var briefing = new { unitCode = "R25.QB.DH", kind = "weekly", heldOn = "2025-06-27", chairedBy = "Viện trưởng", minutes = "Giao ban" };
        await OldHead.Create($"{PlanningApp.Api}/briefings", briefing).ShouldBe(HttpStatusCode.Created);
        await Midnight();

        var refused = await OldHead.Create($"{PlanningApp.Api}/briefings", briefing with { heldOn = "2025-06-30" }).ShouldBeProblem(409, "unit-succeeded");
        Assert.Contains("R25.QTM.KV1", refused.Detail, StringComparison.Ordinal);
        Assert.Equal(1, (await NewHead.Read<JsonElement>($"{PlanningApp.Api}/briefings")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Results_that_arrive_on_the_1st_of_July_are_taken_for_periods_that_ended_before()
    {
        await Midnight();
        object Row(string unit, string period) => new { results = new[] { new { unitCode = unit, targetCode = "HAN", period, numerator = 9, denominator = 10 } } };

        await NewHead.Create($"{PlanningApp.Api}/results", Row("R25.QB.DH", "2025-M05")).ShouldBe(HttpStatusCode.OK);
        await OldHead.Create($"{PlanningApp.Api}/results", Row("R25.QB.BT", "2025-M05")).ShouldBeProblem(403, "outside-your-units");
        var refused = await NewHead.Create($"{PlanningApp.Api}/results", Row("R25.QB.DH", "2025-M07")).ShouldBeProblem(400, "validation-failed");
        Assert.Equal(["results[0].period"], refused.Fields);
        await NewHead.Create($"{PlanningApp.Api}/results", Row("R25.QTM.KV1", "2025-M07")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_catalogue_may_change_inside_the_year()
    {
        await Registers("QD-358", "Quyết định số 358/QĐ-VKSTC ngày 23/9/2025", "2025-10-01", 100);

        foreach (var (day, count) in new[] { ("2025-09-30", 1), ("2025-10-01", 2) })
        {
            var catalogues = await _app.AsAdministrator.Read<JsonElement>($"{PlanningApp.Api}/catalogues?asOf={day}");
            Assert.Equal(count, catalogues.GetProperty("total").GetInt32());
        }
    }

    [Fact]
    public async Task The_new_provinces_restated_first_half_is_the_sum_of_what_its_predecessors_counted()
    {
        object Half(string unit, int numerator, int denominator) => new { unitCode = unit, targetCode = "HAN", period = "2025-H1", numerator, denominator };
        var administrator = _app.As("chief");
        await administrator.Create($"{PlanningApp.Api}/results", new
        {
            results = new[] { Half("R25.QB.DH", 180, 200), Half("R25.QB.BT", 45, 60), Half("R25.QT.VL", 30, 40), Half("R25.QB", 5, 10) },
        }).ShouldBe(HttpStatusCode.OK);
        await Midnight();
        await _app.HasWorkedIn();

        // Each old district's figures lie with the district; the region shows them as its own only when restated.
        var asWas = await _app.Rollup(administrator, "R25.QTM", "workYear=2025&period=2025-H1");
        Assert.DoesNotContain(asWas.GetProperty("targets").EnumerateArray(), target => target.GetProperty("sum").ValueKind != JsonValueKind.Null);
        var region = await _app.Rollup(administrator, "R25.QTM.KV1", "workYear=2025&period=2025-H1&view=restated");
        Assert.Equal((225, 260), PlanningApp.Sum(PlanningApp.Target(region, "HAN"))); // Đồng Hới and Bố Trạch; 86,5 %, not the mean of 90 and 75
        var province = await _app.Rollup(administrator, "R25.QTM", "workYear=2025&period=2025-H1&view=restated");
        Assert.Equal((260, 310), PlanningApp.Sum(PlanningApp.Target(province, "HAN")));
        Assert.Contains(province.GetProperty("sources").EnumerateArray(), source => source.GetProperty("unitCode").GetString() == "R25.QB");
        var old = await _app.Rollup(administrator, "R25.QB", "workYear=2025&period=2025-H1");
        Assert.Equal((230, 270), PlanningApp.Sum(PlanningApp.Target(old, "HAN")));
    }

    private Task<HttpResponseMessage> Registers(string code, string legalBasis, string appliesFrom, int percent) => _app.RegistersCatalogue(
        _app.AsAdministrator, code, legalBasis, appliesFrom, null,
        PlanningApp.TargetOf("HAN", Field, "Truy tố đúng thời hạn", "sector", PlanningApp.AtLeast(percent))).ShouldBe(HttpStatusCode.Created);

    private async Task Midnight()
    {
        _app.Clock.MoveTo(new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.FromHours(7)));
        await Rounds();
    }

    private Task Rounds() => Eventually.True(() => _app.Service<BackgroundRound>().RunOnceAsync(CancellationToken.None));

    private async Task<int> Count(string query) => (await NewHead.Read<JsonElement>($"{Units}?{query}")).GetProperty("total").GetInt32();

    private async Task<List<JsonElement>> Owed(string province, string unit) =>
        [.. (await _app.As("planner", province, subtree: true).Read<JsonElement>($"{PlanningApp.Api}/obligations?unit={unit}&kind=supplement")).GetProperty("items").EnumerateArray()];
}
