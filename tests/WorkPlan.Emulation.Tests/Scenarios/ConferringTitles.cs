using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Councils;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Titles;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>Titles rest on each other: what is revoked takes later ones into question, and quotas hold at the moment of conferral.</summary>
public sealed class ConferringTitles : IAsyncLifetime
{
    private static readonly string[] Council = ["HS-01", "HS-02", "HS-03"];
    private readonly EmulationApp _app = new();
    private SessionView _session = null!;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        for (var number = 1; number <= 9; number++)
            await _app.HasPerson($"HS-{number:00}", new DateOnly(2000 + number, 1, 1));
        _session = await _app.HasOpenSession(await _app.HasCouncil(Council), Council);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task What_passed_the_council_is_conferred_and_told()
    {
        await _app.HasFighterPolicy(basisPoints: 5000);
        var (worker, other) = (await _app.HasProposal("HS-04"), await _app.HasProposal("HS-05"));
        var fighter = await _app.HasProposal("HS-04", "emulationFighterBase");
        await _app.Confers(worker).ShouldBeProblem(409, "proposal-not-passed");
        await _app.HasPassed(_session, "advancedWorker", worker, other);
        await _app.HasPassed(_session, "emulationFighterBase", fighter);
        // The higher title rests on the lower one of the year, which has to be conferred with it or before.
        await _app.Confers(fighter).ShouldBeProblem(409, "title-basis-missing");

        var titles = await _app.Confers(fighter, other, worker).ShouldBeOk<IReadOnlyList<TitleView>>();

        foreach (var (under, total) in new[] { (EmulationApp.Province, 3), (EmulationApp.Unit, 3), ("QT", 0) })
        {
            Assert.Equal(total, (await _app.AsProvince.Read<ServiceDefaults.Http.Page<TitleView>>($"{EmulationApp.Api}/titles?under={under}")).Total);
            Assert.Equal(total, (await _app.AsProvince.Read<IReadOnlyList<ProposalView>>($"{EmulationApp.Api}/proposals?workYear=2022&under={under}")).Count);
        }
        var base4 = titles.Single(title => title.Title == EmulationTitle.EmulationFighterBase);
        Assert.Equal([titles.Single(title => title is { PersonCode: "HS-04", Title: EmulationTitle.AdvancedWorker }).Id], base4.BasedOn);
        Assert.Equal("01/2019/TT-VKSTC", base4.LegalBasis);
        // Three tenths of the base salary go with the one; the law on the other's begins a day after the decision.
        Assert.Equal([(30, "152/2025/NĐ-CP"), (30, "152/2025/NĐ-CP")], titles.Where(title => title != base4).Select(title => (title.AwardPercent, title.AwardLegalBasis)));
        Assert.Null(base4.AwardPercent);
        var told = await _app.Bus.ShouldHavePublished<TitleConferred>(message => message.Title == "emulationFighterBase");
        Assert.Equal(("HS-04", 2022, "90/QĐ-VKS"), (told.PersonCode!, told.WorkYear, told.DecisionNumber));
        await _app.Confers(worker).ShouldBeProblem(409, "proposal-not-passed");
        await _app.HasTitle("HS-04", 2021, "advancedWorker");
        await _app.AsChief.Create($"{EmulationApp.Api}/titles/records", new
        {
            unitCode = EmulationApp.Unit,
            personCode = "HS-04",
            title = "advancedWorker",
            workYear = 2021,
            decisionNumber = "1/QĐ-VKS",
            decidedOn = "2021-12-20",
        }).ShouldBeProblem(409, "title-already-conferred");
    }

