using WorkPlan.Emulation.Conferences;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

public sealed class HoldingAConference : IAsyncLifetime
{
    private const string Conferences = $"{EmulationApp.Api}/conferences";
    private readonly EmulationApp _app = new();
    private string _conference = "";
    private string _etag = "";

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        for (var number = 1; number <= 4; number++)
            await _app.HasPerson($"HS-{number:00}");
        var called = await _app.AsOfficer.Create(Conferences, Conference());
        _conference = $"{Conferences}/{(await called.ShouldBeOk<ConferenceView>()).Id}";
        _etag = called.Etag();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Without_the_trade_union_it_is_not_held()
    {
        var problem = await Act("hold", Held(present: 4)).ShouldBeProblem(409, "conference-without-trade-union");
        Assert.Equal("10/2022/QH15", problem.Body.GetProperty("citation").GetString());
        await Act("co-host", new { tradeUnion = "Công đoàn cơ sở", personCode = "XX" }).ShouldBeProblem(409, "person-not-known");
        await CoHosted();

        var held = await (await Act("hold", Held(present: 3))).ShouldBeOk<ConferenceView>();

        Assert.Equal((ConferenceState.Held, 4, 3, "Công đoàn cơ sở"), (held.State, held.Called, held.Present, held.TradeUnion));
        var told = await _app.Bus.ShouldHavePublished<ConferenceHeld>(message => message.ConferenceId == held.Id);
        Assert.Equal((EmulationApp.Unit, 2022, "Công đoàn cơ sở", 4, 3), (told.UnitCode, told.WorkYear, told.TradeUnion, told.Called, told.Present));
        _etag = (await _app.AsOfficer.GetAsync(new Uri(_conference, UriKind.Relative))).Etag();
        await Act("hold", Held(present: 3)).ShouldBeProblem(409, "conference-already-held");
        await Act("co-host", new { tradeUnion = "Công đoàn", personCode = "HS-01" }).ShouldBeProblem(409, "conference-already-held");
    }

    [Fact]
    public async Task Two_thirds_have_to_be_there_and_nobody_who_does_not_serve()
    {
        await CoHosted();
        await Act("hold", Held(present: 2)).ShouldBeProblem(409, "conference-no-quorum");
        await Act("hold", Held(present: 5)).ShouldBeProblem(409, "conference-more-than-serve");
    }

    [Fact]
    public async Task A_unit_has_one_a_year_and_calls_its_own()
    {
        await _app.AsOfficer.Create(Conferences, Conference()).ShouldBeProblem(409, "conference-already-called");
        await _app.AsOfficer.Create(Conferences, Conference("HT")).ShouldBeProblem(403, "outside-your-units");
        await _app.As("staff", EmulationApp.Unit).Create(Conferences, Conference()).ShouldBeProblem(403, "not-permitted");
        Assert.Empty(await _app.As("staff", "QT").Read<IReadOnlyList<ConferenceView>>($"{Conferences}?workYear=2022"));
        Assert.Single(await _app.AsProvince.Read<IReadOnlyList<ConferenceView>>($"{Conferences}?workYear=2022"));
    }

    private async Task CoHosted()
    {
        var hosted = await Act("co-host", new { tradeUnion = "Công đoàn cơ sở", personCode = "HS-02" });
        await hosted.ShouldBeOk<ConferenceView>();
        _etag = hosted.Etag();
    }

    private Task<HttpResponseMessage> Act(string verb, object body) => _app.AsOfficer.Change(HttpMethod.Post, $"{_conference}/{verb}", _etag, body);

    private static object Held(int present) => new { heldOn = "2022-01-15", present, resolution = "Thông qua kế hoạch công tác năm 2022." };

    private static object Conference(string unit = EmulationApp.Unit) => new { unitCode = unit, workYear = 2022, calledFor = "2022-01-15", quorumBasisPoints = 6667 };
}
