using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Emulation.Councils;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Titles;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.Testing.Http;
using static WorkPlan.Emulation.Tests.EmulationApp;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>What became known between the council's vote and the decision stands in the way of the decision, unless it says why all the same.</summary>
public sealed class ConferringAgain : IAsyncLifetime
{
    private const string Reason = "Sai phạm đã khắc phục xong trước khi xét.";
    private static readonly string[] Council = ["HS-01", "HS-02", "HS-03"];
    private readonly EmulationApp _app = new();
    private SessionView _session = null!;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        for (var number = 1; number <= 6; number++)
            await _app.HasPerson($"HS-{number:00}");
        _session = await _app.HasOpenSession(await _app.HasCouncil(Council), Council);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_fault_known_after_the_vote_stops_the_whole_decision()
    {
        await _app.HasFighterPolicy();
        var (faulty, other) = (await _app.HasProposal("HS-04"), await _app.HasProposal("HS-05"));
        await _app.HasPassed(_session, "advancedWorker", faulty, other);
        await _app.Bus.Deliver(Discipline(Guid.NewGuid(), "HS-04", 2022, new DateOnly(2022, 12, 8)));

        var problem = await _app.Confers(faulty, other).ShouldBeProblem(409, "conferral-no-longer-eligible");

        var item = Assert.Single(problem.Body.GetProperty("items").EnumerateArray());
        Assert.Equal(
            (faulty.Id, "HS-04", "advancedWorker", "eligibility.discipline", "Bị kỷ luật (quyết định ngày 08/12/2022) về sai phạm trong năm."),
            (item.GetProperty("proposalId").GetGuid(), item.GetProperty("personCode").GetString(), item.GetProperty("title").GetString(),
                item.GetProperty("code").GetString(), item.GetProperty("text").GetString()));
        Assert.Equal(0, await _app.Database(db => db.Titles.CountAsync()));
        await _app.Confers(other).ShouldBeOk<IReadOnlyList<TitleView>>();
    }

