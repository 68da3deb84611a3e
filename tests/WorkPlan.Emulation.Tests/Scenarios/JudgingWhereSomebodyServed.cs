using WorkPlan.Assignments.Contracts;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Inflation;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Titles;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>
/// A work year is judged after it ended, and people are transferred in the meantime: whoever served in a unit on the year's last day belongs
/// to it in that year, wherever he serves today and in whatever order that was told.
/// </summary>
public sealed class JudgingWhereSomebodyServed : IAsyncLifetime
{
    private static readonly DateOnly Recruited = new(2010, 1, 1);
    private static readonly DateOnly Moved = new(2023, 1, 10);
    private readonly EmulationApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.Bus.Deliver(EmulationApp.UnitState(EmulationApp.Second, EmulationApp.Province, "district"));
        await _app.HasFighterPolicy();
        await _app.HasPerson("HS-02");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    /// <summary>1: serves; 2: the move is planned; 3: it has been taken up, with which the unit and the first day are others.</summary>
    [Theory]
    [InlineData("123")]
    [InlineData("321")]
    [InlineData("31")]
    [InlineData("2313")]
    public async Task Who_moved_after_the_year_is_judged_counted_and_proposed_where_he_served(string told)
    {
        foreach (var version in told)
            await _app.Bus.Deliver(State(version - '0'));

        var (old, other) = (await Eligibility(EmulationApp.Unit, 2022), await Eligibility(EmulationApp.Second, 2022));
        Assert.Equal(["HS-01", "HS-02"], People(old));
        Assert.Empty(other.People);
        Assert.Equal((2, 0), (old.Quotas.Single().Basis, other.Quotas.Single().Basis));
        Assert.Equal(["HS-02"], People(await Eligibility(EmulationApp.Unit, 2023)));
        Assert.Equal(["HS-01"], People(await Eligibility(EmulationApp.Second, 2023)));
        Assert.Equal([2, 1], await PeopleOf(EmulationApp.Unit));
        Assert.Equal([0, 1], await PeopleOf(EmulationApp.Second));

        _app.HasCome(new DateOnly(2022, 12, 1));
        await _app.As("unitHead", EmulationApp.Second).Create($"{EmulationApp.Api}/proposals", EmulationApp.Proposal("HS-01", unit: EmulationApp.Second))
            .ShouldBeProblem(409, "person-not-in-unit");
        Assert.Equal(ProposalState.Proposed, (await _app.HasProposal("HS-01")).State);
    }

    [Theory]
    [InlineData("14")]
    [InlineData("41")]
    public async Task What_the_register_corrects_was_so_from_the_first_day_it_names(string told)
    {
        foreach (var version in told)
            await _app.Bus.Deliver(State(version - '0'));

        Assert.Equal(["HS-02"], People(await Eligibility(EmulationApp.Unit, 2022)));
        Assert.Equal(["HS-01"], People(await Eligibility(EmulationApp.Second, 2022)));
    }

    [Fact]
    public async Task Who_left_before_the_last_day_or_came_after_it_is_not_considered_and_a_move_that_was_given_up_is_none()
    {
        await _app.Bus.Deliver(State(1) with { PersonCode = "HS-03", ServesTo = new DateOnly(2022, 11, 29) });
        await _app.Bus.Deliver(State(1) with { PersonCode = "HS-04", RecruitedOn = new DateOnly(2022, 12, 1), ServesFrom = new DateOnly(2022, 12, 1) });
        await _app.Bus.Deliver(State(1) with { PersonCode = "HS-05", Version = 3 });
        await _app.Bus.Deliver(State(1) with { PersonCode = "HS-05", Version = 2, ServesTo = new DateOnly(2022, 10, 31) });

        Assert.Equal(["HS-02", "HS-05"], People(await Eligibility(EmulationApp.Unit, 2022)));
        Assert.Equal(["HS-02", "HS-04", "HS-05"], People(await Eligibility(EmulationApp.Unit, 2023)));
    }

