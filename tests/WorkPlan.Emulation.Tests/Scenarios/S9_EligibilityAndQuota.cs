using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Registrations;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>Scenario S9: 14 people, of whom one is new, one was absent, one was reprimanded and one is on maternity leave.</summary>
public sealed class S9_EligibilityAndQuota : IAsyncLifetime
{
    private static readonly DateOnly YearEnd = new(2022, 11, 30);
    private readonly EmulationApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        for (var number = 1; number <= 10; number++)
            await _app.HasPerson($"HS-{number:00}");
        await _app.HasPerson("HS-11", recruitedOn: YearEnd.AddDays(1).AddMonths(-5));
        await _app.HasPerson("HS-12", null, new PersonAbsence { Kind = "leave", From = new(2022, 4, 1), To = new(2022, 7, 31) });
        await _app.HasPerson("HS-13");
        await _app.HasPerson("HS-14", null, new PersonAbsence { Kind = "maternityLeave", From = new(2022, 5, 1), To = new(2022, 10, 31) });
        await _app.Bus.Deliver(EmulationApp.Discipline(Guid.CreateVersion7(), "HS-13", 2022, new DateOnly(2022, 11, 10)));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Eleven_of_fourteen_can_be_advanced_workers_each_refusal_with_its_reason()
    {
        await _app.HasPolicy();

        var view = await Eligibility(_app.AsOfficer);

        Assert.Equal("01/2019/TT-VKSTC", view.LegalBasis);
        Assert.Equal(new TitleTotal(EmulationTitle.AdvancedWorker, 11, 14), view.Totals.Single(total => total.Title == EmulationTitle.AdvancedWorker));
        Assert.Equal("eligibility.service-too-short", ReasonFor(view, "HS-11").Code);
        Assert.Equal("Tuyển dụng ngày 01/07/2022, mới 5 tháng công tác trong năm; cần ít nhất 10 tháng.", ReasonFor(view, "HS-11").Text);
        Assert.Equal("eligibility.absent-too-long", ReasonFor(view, "HS-12").Code);
        Assert.Equal("eligibility.discipline", ReasonFor(view, "HS-13").Code);
        Assert.True(view.People.Single(person => person.PersonCode == "HS-14" && person.Title == EmulationTitle.AdvancedWorker).Eligible);
    }

