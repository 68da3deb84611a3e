using WorkPlan.Emulation.Appraisals;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>An Advanced Worker has fulfilled the year's duties well: the grade is a decision, entered here, and the newest one stands.</summary>
public sealed class AppraisingPeople : IAsyncLifetime
{
    private const string Appraisals = $"{EmulationApp.Api}/appraisals";
    private readonly EmulationApp _app = new();

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.HasPerson("HS-01");
        await _app.HasPerson("HS-02");
        await _app.HasPerson("HS-03");
        await _app.As("systemAdministrator").Create($"{EmulationApp.Api}/policies", new
        {
            legalBasis = "01/2019/TT-VKSTC",
            validFrom = "2019-01-01",
            requiresRegistration = false,
            conditions = new object[]
            {
                new { title = "advancedWorker", minAppraisal = "good" },
                new { title = "emulationFighterBase", buildsOn = "advancedWorker" },
            },
            quotas = Array.Empty<object>(),
        }).ShouldBeOk<PolicyView>();
        _app.Clock.MoveTo(new DateTimeOffset(2022, 12, 20, 9, 0, 0, TimeSpan.FromHours(7)));
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Only_who_fulfilled_the_duties_well_is_considered_and_each_reason_says_what_is_needed()
    {
        await Records("HS-01", "good").ShouldBeOk<AppraisalView>();
        await Records("HS-02", "completed").ShouldBeOk<AppraisalView>();

        Assert.Empty(await ReasonsFor("HS-01"));
        Assert.Equal(
            ("eligibility.appraisal-too-low", "Xếp loại hoàn thành nhiệm vụ; cần từ hoàn thành tốt nhiệm vụ trở lên."), await ReasonFor("HS-02"));
        Assert.Equal(
            ("eligibility.not-appraised", "Chưa có xếp loại chất lượng năm 2022; cần từ hoàn thành tốt nhiệm vụ trở lên."), await ReasonFor("HS-03"));
        Assert.Equal("eligibility.appraisal-too-low", Assert.Single(await ReasonsFor("HS-02", EmulationTitle.EmulationFighterBase)).Code);
        var refused = await _app.As("unitHead", EmulationApp.Unit).Create($"{EmulationApp.Api}/proposals", EmulationApp.Proposal("HS-02"))
            .ShouldBeProblem(409, "proposal-not-eligible");
        Assert.Contains("hoàn thành tốt", refused.Body.GetProperty("items")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_decision_stands_in_whatever_order_they_are_entered_and_the_earlier_one_stays_on_record()
    {
        await Records("HS-01", "excellent", "12/QĐ-VKS", "2022-12-18").ShouldBeOk<AppraisalView>();
        await Records("HS-01", "completed", "10/QĐ-VKS", "2022-12-10").ShouldBeOk<AppraisalView>();
        await Records("HS-02", "good", "10/QĐ-VKS", "2022-12-10").ShouldBeOk<AppraisalView>();
        await Records("HS-02", "notCompleted", "12/QĐ-VKS", "2022-12-18").ShouldBeOk<AppraisalView>();

        Assert.Empty(await ReasonsFor("HS-01"));
        Assert.Equal("eligibility.appraisal-too-low", (await ReasonFor("HS-02")).Code);
        var kept = await _app.AsOfficer.Read<IReadOnlyList<AppraisalView>>($"{Appraisals}?workYear=2022&person=HS-02");
        Assert.Equal([AppraisalGrade.Good, AppraisalGrade.NotCompleted], kept.Select(appraisal => appraisal.Grade));
    }

    [Fact]
    public async Task It_is_entered_once_after_it_was_decided_and_only_for_the_own_people()
    {
        await Records("HS-01", "good").ShouldBeOk<AppraisalView>();
        await Records("HS-01", "excellent").ShouldBeProblem(409, "appraisal-already-recorded");
        await Records("HS-01", "good", "11/QĐ-VKS", "2022-12-21").ShouldBeProblem(409, "appraisal-decided-ahead");
        await Records("XX", "good").ShouldBeProblem(409, "person-not-known");
        await _app.As("unitHead", "QT").Create(Appraisals, Appraisal("HS-02", "good")).ShouldBeProblem(403, "outside-your-units");
        await _app.As("staff", EmulationApp.Unit).Create(Appraisals, Appraisal("HS-02", "good")).ShouldBeProblem(403, "not-permitted");
        await _app.As("staff", EmulationApp.Unit).GetAsync(new Uri($"{Appraisals}?workYear=2022", UriKind.Relative)).ShouldBeProblem(403, "not-permitted");
        Assert.Empty(await _app.As("unitHead", "QT").Read<IReadOnlyList<AppraisalView>>($"{Appraisals}?workYear=2022"));
    }

    private Task<HttpResponseMessage> Records(string person, string grade, string decision = "10/QĐ-VKS", string on = "2022-12-10") =>
        _app.AsOfficer.Create(Appraisals, Appraisal(person, grade, decision, on));

    private static object Appraisal(string person, string grade, string decision = "10/QĐ-VKS", string on = "2022-12-10") =>
        new { personCode = person, workYear = 2022, grade, decisionNumber = decision, decidedOn = on };

    private async Task<(string Code, string Text)> ReasonFor(string person)
    {
        var reason = Assert.Single(await ReasonsFor(person));
        return (reason.Code, reason.Text);
    }

    private async Task<IReadOnlyList<ReasonView>> ReasonsFor(string person, EmulationTitle title = EmulationTitle.AdvancedWorker) =>
        (await _app.AsOfficer.Read<EligibilityView>($"{EmulationApp.Api}/eligibility?unit={EmulationApp.Unit}&workYear=2022"))
        .People.Single(row => row.PersonCode == person && row.Title == title).Reasons;
}
