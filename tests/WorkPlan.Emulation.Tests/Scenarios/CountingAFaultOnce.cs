using WorkPlan.Emulation.Councils;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Titles;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>
/// A fault counts once: in its own work year, or, where the title of that year had been conferred when it was punished, in the year of the decision.
/// </summary>
public sealed class CountingAFaultOnce : IAsyncLifetime
{
    private static readonly string[] Council = ["HS-01", "HS-02", "HS-03"];
    private static readonly DateOnly DecidedOn = new(2023, 1, 20);
    private readonly EmulationApp _app = new();
    private readonly Guid _discipline = Guid.CreateVersion7();
    private SessionView _session = null!;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        for (var number = 1; number <= 5; number++)
            await _app.HasPerson($"HS-{number:00}");
        await _app.HasFighterPolicy();
        _session = await _app.HasOpenSession(await _app.HasCouncil(Council), Council);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Used_in_its_own_year_it_is_no_obstacle_in_the_next()
    {
        await HasDiscipline();

        Assert.Equal(["eligibility.discipline"], await Reasons(2022));
        Assert.Empty(await Reasons(2023));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_title_of_its_year_was_conferred_all_the_same_it_counts_in_the_year_of_the_decision(bool toldBeforeConferral)
    {
        var proposal = await _app.HasProposal("HS-04");
        await _app.HasPassed(_session, "advancedWorker", proposal);
        if (toldBeforeConferral)
            await HasDiscipline();
        _app.HasCome(new DateOnly(2022, 12, 10));
        // Known by then it would stop the decision, which therefore says why all the same.
        await _app.AsChief.Create($"{EmulationApp.Api}/titles", new
        {
            byUnitCode = EmulationApp.Province,
            decisionNumber = "90/QĐ-VKS",
            decidedOn = "2022-12-10",
            proposalIds = new[] { proposal.Id },
            allTheSame = new[] { new { proposalId = proposal.Id, reason = "Đã khắc phục." } },
        }).ShouldBeOk<IReadOnlyList<TitleView>>();
        if (!toldBeforeConferral)
            await HasDiscipline();

        Assert.Empty(await Reasons(2022));
        Assert.Equal(["eligibility.discipline-of-earlier-fault"], await Reasons(2023));
        Assert.Equal(["eligibility.restricted"], await Reasons(2023, _app.As("auditor", EmulationApp.Unit)));
        _app.HasCome(new DateOnly(2023, 12, 1));
        var refused = await _app.As("unitHead", EmulationApp.Unit).Create($"{EmulationApp.Api}/proposals", new
        {
            unitCode = EmulationApp.Unit,
            personCode = "HS-04",
            title = "advancedWorker",
            workYear = 2023,
            proposedOn = "2023-12-01",
            merits = "Hoàn thành tốt nhiệm vụ.",
        }).ShouldBeProblem(409, "proposal-not-eligible");
        Assert.Equal(
            "Bị kỷ luật (quyết định ngày 20/01/2023) về sai phạm năm 2022; danh hiệu của năm đó đã được tặng nên sai phạm được tính vào năm ra quyết định.",
            refused.Body.GetProperty("items")[0].GetProperty("text").GetString());
        // In the year after, nothing is left of it.
        await _app.As("systemAdministrator").Create($"{EmulationApp.Api}/policies", new
        {
            legalBasis = "02/2024/TT-VKSTC",
            validFrom = "2024-10-01",
            requiresRegistration = false,
            conditions = new[] { new { title = "advancedWorker", excludedByDiscipline = true } },
            quotas = Array.Empty<object>(),
        }).ShouldBeOk<PolicyView>();
        Assert.Empty(await Reasons(2024));
    }

    [Fact]
    public async Task A_title_that_is_revoked_shields_its_year_no_longer_and_a_withdrawn_decision_counts_nowhere()
    {
        var title = await _app.HasTitle("HS-04", 2022, "advancedWorker");
        await HasDiscipline();
        Assert.Equal(["eligibility.discipline-of-earlier-fault"], await Reasons(2023));

        _app.HasCome(new DateOnly(2023, 2, 1));
        var path = $"{EmulationApp.Api}/titles/{title.Id}";
        var read = await _app.AsChief.GetAsync(new Uri(path, UriKind.Relative));
        await _app.AsChief.Change(HttpMethod.Post, $"{path}/revoke", read.Etag(), new { decisionNumber = "7/QĐ-VKS", decidedOn = "2023-02-01", reason = "Có sai phạm trong năm." })
            .ShouldBeOk<RevocationView>();
        Assert.Equal(["eligibility.discipline"], await Reasons(2022));
        Assert.Empty(await Reasons(2023));

        await _app.Bus.Deliver(EmulationApp.Discipline(_discipline, "HS-04", 2022, DecidedOn, version: 2, withdrawn: true));
        Assert.Empty(await Reasons(2022));
        Assert.Empty(await Reasons(2023));
    }

    private Task<Guid> HasDiscipline() => _app.Bus.Deliver(EmulationApp.Discipline(_discipline, "HS-04", 2022, DecidedOn));

    private async Task<IEnumerable<string>> Reasons(int workYear, HttpClient? client = null) =>
        (await (client ?? _app.AsOfficer).Read<EligibilityView>($"{EmulationApp.Api}/eligibility?unit={EmulationApp.Unit}&workYear={workYear}"))
        .People.Single(row => row is { PersonCode: "HS-04", Title: EmulationTitle.AdvancedWorker }).Reasons.Select(reason => reason.Code);
}