    [Theory]
    [InlineData(Rounding.Floor, 1)]
    [InlineData(Rounding.Nearest, 2)]
    [InlineData(Rounding.Ceiling, 2)]
    public async Task Fifteen_percent_of_eleven_is_rounded_as_the_policy_says(Rounding rounding, long places)
    {
        await _app.HasPolicy(rounding: rounding);

        var quota = Assert.Single((await Eligibility(_app.AsOfficer)).Quotas);

        Assert.Equal((11, "1,65", places), (quota.Basis, quota.Exact, quota.Places));
        Assert.Contains("1,65", quota.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discipline_is_named_only_to_those_who_may_read_it()
    {
        await _app.HasPolicy();

        var view = await Eligibility(_app.As("auditor", EmulationApp.Unit));

        Assert.Equal("eligibility.restricted", ReasonFor(view, "HS-13").Code);
    }

    [Fact]
    public async Task Reasons_come_in_the_callers_language()
    {
        await _app.HasPolicy();
        var client = _app.AsOfficer;
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var view = await Eligibility(client);

        Assert.StartsWith("Recruited on 01/07/2022", ReasonFor(view, "HS-11").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_registration_is_a_precondition_only_the_registered_are_eligible()
    {
        await _app.HasPolicy(requiresRegistration: true);
        var campaign = await _app.HasLaunchedCampaign();
        await Register(campaign.Id, "HS-01", "advancedWorker");

        var view = await Eligibility(_app.AsOfficer);

        Assert.Equal(1, view.Totals.Single(total => total.Title == EmulationTitle.AdvancedWorker).Eligible);
        Assert.Equal("eligibility.not-registered", ReasonFor(view, "HS-02").Code);
    }

    [Fact]
    public async Task A_fighter_needs_a_recognised_initiative_and_what_the_lower_title_asks()
    {
        await _app.HasPolicy();
        await _app.AsOfficer.Create($"{EmulationApp.Api}/initiatives", new
        {
            personCode = "HS-01",
            workYear = 2022,
            title = "Sổ theo dõi án điện tử",
            decisionNumber = "12/QĐ-VKS",
            recognisedOn = "2022-02-01",
        }).ShouldBeOk<InitiativeShape>();
        await _app.AsOfficer.Create($"{EmulationApp.Api}/initiatives", new
        {
            personCode = "HS-12",
            workYear = 2022,
            title = "Mẫu biên bản số hóa",
            decisionNumber = "12/QĐ-VKS",
            recognisedOn = "2022-02-01",
        }).ShouldBeOk<InitiativeShape>();
        Assert.Equal(2, (await _app.AsOfficer.Read<JsonElement>($"{EmulationApp.Api}/initiatives?workYear=2022")).GetArrayLength());

        var view = await Eligibility(_app.AsOfficer);

        var fighters = view.People.Where(person => person.Title == EmulationTitle.EmulationFighterBase).ToDictionary(person => person.PersonCode);
        Assert.True(fighters["HS-01"].Eligible);
        Assert.Equal("eligibility.no-initiative", fighters["HS-02"].Reasons.Single().Code);
        Assert.Equal("eligibility.absent-too-long", fighters["HS-12"].Reasons.Single().Code);
    }

    [Fact]
    public async Task A_fault_of_another_year_does_not_count_in_this_one()
    {
        await _app.HasPolicy();
        await _app.Bus.Deliver(EmulationApp.Discipline(Guid.CreateVersion7(), "HS-05", 2021, new DateOnly(2022, 1, 15)));

        var view = await Eligibility(_app.AsOfficer);

        Assert.True(view.People.Single(person => person.PersonCode == "HS-05" && person.Title == EmulationTitle.AdvancedWorker).Eligible);
    }

    [Fact]
    public async Task Without_a_policy_for_the_year_nothing_is_claimed() =>
        await _app.AsOfficer.GetAsync($"{EmulationApp.Api}/eligibility?unit={EmulationApp.Unit}&workYear=2022")
            .ShouldBeProblem(409, "no-policy-in-force");

    [Fact]
    public async Task Another_units_people_are_not_there() =>
        await _app.As("unitHead", "HT.KA").GetAsync($"{EmulationApp.Api}/eligibility?unit={EmulationApp.Unit}&workYear=2022")
            .ShouldBeProblem(404, "not-found");

    [Fact]
    public async Task Titles_are_registered_once_in_the_window_or_marked_late()
    {
        await _app.HasPolicy();
        var campaign = await _app.HasLaunchedCampaign();

        Assert.False((await Register(campaign.Id, "HS-01", "advancedWorker")).Late);
        _app.HasCome(new DateOnly(2022, 3, 16));
        Assert.True((await Register(campaign.Id, "HS-02", "advancedWorker", "2022-03-16")).Late);
        Assert.False((await Register(campaign.Id, null, "advancedCollective")).Late);

        var told = await _app.Bus.ShouldHavePublished<TitleRegistered>(message => message.Version == 3);
        Assert.Equal((2, 1), (told.Persons, told.Collectives));
        await Refused(campaign.Id, "HS-01", "advancedWorker", 409, "title-already-registered");
        await Refused(campaign.Id, "QT-01", "advancedWorker", 409, "person-not-in-unit");
        await Refused(campaign.Id, null, "advancedWorker", 409, "title-wrong-holder");
        await Refused(campaign.Id, "HS-01", "advancedCollective", 409, "title-wrong-holder");
        var problem = await Refused(campaign.Id, "HS-01", "emulationFighterNational", 409, "title-not-in-policy");
        Assert.Equal("01/2019/TT-VKSTC", problem.Body.GetProperty("citation").GetString());
    }

    [Fact]
    public async Task Policies_do_not_overlap_and_name_each_title_once()
    {
        await _app.HasPolicy();
        await _app.As("systemAdministrator").Create($"{EmulationApp.Api}/policies", EmulationApp.Policy(false, Rounding.Floor))
            .ShouldBeProblem(409, "policy-overlaps");
        await _app.As("systemAdministrator").Create($"{EmulationApp.Api}/policies", new
        {
            legalBasis = "02/2024/TT-VKSTC",
            validFrom = "2024-10-01",
            requiresRegistration = false,
            conditions = new[] { new { title = "advancedWorker" }, new { title = "advancedWorker" } },
            quotas = Array.Empty<object>(),
        }).ShouldBeProblem(409, "policy-title-twice");
        await _app.AsProvince.Create($"{EmulationApp.Api}/policies", EmulationApp.Policy(false, Rounding.Floor)).ShouldBeProblem(403, "not-permitted");
        var local = _app.As("systemAdministrator", EmulationApp.Province, subtree: true);
        await local.Create($"{EmulationApp.Api}/policies", EmulationApp.Policy(false, Rounding.Floor)).ShouldBeProblem(403, "whole-system-only");
        await local.Create($"{EmulationApp.Api}/scores/recompute", new { workYear = 2022 }).ShouldBeProblem(403, "whole-system-only");
    }

    private static Task<EligibilityView> Eligibility(HttpClient client) =>
        client.Read<EligibilityView>($"{EmulationApp.Api}/eligibility?unit={EmulationApp.Unit}&workYear=2022");

    private static ReasonView ReasonFor(EligibilityView view, string person) =>
        view.People.Single(row => row.PersonCode == person && row.Title == EmulationTitle.AdvancedWorker).Reasons.Single();

    private async Task<RegistrationView> Register(Guid campaign, string? person, string title, string on = "2022-02-15") =>
        await _app.AsProvince.Create($"{EmulationApp.Api}/registrations", Registration(campaign, person, title, on)).ShouldBeOk<RegistrationView>();

    private async Task<Problem> Refused(Guid campaign, string? person, string title, int status, string code) =>
        await _app.AsProvince.Create($"{EmulationApp.Api}/registrations", Registration(campaign, person, title, "2022-02-15")).ShouldBeProblem(status, code);

    private static object Registration(Guid campaign, string? person, string title, string on) =>
        new { campaignId = campaign, unitCode = EmulationApp.Unit, title, personCode = person, registeredOn = on };

    private sealed record InitiativeShape(Guid Id);
}