    [Fact]
    public async Task A_reason_confers_all_the_same_and_is_kept_and_shown()
    {
        await _app.HasFighterPolicy();
        var (faulty, other) = (await _app.HasProposal("HS-04"), await _app.HasProposal("HS-05"));
        await _app.HasPassed(_session, "advancedWorker", faulty, other);
        await _app.Bus.Deliver(Discipline(Guid.NewGuid(), "HS-04", 2022, new DateOnly(2022, 12, 8)));
        await Confers([faulty], (Guid.NewGuid(), Reason)).ShouldBeProblem(409, "conferral-reason-without-proposal");
        await Confers([faulty], (faulty.Id, " ")).ShouldBeProblem(400, "validation-failed");

        var titles = await Confers([faulty, other], (faulty.Id, Reason), (other.Id, "Không cần.")).ShouldBeOk<IReadOnlyList<TitleView>>();

        var kept = await _app.As("staff", Unit).Read<TitleView>($"{Api}/titles/{titles.Single(title => title.PersonCode == "HS-04").Id}");
        // Everybody may read the title; what is sensitive is not named by it.
        Assert.Equal((Reason, "eligibility.restricted"), (kept.AllTheSameReason, Assert.Single(kept.Despite).Code));
        var clean = titles.Single(title => title.PersonCode == "HS-05");
        Assert.Null(clean.AllTheSameReason);
        Assert.Empty(clean.Despite);
        var paper = await _app.AsChief.GetStringAsync(
            new Uri($"{Api}/conferrals/document/preview?by={Province}&number={Uri.EscapeDataString("90/QĐ-VKS")}&decidedOn=2022-12-10", UriKind.Relative));
        Assert.Contains(Reason, paper, StringComparison.Ordinal);
        Assert.DoesNotContain("Không cần.", paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stood_in_the_way_is_on_record_in_Vietnamese_and_says_nothing_of_health()
    {
        await _app.HasPolicy();
        var proposal = await _app.HasProposal("HS-04");
        await _app.HasPassed(_session, "advancedWorker", proposal);
        var sickness = new PersonAbsence { Kind = "sickLeave", From = new(2022, 3, 1), To = new(2022, 7, 31) };
        await _app.Bus.Deliver(PersonState("HS-04", new DateOnly(2022, 6, 1), [sickness], version: 2));
        var english = _app.AsChief;
        english.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        await Confers(english, [proposal], (proposal.Id, Reason)).ShouldBeOk<IReadOnlyList<TitleView>>();

        var kept = Assert.Single((await _app.As("staff", Unit).Read<Page<TitleView>>($"{Api}/titles?unit={Unit}")).Items);
        Assert.Equal(["eligibility.restricted", "eligibility.service-too-short"], kept.Despite.Select(reason => reason.Code).Order());
        Assert.StartsWith("Tuyển dụng ngày 01/06/2022", kept.Despite.Single(reason => reason.Code != "eligibility.restricted").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Persons_and_collectives_are_held_against_the_policy_that_judges_the_year_by_then()
    {
        await Policy("01/2019/TT-VKSTC", "2019-01-01", requiresRegistration: false);
        var (person, collective) = (await _app.HasProposal("HS-04"), await _app.HasProposal(null, "advancedCollective"));
        await _app.HasPassed(_session, "advancedWorker", person);
        await _app.HasPassed(_session, "advancedCollective", collective);
        await Policy("02/2022/TT-VKSTC", "2022-06-01", requiresRegistration: true);
        await _app.Bus.Deliver(Discipline(Guid.NewGuid(), "HS-04", 2022, new DateOnly(2022, 12, 8)));

        var problem = await _app.Confers(person, collective).ShouldBeProblem(409, "conferral-no-longer-eligible");

        Assert.Equal(
            [("HS-04", "eligibility.discipline"), ("HS-04", "eligibility.not-registered"), (null, "eligibility.not-registered")],
            problem.Body.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("personCode").GetString(), item.GetProperty("code").GetString()))
                .OrderBy(item => item.Item1 is null).ThenBy(item => item.Item2));
    }

    [Fact]
    public async Task Somebody_of_whom_the_register_says_by_now_that_he_served_elsewhere_gets_nothing_here()
    {
        await _app.HasFighterPolicy();
        var proposal = await _app.HasProposal("HS-04");
        await _app.HasPassed(_session, "advancedWorker", proposal);
        await _app.Bus.Deliver(PersonState("HS-04", version: 2) with { UnitCode = Province, ServesFrom = new DateOnly(2022, 11, 1) });

        var problem = await _app.Confers(proposal).ShouldBeProblem(409, "conferral-no-longer-eligible");
        Assert.Equal("eligibility.not-of-unit", problem.Body.GetProperty("items")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_decision_of_the_future_is_not_on_record()
    {
        // Today is the day of the council's session.
        await Record("2022-12-06").ShouldBeProblem(409, "title-decided-ahead");
        await Record("2022-12-05").ShouldBe(HttpStatusCode.Created);

        Task<HttpResponseMessage> Record(string decidedOn) => _app.AsChief.Create(
            $"{Api}/titles/records",
            new { unitCode = Unit, personCode = "HS-04", title = "advancedWorker", workYear = 2021, decisionNumber = "1/QĐ-VKS", decidedOn });
    }

    private Task<HttpResponseMessage> Confers(ProposalView[] proposals, params (Guid Id, string Reason)[] allTheSame) => Confers(_app.AsChief, proposals, allTheSame);

    private Task<HttpResponseMessage> Confers(HttpClient client, ProposalView[] proposals, params (Guid Id, string Reason)[] allTheSame)
    {
        var decidedOn = new DateOnly(2022, 12, 10);
        _app.HasCome(decidedOn);
        return client.Create($"{Api}/titles", new
        {
            byUnitCode = Province,
            decisionNumber = "90/QĐ-VKS",
            decidedOn,
            proposalIds = proposals.Select(proposal => proposal.Id),
            allTheSame = allTheSame.Select(known => new { proposalId = known.Id, reason = known.Reason }),
        });
    }

    private async Task Policy(string legalBasis, string validFrom, bool requiresRegistration) => await _app.As("systemAdministrator").Create($"{Api}/policies", new
    {
        legalBasis,
        validFrom,
        requiresRegistration,
        conditions = new object[] { new { title = "advancedWorker", excludedByDiscipline = true }, new { title = "advancedCollective" } },
        quotas = Array.Empty<object>(),
    }).ShouldBeOk<PolicyView>();
}
