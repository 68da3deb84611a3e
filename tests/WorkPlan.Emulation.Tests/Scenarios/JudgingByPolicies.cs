using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Titles;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>
/// The policy in force on the last day of a work year judges that year: 2022 by the circular of 2019 (ten months of service, registration
/// needed), 2025 by that of 2024 (six months, none needed); what comes next ends what had no end.
/// </summary>
public sealed class JudgingByPolicies : IAsyncLifetime
{
    private const string Policies = $"{EmulationApp.Api}/policies";
    private readonly EmulationApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await Adds("01/2019/TT-VKSTC", "2019-01-01", months: 10, registration: true).ShouldBeOk<PolicyView>();
        await Adds("02/2024/TT-VKSTC", "2024-10-01", months: 6).ShouldBeOk<PolicyView>();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Seven_months_are_too_few_in_2022_and_enough_in_2025()
    {
        await _app.HasPerson("HS-22", new DateOnly(2022, 5, 1));
        await _app.HasPerson("HS-25", new DateOnly(2025, 5, 1));

        var (old, now) = (await Eligibility(2022), await Eligibility(2025));

        Assert.Equal(("01/2019/TT-VKSTC", true), (old.LegalBasis, old.RequiresRegistration));
        Assert.Equal(["eligibility.service-too-short", "eligibility.not-registered"], Reasons(old, "HS-22"));
        Assert.Equal(("02/2024/TT-VKSTC", false), (now.LegalBasis, now.RequiresRegistration));
        Assert.Empty(Reasons(now, "HS-25"));
        // The last day of the work year decides: 2024 ended on 30/11, two months after the new circular began.
        Assert.Equal("02/2024/TT-VKSTC", (await Eligibility(2024)).LegalBasis);
        Assert.Equal("01/2019/TT-VKSTC", (await Eligibility(2023)).LegalBasis);
    }

    [Fact]
    public async Task The_next_policy_ends_the_one_without_an_end_also_under_the_same_circular()
    {
        await Adds("02/2024/TT-VKSTC", "2026-01-01", months: 5).ShouldBeOk<PolicyView>();

        var known = await _app.AsProvince.Read<List<PolicyView>>(Policies);
        Assert.Equal(
            [("2019-01-01", "2024-09-30"), ("2024-10-01", "2025-12-31"), ("2026-01-01", null)],
            known.Select(policy => (Day(policy.ValidFrom), policy.ValidTo is { } to ? Day(to) : null)));
        await _app.HasPerson("HS-26", new DateOnly(2026, 7, 1));
        Assert.Empty(Reasons(await Eligibility(2026), "HS-26"));
        await Adds("03/2026/TT-VKSTC", "2025-06-01", months: 4).ShouldBeProblem(409, "policy-overlaps");
        await Adds("03/2026/TT-VKSTC", "2026-01-01", months: 4).ShouldBeProblem(409, "policy-overlaps");
    }

    [Fact]
    public async Task A_policy_that_could_not_be_applied_is_refused()
    {
        await Refused("policy-prior-title-incomplete", [new { title = "emulationFighterSector", priorTitle = "emulationFighterBase" }]);
        await Refused("policy-prior-title-incomplete", [new { title = "emulationFighterSector", priorTitle = "emulationFighterBase", priorYears = 0 }]);
        await Refused("policy-quota-without-title", [new { title = "advancedWorker" }], Quota("score"));
        await Refused("policy-tie-break-unknown", [new { title = "advancedWorker" }, new { title = "emulationFighterBase" }], Quota("name"));

        static object Quota(string tieBreak) => new
        {
            title = "emulationFighterBase",
            shareOf = "advancedWorker",
            basisPoints = 1500,
            rounding = "floor",
            pool = "unit",
            tieBreak = new[] { tieBreak },
        };
    }

    private Task<Problem> Refused(string code, object[] conditions, params object[] quotas) => _app.As("systemAdministrator")
        .Create(Policies, new { legalBasis = "05/2030/TT-VKSTC", validFrom = "2030-01-01", requiresRegistration = false, conditions, quotas })
        .ShouldBeProblem(409, code);

