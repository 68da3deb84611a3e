using WorkPlan.Emulation.Commendations;
using WorkPlan.Emulation.Contracts;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

public sealed class PraisingSomebody : IAsyncLifetime
{
    private const string Commendations = $"{EmulationApp.Api}/commendations";
    private readonly EmulationApp _app = new();

    public Task InitializeAsync() => _app.HasUnits();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_leader_praises_a_unit_below_or_somebody_in_it_and_the_word_stays_on_record()
    {
        await _app.HasPerson("HS-01");
        var unit = await _app.AsProvince.Create(Commendations, Praise()).ShouldBeOk<CommendationView>();
        Assert.Equal((2022, null, CommendationOccasion.ThematicSession), (unit.WorkYear, unit.PersonCode, unit.Occasion));
        await _app.As("unitHead", EmulationApp.Unit).Create(Commendations, Praise(by: EmulationApp.Unit, person: "HS-01")).ShouldBeOk<CommendationView>();
        var told = await _app.Bus.ShouldHavePublished<Commended>(message => message.PersonCode == "HS-01");
        Assert.Equal((EmulationApp.Unit, "Chủ động xây dựng chương trình công tác."), (told.ByUnitCode, told.Text));

        Assert.Equal(2, (await Listed(_app.As("staff", EmulationApp.Unit), "?workYear=2022")).Total);
        Assert.Equal(1, (await Listed(_app.AsProvince, "?person=HS-01")).Total);
        Assert.Equal(0, (await Listed(_app.AsProvince, "?workYear=2021")).Total);
        Assert.Equal(0, (await Listed(_app.As("staff", "QT"))).Total);
        foreach (var (under, total) in new[] { (EmulationApp.Province, 2), (EmulationApp.Unit, 2), ("QT", 0) })
            Assert.Equal(total, (await Listed(_app.AsProvince, $"?under={under}")).Total);

        await _app.As("unitHead", EmulationApp.Unit).Create(Commendations, Praise()).ShouldBeProblem(403, "outside-your-units");
        await _app.As("staff", EmulationApp.Unit).Create(Commendations, Praise(by: EmulationApp.Unit)).ShouldBeProblem(403, "not-permitted");
        await _app.As("unitHead", EmulationApp.Unit).Create(Commendations, Praise(by: EmulationApp.Unit, unit: EmulationApp.Province))
            .ShouldBeProblem(409, "commendation-not-below");
        await _app.AsProvince.Create(Commendations, Praise(person: "HT-99")).ShouldBeProblem(409, "person-not-in-unit");
        await _app.AsProvince.Create(Commendations, Praise(on: "2022-03-02")).ShouldBeProblem(409, "commendation-ahead");
        await _app.AsProvince.Create(Commendations, Praise(text: "Theo báo cáo MẬT số 5.")).ShouldBeProblem(409, "classified-content-refused");
    }

    private static object Praise(
        string by = EmulationApp.Province, string unit = EmulationApp.Unit, string? person = null, string on = "2022-02-20",
        string text = "Chủ động xây dựng chương trình công tác.") =>
        new { byUnitCode = by, unitCode = unit, personCode = person, occasion = "thematicSession", commendedOn = on, text };

    private static Task<Page<CommendationView>> Listed(HttpClient client, string query = "") => client.Read<Page<CommendationView>>($"{Commendations}{query}");
}