    /// <summary>Somebody who is moved several times and of whom the register is corrected, told in any order and some of it twice.</summary>
    [Fact]
    public async Task Where_somebody_served_follows_from_what_was_said_and_not_from_its_order()
    {
        var random = new Random(20230110);
        var expected = new List<(string Person, int Year, string? Unit)>();
        for (var number = 1; number <= 10; number++)
        {
            var code = $"NG-{number:00}";
            var history = History(code, random);
            foreach (var year in new[] { 2021, 2022, 2023 })
                expected.Add((code, year, UnitOn(history, new DateOnly(year, 11, 30))));
            PersonChanged[] sent = [.. history, .. history.Where(_ => random.Next(3) == 0)];
            random.Shuffle(sent);
            foreach (var message in sent)
                await _app.Bus.Deliver(message);
        }

        foreach (var year in new[] { 2021, 2022, 2023 })
        {
            foreach (var unit in new[] { EmulationApp.Unit, EmulationApp.Second })
            {
                var known = People(await Eligibility(unit, year)).Where(code => code.StartsWith("NG", StringComparison.Ordinal));
                Assert.Equal(expected.Where(row => row.Year == year && row.Unit == unit).Select(row => row.Person), known);
            }
        }
    }

    private static List<PersonChanged> History(string code, Random random)
    {
        var said = new List<PersonChanged> { State(1) with { PersonCode = code, StreamKey = $"person:{code}" } };
        for (var version = 2; version <= 6; version++)
        {
            var last = said[^1];
            var unit = last.UnitCode == EmulationApp.Unit ? EmulationApp.Second : EmulationApp.Unit;
            said.Add(random.Next(3) switch
            {
                0 => last with { Version = version, ServesTo = last.ServesTo is null ? last.ServesFrom.AddDays(random.Next(1, 400)) : null },
                1 => last with { Version = version, UnitCode = unit },
                _ => last with { Version = version, UnitCode = unit, ServesFrom = new DateOnly(2021, 1, 1).AddDays(random.Next(1000)), ServesTo = null },
            });
        }
        return said;
    }

    /// <summary>One word after the other: what is said replaces what was known from its first day on.</summary>
    private static string? UnitOn(IEnumerable<PersonChanged> history, DateOnly day)
    {
        var known = new List<(string Unit, DateOnly From, DateOnly To)>();
        foreach (var said in history)
        {
            known.RemoveAll(service => service.From >= said.ServesFrom);
            var before = said.ServesFrom.AddDays(-1);
            known = [.. known.Select(service => service with { To = service.To < before ? service.To : before })];
            known.Add((said.UnitCode, said.ServesFrom, said.ServesTo ?? DateOnly.MaxValue));
        }
        return known.Where(service => service.From <= day && day <= service.To).Select(service => service.Unit).SingleOrDefault();
    }

    private static PersonChanged State(int version)
    {
        var first = EmulationApp.PersonState("HS-01", Recruited, version: version);
        return version switch
        {
            2 => first with { ServesTo = Moved.AddDays(-1) },
            3 => first with { UnitCode = EmulationApp.Second, ServesFrom = Moved },
            4 => first with { UnitCode = EmulationApp.Second },
            _ => first,
        };
    }

    private Task<EligibilityView> Eligibility(string unit, int workYear) =>
        _app.AsProvince.Read<EligibilityView>($"{EmulationApp.Api}/eligibility?unit={unit}&workYear={workYear}");

    private async Task<IEnumerable<int>> PeopleOf(string unit) =>
        (await _app.AsProvince.Read<InflationView>($"{EmulationApp.Api}/inflation?unit={unit}&fromYear=2022&toYear=2023")).Years.Select(year => year.People);

    private static IEnumerable<string> People(EligibilityView view) =>
        view.People.Where(row => row.Title == EmulationTitle.AdvancedWorker).Select(row => row.PersonCode);
}