    [Fact]
    public async Task What_somebody_registered_and_was_recognised_for_goes_along_to_another_unit()
    {
        await _app.HasPerson("HS-01");
        var campaign = await _app.HasLaunchedCampaign();
        await _app.AsProvince.Create($"{EmulationApp.Api}/registrations", new
        {
            campaignId = campaign.Id,
            unitCode = EmulationApp.Unit,
            title = "advancedWorker",
            personCode = "HS-01",
            registeredOn = "2022-02-15",
        }).ShouldBeOk<Registrations.RegistrationView>();
        await _app.Bus.Deliver(EmulationApp.UnitState("HT.KA", EmulationApp.Province, "district"));
        await _app.Bus.Deliver(EmulationApp.PersonState("HS-01", version: 2) with { UnitCode = "HT.KA", ServesFrom = new DateOnly(2022, 6, 1) });

        Assert.Empty(Reasons(await Eligibility(2022, "HT.KA"), "HS-01"));
    }

    [Fact]
    public async Task A_collective_is_told_every_reason_too()
    {
        var excellent = (await Eligibility(2025)).Collective.Single(row => row.Title == EmulationTitle.ExcellentCollective);
        Assert.Equal((false, "eligibility.prior-titles"), (excellent.Eligible, Assert.Single(excellent.Reasons).Code));
        Assert.Contains("2 năm liên tục", excellent.Reasons[0].Text, StringComparison.Ordinal);
        var proposal = new { unitCode = EmulationApp.Unit, title = "excellentCollective", workYear = 2025, proposedOn = "2025-12-01", merits = "Dẫn đầu cụm." };
        _app.HasCome(new DateOnly(2025, 12, 1));
        var refused = await _app.As("unitHead", EmulationApp.Unit).Create($"{EmulationApp.Api}/proposals", proposal).ShouldBeProblem(409, "proposal-not-eligible");
        Assert.Equal("eligibility.prior-titles", refused.Body.GetProperty("items")[0].GetProperty("code").GetString());
        Assert.Equal(["eligibility.not-registered"], (await Eligibility(2022)).Collective.Single(row => row.Title == EmulationTitle.AdvancedCollective).Reasons.Select(reason => reason.Code));

        await HasCollectiveTitle(2024);
        Assert.False((await Collective()).Eligible);
        await HasCollectiveTitle(2023);
        Assert.True((await Collective()).Eligible);
        await _app.As("unitHead", EmulationApp.Unit).Create($"{EmulationApp.Api}/proposals", proposal).ShouldBeOk<ProposalView>();

        async Task<CollectiveEligibility> Collective() => (await Eligibility(2025)).Collective.Single(row => row.Title == EmulationTitle.ExcellentCollective);
    }

    private Task<HttpResponseMessage> Adds(string legalBasis, string validFrom, int months, bool registration = false) =>
        _app.As("systemAdministrator").Create(Policies, new
        {
            legalBasis,
            validFrom,
            requiresRegistration = registration,
            conditions = new object[]
            {
                new { title = "advancedWorker", minServiceMonths = months },
                new { title = "advancedCollective" },
                new { title = "excellentCollective", priorTitle = "advancedCollective", priorYears = 2 },
            },
            quotas = Array.Empty<object>(),
        });

    private async Task HasCollectiveTitle(int year) => await _app.AsChief.Create($"{EmulationApp.Api}/titles/records", new
    {
        unitCode = EmulationApp.Unit,
        title = "advancedCollective",
        workYear = year,
        decisionNumber = $"{year}/QĐ-VKS",
        decidedOn = _app.HasEnded(year),
    }).ShouldBeOk<TitleView>();

    private Task<EligibilityView> Eligibility(int workYear, string unit = EmulationApp.Unit) =>
        _app.AsProvince.Read<EligibilityView>($"{EmulationApp.Api}/eligibility?unit={unit}&workYear={workYear}");

    private static IEnumerable<string> Reasons(EligibilityView view, string person) =>
        view.People.Single(row => row.PersonCode == person && row.Title == EmulationTitle.AdvancedWorker).Reasons.Select(reason => reason.Code);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