    /// <summary>Four were advanced workers when the council gave two places; of two who have the title only one place is left.</summary>
    [Fact]
    public async Task Two_decisions_at_the_same_moment_do_not_share_the_last_place()
    {
        await _app.HasFighterPolicy(basisPoints: 5000);
        var workers = new List<ProposalView>();
        for (var number = 4; number <= 7; number++)
            workers.Add(await _app.HasProposal($"HS-{number:00}"));
        await _app.HasPassed(_session, "advancedWorker", [.. workers]);
        ProposalView[] fighters = [await _app.HasProposal("HS-04", "emulationFighterBase"), await _app.HasProposal("HS-05", "emulationFighterBase")];
        await _app.HasPassed(_session, "emulationFighterBase", fighters);
        await _app.Confers([.. workers[..2]]).ShouldBeOk<IReadOnlyList<TitleView>>();

        var answers = await Task.WhenAll(fighters.Select(fighter => _app.Confers(fighter)));

        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        await _app.Confers(fighters[answers[0].IsSuccessStatusCode ? 1 : 0]).ShouldBeProblem(409, "title-quota-exceeded");
        Assert.Equal(1, await _app.Database(db => db.Titles.CountAsync(title => title.Title == EmulationTitle.EmulationFighterBase)));
        Assert.Equal(1, (await _app.Database(db => db.QuotaLedgers.SingleAsync())).Conferred);

        // Where a database lets both read before either writes, the pool's ledger is what the second one does not get past.
        await _app.Database(async first =>
        {
            (await first.QuotaLedgers.SingleAsync()).Count(1);
            await _app.Database(async second =>
            {
                (await second.QuotaLedgers.SingleAsync()).Count(1);
                await second.SaveChangesAsync();
            });
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task A_decision_beyond_the_quota_is_refused_as_a_whole_with_the_arithmetic()
    {
        await _app.HasFighterPolicy(basisPoints: 5000);
        var workers = new[] { await _app.HasProposal("HS-04"), await _app.HasProposal("HS-05") };
        await _app.HasPassed(_session, "advancedWorker", workers);
        var fighter = await _app.HasProposal("HS-04", "emulationFighterBase");
        await _app.HasPassed(_session, "emulationFighterBase", fighter);

        // Of the two that passed, one is conferred: half of one, rounded down, is nobody.
        var problem = await _app.Confers(workers[0], fighter).ShouldBeProblem(409, "title-quota-exceeded");

        Assert.Equal("01/2019/TT-VKSTC", problem.Body.GetProperty("citation").GetString());
        Assert.Contains("50,00 % của 1 người = 0,50", problem.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty((await _app.AsProvince.Read<JsonElement>($"{EmulationApp.Api}/titles")).GetProperty("items").EnumerateArray());
        Assert.Equal(3, (await _app.Confers([.. workers, fighter]).ShouldBeOk<IReadOnlyList<TitleView>>()).Count);
    }

    /// <summary>15 % of 6 is 0.9: nobody in the small unit, somebody when the province counts together.</summary>
    [Theory]
    [InlineData("unit", ProposalState.BeyondQuota)]
    [InlineData("province", ProposalState.Passed)]
    public async Task A_small_unit_has_a_fighter_only_where_the_quota_pools_across_the_province(string pool, ProposalState expected)
    {
        await _app.HasFighterPolicy(pool: pool);
        for (var number = 4; number <= 9; number++)
            await _app.HasTitle($"HS-{number:00}", 2022, "advancedWorker");
        await _app.HasTitleElsewhere("HT.KA", "KA-01", 2022);
        var fighter = await _app.HasProposal("HS-04", "emulationFighterBase");

        await _app.HasPassed(_session, "emulationFighterBase", fighter);

        Assert.Equal(expected, (await Proposal(fighter.Id)).State);
    }

    [Fact]
    public async Task Revoking_a_base_title_breaks_the_chain_of_a_sector_title_that_is_proposed()
    {
        await _app.HasFighterPolicy(basisPoints: 10_000);
        await _app.HasTitle("HS-04", 2020);
        var middle = await _app.HasTitle("HS-04", 2021);
        await _app.HasTitle("HS-04", 2022);
        var sector = await _app.HasProposal("HS-04", "emulationFighterSector");
        Assert.Equal(3, sector.BasedOn.Count);
        await _app.HasPassed(_session, "emulationFighterSector", sector);

        var revoked = await Revoke(middle.Id).ShouldBeOk<RevocationView>();

        Assert.Equal([sector.Id], revoked.Blocked.Select(proposal => proposal.Id));
        Assert.Equal(ProposalState.Blocked, (await Proposal(sector.Id)).State);
        await _app.Confers(sector).ShouldBeProblem(409, "proposal-not-passed");
        var told = await _app.Bus.ShouldHavePublished<TitleRevoked>();
        Assert.Equal((2021, "Thành tích không đúng."), (told.WorkYear, told.Reason));
        var view = await _app.AsOfficer.Read<EligibilityView>($"{EmulationApp.Api}/eligibility?unit={EmulationApp.Unit}&workYear=2022");
        var reason = view.People.Single(person => person is { PersonCode: "HS-04", Title: EmulationTitle.EmulationFighterSector }).Reasons.Single();
        Assert.Equal("Cần 3 năm liên tục đạt danh hiệu Chiến sĩ thi đua cơ sở; đã đạt các năm: 2020, 2022.", reason.Text);
        var again = await _app.As("unitHead", EmulationApp.Unit).Create($"{EmulationApp.Api}/proposals", EmulationApp.Proposal("HS-04", "emulationFighterSector"))
            .ShouldBeProblem(409, "proposal-not-eligible");
        Assert.Equal("eligibility.prior-titles", again.Body.GetProperty("items")[0].GetProperty("code").GetString());
        await Revoke(middle.Id).ShouldBeProblem(409, "title-already-revoked");
    }

    [Fact]
    public async Task A_decision_is_dated_neither_ahead_nor_before_the_council_that_voted()
    {
        await _app.HasFighterPolicy();
        var (worker, later) = (await _app.HasProposal("HS-04"), await _app.HasProposal("HS-05"));
        await _app.HasPassed(_session, "advancedWorker", worker, later);
        var day = new DateOnly(2022, 12, 10);
        _app.HasCome(day);

        await Confers(day.AddDays(1)).ShouldBeProblem(409, "title-decided-ahead");
        var problem = await Confers(new DateOnly(2022, 12, 4)).ShouldBeProblem(409, "conferral-before-council");

        Assert.Contains("05/12/2022", problem.Detail, StringComparison.Ordinal);
        Assert.Empty(await Titles());
        Assert.Equal(ProposalState.Passed, (await Proposal(worker.Id)).State);
        // On the day of the session it is decided at the earliest.
        await Confers(new DateOnly(2022, 12, 5)).ShouldBeOk<IReadOnlyList<TitleView>>();

        Task<HttpResponseMessage> Confers(DateOnly decidedOn) => _app.AsChief.Create(
            $"{EmulationApp.Api}/titles",
            new { byUnitCode = EmulationApp.Province, decisionNumber = "90/QĐ-VKS", decidedOn, proposalIds = new[] { worker.Id, later.Id } });
    }

    [Fact]
    public async Task Conferred_titles_that_rested_on_it_come_into_question_until_upheld()
    {
        await _app.HasFighterPolicy(basisPoints: 10_000);
        var worker = await _app.HasProposal("HS-04");
        await _app.HasPassed(_session, "advancedWorker", worker);
        await _app.HasTitle("HS-04", 2020);
        await _app.HasTitle("HS-04", 2021);
        var fighter = await _app.HasProposal("HS-04", "emulationFighterBase");
        await _app.HasPassed(_session, "emulationFighterBase", fighter);
        await _app.Confers(worker, fighter).ShouldBeOk<IReadOnlyList<TitleView>>();
        var sector = await _app.HasProposal("HS-04", "emulationFighterSector");
        await _app.HasPassed(_session, "emulationFighterSector", sector);
        await _app.Confers(sector).ShouldBeOk<IReadOnlyList<TitleView>>();
        var titles = await Titles();
        var first = titles.Single(title => title.Title == EmulationTitle.AdvancedWorker);

        var revoked = await Revoke(first.Id).ShouldBeOk<RevocationView>();

        Assert.Equal(
            [EmulationTitle.EmulationFighterBase, EmulationTitle.EmulationFighterSector],
            revoked.InQuestion.Select(title => title.Title));
        Assert.Equal(2, (await _app.Bus.ShouldHavePublished<TitleRevoked>()).InQuestionTitleIds.Count);
        var questioned = revoked.InQuestion[1];
        await Decide(titles.Single(title => title.WorkYear == 2021).Id, "uphold").ShouldBeProblem(409, "title-not-in-question");
        // A decision on what came into question follows it, and is none before its day.
        await Decide(questioned.Id, "uphold", "2023-02-28").ShouldBeProblem(409, "title-decided-before-last");
        await Decide(revoked.InQuestion[0].Id, "revoke", "2023-02-28").ShouldBeProblem(409, "title-decided-before-last");
        await DecideNow(questioned.Id, "uphold", "2023-03-02").ShouldBeProblem(409, "title-decided-ahead");
        await DecideNow(questioned.Id, "revoke", "2023-03-02").ShouldBeProblem(409, "title-decided-ahead");
        Assert.All(await Titles(), title => Assert.Equal(title.Id == first.Id ? 1 : revoked.InQuestion.Any(other => other.Id == title.Id) ? 1 : 0, title.History.Count));
        var upheld = await Decide(questioned.Id, "uphold").ShouldBeOk<TitleView>();
        Assert.Equal(TitleState.Conferred, upheld.State);
        Assert.Equal([TitleState.InQuestion, TitleState.Conferred], upheld.History.Select(change => change.State));
        await Decide(revoked.InQuestion[0].Id, "revoke", "2020-01-01").ShouldBeProblem(409, "title-revoked-before-conferred");
        await _app.AsOfficer.Change(HttpMethod.Post, $"{EmulationApp.Api}/titles/{questioned.Id}/revoke", "\"1\"", Decision("2023-03-01"))
            .ShouldBeProblem(403, "not-permitted");
    }

    /// <summary>Two titles came into question by the same revocation; the proposal rests on both, and goes on when both are upheld.</summary>
    [Fact]
    public async Task What_was_blocked_by_a_question_goes_on_when_it_is_answered_in_favour()
    {
        await _app.HasFighterPolicy(basisPoints: 10_000);
        await _app.HasTitle("HS-04", 2020);
        await _app.HasTitle("HS-04", 2021);
        var worker = await _app.HasProposal("HS-04");
        await _app.HasPassed(_session, "advancedWorker", worker);
        var fighter = await _app.HasProposal("HS-04", "emulationFighterBase");
        await _app.HasPassed(_session, "emulationFighterBase", fighter);
        await _app.Confers(worker, fighter).ShouldBeOk<IReadOnlyList<TitleView>>();
        var sector = await _app.HasProposal("HS-04", "emulationFighterSector");
        await _app.HasPassed(_session, "emulationFighterSector", sector);
        await Revoke((await Titles()).Single(title => title.Title == EmulationTitle.AdvancedWorker).Id).ShouldBeOk<RevocationView>();
        Assert.Equal(ProposalState.Blocked, (await Proposal(sector.Id)).State);
        Assert.Equal(ProposalState.TitleRevoked, (await Proposal(worker.Id)).State);

        await Decide((await Titles()).Single(title => title is { WorkYear: 2022, Title: EmulationTitle.EmulationFighterBase }).Id, "uphold").ShouldBeOk<TitleView>();

        var goesOn = await Proposal(sector.Id);
        Assert.Equal((ProposalState.Passed, null), (goesOn.State, goesOn.Reason));
        // The lower title was revoked; once it is proposed and conferred anew, nothing is in the way.
        var again = await _app.HasProposal("HS-04");
        await _app.HasPassed(_session, "advancedWorker", again);
        await _app.Confers(new DateOnly(2023, 3, 1), again, sector).ShouldBeOk<IReadOnlyList<TitleView>>();
        Assert.Equal(5, (await Titles()).Count(title => title.State == TitleState.Conferred));
    }

    [Fact]
    public async Task Whose_place_was_given_away_while_he_was_blocked_waits_for_another()
    {
        await _app.HasFighterPolicy(basisPoints: 5_000);
        var workers = new[] { await _app.HasProposal("HS-04"), await _app.HasProposal("HS-05") };
        await _app.HasPassed(_session, "advancedWorker", workers);
        await _app.Confers(workers).ShouldBeOk<IReadOnlyList<TitleView>>();
        var first = await _app.HasProposal("HS-04", "emulationFighterBase");
        await _app.HasPassed(_session, "emulationFighterBase", first);
        var lower = (await Titles()).Single();
        // As when the title below it came into question because of another one.
        await _app.Database(async db =>
        {
            var title = await db.Titles.SingleAsync(known => known.Id == lower.Id);
            title.Question(title, new DateOnly(2022, 12, 11), "Xem xét lại.");
            (await db.TitleProposals.SingleAsync(proposal => proposal.Id == first.Id)).Block("Xem xét lại.");
            await db.SaveChangesAsync();
        });
        var second = await _app.HasProposal("HS-05", "emulationFighterBase");
        await _app.HasPassed(_session, "emulationFighterBase", second);

        await Decide(lower.Id, "uphold").ShouldBeOk<TitleView>();

        Assert.Equal((ProposalState.BeyondQuota, ProposalState.Passed), ((await Proposal(first.Id)).State, (await Proposal(second.Id)).State));
        await _app.AsChief.Create($"{EmulationApp.Api}/council-sessions/{_session.Id}/ballots", EmulationApp.Ballot("emulationFighterBase", first))
            .ShouldBeProblem(409, "ballot-no-places-left");
    }

    [Fact]
    public async Task Who_was_beyond_the_quota_gets_another_ballot_when_it_has_grown()
    {
        await _app.HasFighterPolicy(basisPoints: 5_000);
        var workers = new[] { await _app.HasProposal("HS-04"), await _app.HasProposal("HS-05") };
        await _app.HasPassed(_session, "advancedWorker", workers);
        var (first, second) = (await _app.HasProposal("HS-04", "emulationFighterBase"), await _app.HasProposal("HS-05", "emulationFighterBase"));
        await _app.HasPassed(_session, "emulationFighterBase", first);
        await _app.HasPassed(_session, "emulationFighterBase", second);
        Assert.Equal(ProposalState.BeyondQuota, (await Proposal(second.Id)).State);
        var ballots = $"{EmulationApp.Api}/council-sessions/{_session.Id}/ballots";
        var full = await _app.AsChief.Create(ballots, EmulationApp.Ballot("emulationFighterBase", second)).ShouldBeProblem(409, "ballot-no-places-left");
        Assert.Contains("50,00 % của 2 người", full.Detail, StringComparison.Ordinal);

        await _app.HasPassed(_session, "advancedWorker", await _app.HasProposal("HS-06"), await _app.HasProposal("HS-07"));
        await _app.HasPassed(_session, "emulationFighterBase", second);

        Assert.Equal(ProposalState.Passed, (await Proposal(second.Id)).State);
    }

    [Fact]
    public async Task What_was_withdrawn_by_mistake_is_proposed_anew_and_what_the_council_voted_down_is_not()
    {
        await _app.HasFighterPolicy();
        var client = _app.As("unitHead", EmulationApp.Unit);
        var (mistaken, refused) = (await _app.HasProposal("HS-04"), await _app.HasProposal("HS-05"));
        await client.Change(HttpMethod.Post, $"{EmulationApp.Api}/proposals/{mistaken.Id}/withdraw", "\"1\"", new { reason = "Nhầm." }).ShouldBeOk<ProposalView>();
        Assert.Equal(ProposalState.Proposed, (await _app.HasProposal("HS-04")).State);

        var ballot = await _app.HasBallot(_session, "advancedWorker", refused);
        foreach (var person in Council)
            await _app.Votes(ballot, person, "D").ShouldBeOk<Ballots.ReceiptView>();
        await _app.Closes(ballot);
        var read = await client.GetAsync(new Uri($"{EmulationApp.Api}/proposals/{refused.Id}", UriKind.Relative));
        await client.Change(HttpMethod.Post, $"{EmulationApp.Api}/proposals/{refused.Id}/withdraw", read.Etag(), new { reason = "Xin rút." })
            .ShouldBeProblem(409, "proposal-too-late-to-withdraw");
        await client.Create($"{EmulationApp.Api}/proposals", EmulationApp.Proposal("HS-05")).ShouldBeProblem(409, "proposal-already-there");
    }

    /// <summary>The register named another unit between two decisions: he has the title of that year already.</summary>
    [Fact]
    public async Task Nobody_has_the_same_title_of_a_year_through_two_units()
    {
        await _app.HasFighterPolicy();
        await _app.HasTitle("HS-04", 2022, "advancedWorker");
        await _app.Bus.Deliver(EmulationApp.UnitState("HT.KA", EmulationApp.Province, "district"));
        await _app.Bus.Deliver(EmulationApp.PersonState("HS-04", new DateOnly(2004, 1, 1), version: 2) with { UnitCode = "HT.KA" });

        await _app.As("unitHead", "HT.KA").Create($"{EmulationApp.Api}/proposals", EmulationApp.Proposal("HS-04", unit: "HT.KA"))
            .ShouldBeProblem(409, "title-already-conferred");
        await _app.As("unitHead", "HT.KA").Create($"{EmulationApp.Api}/proposals", EmulationApp.Proposal("HS-04", "emulationFighterBase", "HT.KA"))
            .ShouldBeOk<ProposalView>();
        await _app.Bus.Deliver(EmulationApp.PersonState("HS-04", new DateOnly(2004, 1, 1), version: 3));
        await _app.As("unitHead", EmulationApp.Unit).Create($"{EmulationApp.Api}/proposals", EmulationApp.Proposal("HS-04", "emulationFighterBase"))
            .ShouldBeProblem(409, "proposal-already-there");
    }

    [Fact]
    public async Task A_fault_used_in_one_year_is_no_obstacle_in_the_next()
    {
        await _app.HasFighterPolicy();
        await _app.Bus.Deliver(EmulationApp.Discipline(Guid.CreateVersion7(), "HS-04", faultYear: 2021, decidedOn: new DateOnly(2022, 1, 20)));
        await _app.Bus.Deliver(EmulationApp.Discipline(Guid.CreateVersion7(), "HS-05", faultYear: 2022, decidedOn: new DateOnly(2023, 1, 20)));

        Assert.Equal(ProposalState.Proposed, (await _app.HasProposal("HS-04")).State);
        await _app.As("unitHead", EmulationApp.Unit).Create($"{EmulationApp.Api}/proposals", EmulationApp.Proposal("HS-05"))
            .ShouldBeProblem(409, "proposal-not-eligible");
    }

    [Fact]
    public async Task A_proposal_is_made_once_of_the_units_own_people_and_withdrawn_before_it_is_conferred()
    {
        await _app.HasFighterPolicy();
        var proposal = await _app.HasProposal("HS-04");
        var client = _app.As("unitHead", EmulationApp.Unit);
        var proposals = $"{EmulationApp.Api}/proposals";
        await client.Create(proposals, EmulationApp.Proposal("HS-04")).ShouldBeProblem(409, "proposal-already-there");
        await client.Create(proposals, EmulationApp.Proposal("QT-01")).ShouldBeProblem(409, "person-not-in-unit");
        await client.Create(proposals, EmulationApp.Proposal(null)).ShouldBeProblem(409, "title-wrong-holder");
        await client.Create(proposals, EmulationApp.Proposal(null, "excellentCollective")).ShouldBeProblem(409, "title-not-in-policy");
        await client.Create(proposals, EmulationApp.Proposal("HS-04", unit: "HT")).ShouldBeProblem(403, "outside-your-units");
        Assert.Null((await _app.HasProposal(null, "advancedCollective")).PersonCode);
        var withdraw = $"{proposals}/{proposal.Id}/withdraw";
        var withdrawn = await client.Change(HttpMethod.Post, withdraw, "\"1\"", new { reason = "Xin rút." });
        await client.Change(HttpMethod.Post, withdraw, withdrawn.Etag(), new { reason = "Xin rút." }).ShouldBeProblem(409, "proposal-too-late-to-withdraw");
    }

    private Task<ProposalView> Proposal(Guid id) => _app.AsProvince.Read<ProposalView>($"{EmulationApp.Api}/proposals/{id}");

    private async Task<IReadOnlyList<TitleView>> Titles() =>
        (await _app.AsProvince.Read<ServiceDefaults.Http.Page<TitleView>>($"{EmulationApp.Api}/titles?person=HS-04")).Items;

    private Task<HttpResponseMessage> Revoke(Guid id) => Decide(id, "revoke");

    private async Task<HttpResponseMessage> Decide(Guid id, string verb, string on = "2023-03-01")
    {
        _app.HasCome(DateOnly.Parse(on, CultureInfo.InvariantCulture));
        return await DecideNow(id, verb, on);
    }

    private async Task<HttpResponseMessage> DecideNow(Guid id, string verb, string on)
    {
        var read = await _app.AsChief.GetAsync(new Uri($"{EmulationApp.Api}/titles/{id}", UriKind.Relative));
        return await _app.AsChief.Change(HttpMethod.Post, $"{EmulationApp.Api}/titles/{id}/{verb}", read.Etag(), Decision(on));
    }

    private static object Decision(string on) => new { decisionNumber = "7/QĐ-VKS", decidedOn = on, reason = "Thành tích không đúng." };
}
