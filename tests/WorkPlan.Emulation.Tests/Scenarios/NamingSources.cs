using WorkPlan.Assignments.Contracts;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.Testing.Http;
using static WorkPlan.Emulation.Tests.EmulationApp;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>A policy says of each value where it comes from and how sure that is; it is shown with every reason and decides nothing.</summary>
public sealed class NamingSources : IAsyncLifetime
{
    private readonly EmulationApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasPerson("HS-01", absences: new PersonAbsence { Kind = "sickLeave", From = new DateOnly(2022, 1, 1), To = new DateOnly(2022, 3, 25) }); // 84 days
        await _app.HasPerson("HS-02", new DateOnly(2022, 5, 1));
        await _app.HasPerson("HS-03");
        await _app.Bus.Deliver(Discipline(Guid.NewGuid(), "HS-03", 2022, new DateOnly(2022, 2, 1)));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Every_reason_names_the_source_of_its_rule_as_sure_as_it_is()
    {
        await Adds(28);

        var view = await Eligibility(_app.AsOfficer);

        var absent = Reason(view, "HS-01");
        Assert.Equal("Nghỉ 84 ngày trong năm; nghỉ từ 3 tháng trở lên (mỗi tháng tính 28 ngày) thì không xét.", absent.Text);
        Assert.Equal(
            [(PolicyValue.ExcludedFromAbsenceMonths, "02/2024/TT-VKSTC", Sureness.Verified, null), (PolicyValue.DaysOfAbsenceMonth, "01/2019/TT-VKSTC", Sureness.Sample, "Mẫu.")],
            absent.Sources.Select(source => (source.Value, source.LegalBasis, source.Sureness, source.Note)));
        Assert.Equal(Sureness.Unverified, Assert.Single(Reason(view, "HS-02").Sources).Sureness);
        Assert.Equal(PolicyValue.Share, Assert.Single(Assert.Single(view.Quotas).Sources).Value);
        Assert.Equal(PolicyValue.ExcludedByDiscipline, Assert.Single(Reason(view, "HS-03").Sources).Value);
        // Not even the rule tells what the reason is to those who may not know it.
        Assert.Empty(Reason(await Eligibility(_app.As("auditor", Unit)), "HS-03").Sources);

        var policy = Assert.Single(await _app.AsProvince.Read<List<PolicyView>>($"{Api}/policies"));
        Assert.Equal((28, PolicyValue.DaysOfAbsenceMonth), (policy.DaysOfAbsenceMonth, Assert.Single(policy.Sources).Value));
        Assert.Equal(3, policy.Conditions[0].Sources.Count);
    }

    [Fact]
    public async Task A_month_of_absence_has_as_many_days_as_the_policy_says()
    {
        await Adds(30, sources: false);

        var view = await Eligibility(_app.AsOfficer);

        Assert.True(view.People.Single(row => row is { PersonCode: "HS-01", Title: EmulationTitle.AdvancedWorker }).Eligible);
        Assert.Empty(Reason(view, "HS-02").Sources);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public async Task No_month_has_so_many_days(int days) =>
        await _app.As("systemAdministrator").Create($"{Api}/policies", Policy(days, sources: false)).ShouldBeProblem(400, "validation-failed");

    private async Task Adds(int days, bool sources = true) =>
        await _app.As("systemAdministrator").Create($"{Api}/policies", Policy(days, sources)).ShouldBeOk<PolicyView>();

    private static object Policy(int days, bool sources) => new
    {
        legalBasis = "01/2019/TT-VKSTC",
        validFrom = "2019-01-01",
        requiresRegistration = false,
        daysOfAbsenceMonth = days,
        sources = sources ? new[] { new { value = "daysOfAbsenceMonth", legalBasis = "01/2019/TT-VKSTC", sureness = "sample", note = "Mẫu." } } : [],
        conditions = new object[]
        {
            new
            {
                title = "advancedWorker", minServiceMonths = 10, excludedFromAbsenceMonths = 3, excludedByDiscipline = true,
                sources = sources
                    ? new[]
                    {
                        new { value = "minServiceMonths", legalBasis = "01/2019/TT-VKSTC", sureness = "unverified" },
                        new { value = "excludedFromAbsenceMonths", legalBasis = "02/2024/TT-VKSTC", sureness = "verified" },
                        new { value = "excludedByDiscipline", legalBasis = "01/2019/TT-VKSTC", sureness = "unverified" },
                    }
                    : [],
            },
            new { title = "emulationFighterBase", buildsOn = "advancedWorker" },
        },
        quotas = new[]
        {
            new
            {
                title = "emulationFighterBase", shareOf = "advancedWorker", basisPoints = 1500, rounding = "floor", pool = "unit", tieBreak = new[] { "score" },
                sources = sources ? new[] { new { value = "share", legalBasis = "91/2017/NĐ-CP", sureness = "unverified" } } : [],
            },
        },
    };

    private static Task<EligibilityView> Eligibility(HttpClient client) => client.Read<EligibilityView>($"{Api}/eligibility?unit={Unit}&workYear=2022");

    private static ReasonView Reason(EligibilityView view, string person) =>
        Assert.Single(view.People.Single(row => row.PersonCode == person && row.Title == EmulationTitle.AdvancedWorker).Reasons);
}
