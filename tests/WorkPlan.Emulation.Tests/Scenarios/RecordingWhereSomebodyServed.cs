using System.Net;
using WorkPlan.Testing.Http;
using static WorkPlan.Emulation.Tests.EmulationApp;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>Grades, initiatives and registrations are recorded by the unit in which somebody served on the day that counts, not by his present one.</summary>
public sealed class RecordingWhereSomebodyServed : IAsyncLifetime
{
    private readonly EmulationApp _app = new();

    private HttpClient AsThere => _app.As("emulationOfficer", Second);

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.Bus.Deliver(UnitState(Second, Province, "district"));
        await _app.HasPerson("HS-01", new DateOnly(2020, 1, 1));
        await _app.HasPolicy();
        await _app.Bus.Deliver(PersonState("HS-01", new DateOnly(2020, 1, 1), version: 2) with { UnitCode = Second, ServesFrom = new DateOnly(2022, 2, 1) });
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_year_that_is_over_is_graded_where_it_ended_and_this_one_where_one_serves()
    {
        await Grades(AsThere, 2021).ShouldBeProblem(403, "outside-your-units");
        await Grades(_app.AsOfficer, 2021).ShouldBe(HttpStatusCode.Created);
        await Grades(_app.AsOfficer, 2022).ShouldBeProblem(403, "outside-your-units");
        await Grades(AsThere, 2022).ShouldBe(HttpStatusCode.Created);
        await Grades(_app.AsProvince, 2021, "HS-99").ShouldBeProblem(409, "person-not-known");

        static Task<HttpResponseMessage> Grades(HttpClient client, int workYear, string personCode = "HS-01") => client.Create(
            $"{Api}/appraisals", new { personCode, workYear, grade = "good", decisionNumber = "5/QĐ-VKS", decidedOn = "2022-02-20" });
    }

    [Fact]
    public async Task An_initiative_belongs_to_the_unit_of_the_day_on_which_it_was_recognised()
    {
        await Recognises(AsThere, "2022-01-31").ShouldBeProblem(403, "outside-your-units");
        await Recognises(_app.AsOfficer, "2022-01-31").ShouldBe(HttpStatusCode.Created);
        await Recognises(_app.AsOfficer, "2022-02-01").ShouldBeProblem(403, "outside-your-units");
        await Recognises(AsThere, "2022-02-01").ShouldBe(HttpStatusCode.Created);

        static Task<HttpResponseMessage> Recognises(HttpClient client, string recognisedOn) => client.Create(
            $"{Api}/initiatives", new { personCode = "HS-01", workYear = 2022, title = "Sổ điện tử", decisionNumber = "12/QĐ-VKS", recognisedOn });
    }

    [Fact]
    public async Task A_title_is_registered_where_one_served_on_the_day_of_registering()
    {
        var campaign = (await _app.HasLaunchedCampaign()).Id;
        await Registers(_app.AsProvince, Second, "2022-01-31").ShouldBeProblem(409, "person-not-in-unit");
        await Registers(_app.AsProvince, Unit, "2022-01-31").ShouldBe(HttpStatusCode.Created);
        await Registers(_app.AsProvince, Unit, "2022-02-01", "emulationFighterBase").ShouldBeProblem(409, "person-not-in-unit");
        await Registers(_app.AsProvince, Second, "2022-02-01", "emulationFighterBase").ShouldBe(HttpStatusCode.Created);

        Task<HttpResponseMessage> Registers(HttpClient client, string unitCode, string registeredOn, string title = "advancedWorker") => client.Create(
            $"{Api}/registrations", new { campaignId = campaign, unitCode, title, personCode = "HS-01", registeredOn });
    }
}
