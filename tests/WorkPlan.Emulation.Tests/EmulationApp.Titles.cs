using WorkPlan.Emulation.Ballots;
using WorkPlan.Emulation.Councils;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Titles;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests;

/// <summary>What tests around councils and titles say about the service.</summary>
public sealed partial class EmulationApp
{
    public async Task<CouncilView> HasCouncil(params string[] persons)
    {
        var response = await AsChief.Create($"{Api}/councils", new
        {
            unitCode = Province,
            name = "Hội đồng Thi đua - Khen thưởng VKSND tỉnh",
            legalBasis = "20/QĐ-VKS",
            quorumBasisPoints = 6667,
            validFrom = "2022-01-01",
        });
        var council = await response.ShouldBeOk<CouncilView>();
        var etag = response.Etag();
        foreach (var (person, at) in persons.Select((person, at) => (person, at)))
        {
            var appointed = await AsChief.Change(HttpMethod.Post, $"{Api}/councils/{council.Id}/members", etag, new
            {
                personCode = person,
                role = at == 0 ? "chair" : "member",
                from = "2022-01-01",
            });
            council = await appointed.ShouldBeOk<CouncilView>();
            etag = appointed.Etag();
        }
        return council;
    }

    public async Task<SessionView> HasOpenSession(CouncilView council, params string[] present)
    {
        var called = await HasCalledSession(council);
        return await AsChief.Change(HttpMethod.Post, $"{Api}/council-sessions/{called.View.Id}/open", called.Etag, new { presentPersonCodes = present })
            .ShouldBeOk<SessionView>();
    }

    /// <summary>It is the day of the session: nobody opens one before.</summary>
    public async Task<(SessionView View, string Etag)> HasCalledSession(CouncilView council)
    {
        HasCome(new DateOnly(2022, 12, 5));
        var called = await AsChief.Create($"{Api}/councils/{council.Id}/sessions", new
        {
            workYear = 2022,
            heldOn = "2022-12-05",
            agenda = new[] { "Xét danh hiệu thi đua năm 2022" },
        });
        return (await called.ShouldBeOk<SessionView>(), called.Etag());
    }

    public async Task<ProposalView> HasProposal(string? person, string title = "advancedWorker", string unit = Unit)
    {
        HasCome(new DateOnly(2022, 12, 1));
        return await As("unitHead", unit).Create($"{Api}/proposals", Proposal(person, title, unit)).ShouldBeOk<ProposalView>();
    }

    public static object Proposal(string? person, string title = "advancedWorker", string unit = Unit) =>
        new { unitCode = unit, personCode = person, title, workYear = 2022, proposedOn = "2022-12-01", merits = "Hoàn thành tốt nhiệm vụ." };

    public async Task<BallotView> HasBallot(SessionView session, string title, params ProposalView[] proposals) =>
        await AsChief.Create($"{Api}/council-sessions/{session.Id}/ballots", Ballot(title, proposals)).ShouldBeOk<BallotView>();

    public static object Ballot(string title, params ProposalView[] proposals) => new
    {
        title,
        proposalIds = proposals.Select(proposal => proposal.Id),
        thresholdBasisPoints = 6667,
        of = "members",
    };

    public Task<HttpResponseMessage> Votes(BallotView ballot, string person, string answers, string? nonce = null, string unit = Unit) =>
        As("staff", unit, personCode: person).Send(HttpMethod.Post, $"{Api}/ballots/{ballot.Id}/votes", new
        {
            answers = ballot.Proposals.Zip(answers, (proposal, answer) => new { proposalId = proposal.ProposalId, answer = answer == 'A' ? "agree" : "disagree" }),
            nonce = nonce ?? Guid.NewGuid().ToString("N"),
        }, idempotencyKey: Guid.NewGuid().ToString());

    public async Task<BallotView> Closes(BallotView ballot)
    {
        var read = await AsChief.GetAsync(new Uri($"{Api}/ballots/{ballot.Id}", UriKind.Relative));
        return await AsChief.Change(HttpMethod.Post, $"{Api}/ballots/{ballot.Id}/close", read.Etag()).ShouldBeOk<BallotView>();
    }

    /// <summary>All the council's members vote for all of it.</summary>
    public async Task HasPassed(SessionView session, string title, params ProposalView[] proposals)
    {
        var ballot = await HasBallot(session, title, proposals);
        foreach (var person in session.PresentPersonCodes)
            await Votes(ballot, person, new string('A', proposals.Length)).ShouldBeOk<ReceiptView>();
        await Closes(ballot);
    }

    public Task<HttpResponseMessage> Confers(params ProposalView[] proposals) => Confers(new DateOnly(2022, 12, 10), proposals);

    /// <summary>On the day of the decision at the earliest: nobody confers what has not been decided.</summary>
    public Task<HttpResponseMessage> Confers(DateOnly decidedOn, params ProposalView[] proposals)
    {
        HasCome(decidedOn);
        return AsChief.Create($"{Api}/titles", new
        {
            byUnitCode = Province,
            decisionNumber = "90/QĐ-VKS",
            decidedOn,
            proposalIds = proposals.Select(proposal => proposal.Id),
        });
    }

    public Task<TitleView> HasTitle(string person, int year, string title = "emulationFighterBase") => HasTitle(Unit, person, year, title);

    public async Task HasTitleElsewhere(string unit, string person, int year)
    {
        await Bus.Deliver(UnitState(unit, Province, "district"));
        await HasTitle(unit, person, year, "advancedWorker");
    }

    private async Task<TitleView> HasTitle(string unit, string person, int year, string title)
    {
        return await AsChief.Create($"{Api}/titles/records", new
        {
            unitCode = unit,
            personCode = person,
            title,
            workYear = year,
            decisionNumber = $"{year}/QĐ-VKS",
            decidedOn = HasEnded(year),
        }).ShouldBeOk<TitleView>();
    }

    /// <summary>The day on which titles of the year are decided; it is that day at the earliest, for nobody records what has not been decided.</summary>
    public DateOnly HasEnded(int year)
    {
        var decidedOn = new DateOnly(year, 12, 15);
        HasCome(decidedOn);
        return decidedOn;
    }

    /// <summary>It is that day at the earliest.</summary>
    public void HasCome(DateOnly day)
    {
        if (VietnamTime.Today(Clock) < day)
            Clock.MoveTo(VietnamTime.At(day, new TimeOnly(9, 0)));
    }

    private static object Award(int percentOfBaseSalary, string from) => new { percentOfBaseSalary, legalBasis = "152/2025/NĐ-CP", from };

    public async Task HasFighterPolicy(int basisPoints = 1500, string rounding = "floor", string pool = "unit", string[]? tieBreak = null) =>
        await As("systemAdministrator").Create($"{Api}/policies", new
        {
            legalBasis = "01/2019/TT-VKSTC",
            validFrom = "2019-01-01",
            validTo = "2024-09-30",
            requiresRegistration = false,
            conditions = new object[]
            {
                new { title = "advancedWorker", minServiceMonths = 10, excludedByDiscipline = true, award = Award(30, "2022-12-10") },
                new { title = "emulationFighterBase", buildsOn = "advancedWorker", award = Award(100, "2022-12-11") },
                new { title = "emulationFighterSector", buildsOn = "emulationFighterBase", priorTitle = "emulationFighterBase", priorYears = 3 },
                new { title = "advancedCollective" },
            },
            quotas = new object[]
            {
                new { title = "emulationFighterBase", shareOf = "advancedWorker", basisPoints, rounding, pool, tieBreak = tieBreak ?? ["seniority"] },
            },
        }).ShouldBeOk<PolicyView>();
}
