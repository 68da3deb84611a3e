using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Ballots;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Councils;
using WorkPlan.Emulation.Titles;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>A council with a quorum, a secret ballot that can be counted again, and votes that lead to nobody.</summary>
public sealed class HoldingABallot : IAsyncLifetime
{
    private static readonly string[] Council = ["HS-01", "HS-02", "HS-03", "HS-04", "HS-05"];
    private readonly EmulationApp _app = new();
    private CouncilView _council = null!;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        for (var number = 1; number <= 12; number++)
            await _app.HasPerson($"HS-{number:00}", new DateOnly(2000 + number, 1, 1));
        await _app.HasFighterPolicy();
        _council = await _app.HasCouncil(Council);
    }

    private HttpClient Elector => _app.As("staff", EmulationApp.Unit, personCode: "HS-02");

    private HttpClient Auditor => _app.As("auditor", EmulationApp.Province);

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_session_opens_with_a_quorum_of_members_and_proves_it()
    {
        var (called, etag) = await _app.HasCalledSession(_council);
        var open = $"{EmulationApp.Api}/council-sessions/{called.Id}/open";
        await _app.AsChief.Change(HttpMethod.Post, open, etag, new { presentPersonCodes = Council[..3] }).ShouldBeProblem(409, "council-no-quorum");
        await _app.AsChief.Change(HttpMethod.Post, open, etag, new { presentPersonCodes = new[] { "HS-12" } }).ShouldBeProblem(409, "council-not-a-member");
        var opened = await _app.AsChief.Change(HttpMethod.Post, open, etag, new { presentPersonCodes = Council[..4] });
        var session = await opened.ShouldBeOk<SessionView>();
        Assert.Equal((5, 4, 4), (session.Members, session.Quorum, session.PresentPersonCodes.Count));
        Assert.Equal(_council.Id, Assert.Single(await _app.AsChief.Read<List<CouncilView>>($"{EmulationApp.Api}/councils")).Id);
        Assert.Equal(session.Id, Assert.Single(await _app.AsChief.Read<List<SessionView>>($"{EmulationApp.Api}/councils/{_council.Id}/sessions")).Id);
        await _app.AsChief.Change(HttpMethod.Post, open, opened.Etag(), new { presentPersonCodes = Council }).ShouldBeProblem(409, "council-session-not-called");
        var proposal = await _app.HasProposal("HS-06");
        var ballot = await _app.HasBallot(session, "advancedWorker", proposal);
        var close = $"{EmulationApp.Api}/council-sessions/{session.Id}/close";
        await _app.AsChief.Change(HttpMethod.Post, close, opened.Etag(), new { conclusions = "Thống nhất." }).ShouldBeProblem(409, "council-ballots-open");
        await _app.Closes(ballot);
        var closed = await _app.AsChief.Change(HttpMethod.Post, close, opened.Etag(), new { conclusions = "Thống nhất." });
        await _app.AsChief.Change(HttpMethod.Post, close, closed.Etag(), new { conclusions = "Thống nhất." }).ShouldBeProblem(409, "council-session-not-open");
        await _app.AsChief.Create($"{EmulationApp.Api}/council-sessions/{session.Id}/ballots", EmulationApp.Ballot("advancedWorker", proposal))
            .ShouldBeProblem(409, "council-session-not-open");
    }

    [Fact]
    public async Task The_recount_equals_the_count_and_everybody_finds_his_own_hash()
    {
        var session = await _app.HasOpenSession(_council, Council);
        var (first, second) = (await _app.HasProposal("HS-06"), await _app.HasProposal("HS-07"));
        var ballot = await _app.HasBallot(session, "advancedWorker", first, second);
        var receipts = new List<string>();
        foreach (var (person, answers) in Council.Zip(["AA", "AD", "AA", "AD", "AD"]))
            receipts.Add((await _app.Votes(ballot, person, answers).ShouldBeOk<ReceiptView>()).Hash);
        await _app.AsChief.GetAsync(new Uri($"{EmulationApp.Api}/ballots/{ballot.Id}/hashes", UriKind.Relative)).ShouldBeProblem(409, "ballot-still-open");
        await _app.AsChief.GetAsync(new Uri($"{EmulationApp.Api}/ballots/{ballot.Id}/recount", UriKind.Relative)).ShouldBeProblem(409, "ballot-still-open");

        var closed = await _app.Closes(ballot);

        Assert.Equal((5, 5, 4), (closed.Voted, closed.Papers!.Value, closed.Needed));
        // The others hear that it was opened and closed, and who could vote: of no vote anything.
        Assert.Equal(Council, (await _app.Bus.ShouldHavePublished<BallotOpened>(message => message.BallotId == ballot.Id)).ElectorPersonCodes);
        Assert.Equal("advancedWorker", (await _app.Bus.ShouldHavePublished<BallotClosed>(message => message.BallotId == ballot.Id)).Title);
        Assert.Equal(
            [(5, 0, ProposalState.Passed), (2, 3, ProposalState.NotPassed)],
            closed.Proposals.Select(line => (line.Agree!.Value, line.Disagree!.Value, line.State)));
        var list = await _app.As("staff", EmulationApp.Unit, personCode: "HS-02").Read<HashListView>($"{EmulationApp.Api}/ballots/{ballot.Id}/hashes");
        Assert.Equal(receipts.Order(StringComparer.Ordinal), list.Hashes);
        Assert.Equal(closed.HashListDigest, list.Digest);
        var recount = await _app.AsVerifier.Read<RecountView>($"{EmulationApp.Api}/ballots/{ballot.Id}/recount");
        Assert.True(recount.Holds);
        Assert.Equal([5, 2], recount.Votes.Select(line => line.Agree));
    }

    /// <summary>Counted here from nothing but what the service publishes, as somebody would who does not trust it.</summary>
    [Fact]
    public async Task An_auditor_counts_the_papers_himself_and_learns_nobodys_vote()
    {
        var session = await _app.HasOpenSession(_council, Council);
        var ballot = await _app.HasBallot(session, "advancedWorker", await _app.HasProposal("HS-06"), await _app.HasProposal("HS-07"), await _app.HasProposal("HS-08"));
        var papersOf = $"{EmulationApp.Api}/ballots/{ballot.Id}/papers";
        // In an order of their own, and each with a number of its own.
        var cast = Council.Zip(["AAD", "ADD", "AAA", "DAD", "ADD"], Enumerable.Range(1, 5).Reverse().Select(number => $"{number}{Guid.NewGuid():N}")).ToList();
        foreach (var (person, answers, nonce) in cast)
            await _app.Votes(ballot, person, answers, nonce).ShouldBeOk<ReceiptView>();
        await Auditor.GetAsync(new Uri(papersOf, UriKind.Relative)).ShouldBeProblem(409, "ballot-still-open");
        var closed = await _app.Closes(ballot);

        var json = await Auditor.Read<JsonElement>(papersOf);

        var papers = json.GetProperty("papers").EnumerateArray().ToList();
        var hashes = papers.Select(paper => Sha256($"{ballot.Id:N}|{paper.GetProperty("answers").GetString()}|{paper.GetProperty("nonce").GetString()}")).ToList();
        Assert.Equal(closed.HashListDigest, Sha256(string.Join('\n', hashes.Order(StringComparer.Ordinal))));
        Assert.Equal(hashes, papers.Select(paper => paper.GetProperty("hash").GetString()));
        Assert.Equal(closed.Voted, papers.Count);
        Assert.Equal(
            closed.Proposals.Select(line => (line.ProposalId, line.Agree!.Value, line.Disagree!.Value)),
            json.GetProperty("proposals").EnumerateArray().Select((proposal, at) => (
                proposal.GetGuid(), papers.Count(paper => paper.GetProperty("answers").GetString()![at] == 'A'), papers.Count(paper => paper.GetProperty("answers").GetString()![at] == 'D'))));
        // In the order of their hashes, so neither in that of the votes nor of the voters; no id, time or person is beside them.
        Assert.Equal(hashes.Order(StringComparer.Ordinal), hashes);
        Assert.All(papers, paper => Assert.Equal(["answers", "hash", "nonce"], paper.EnumerateObject().Select(property => property.Name).Order()));
        Assert.Equal(["ballotId", "digest", "papers", "proposals"], json.EnumerateObject().Select(property => property.Name).Order());
        Assert.All(Council, person => Assert.DoesNotContain(person, json.GetRawText(), StringComparison.Ordinal));

        // He sees all else of the ballot, too.
        Assert.Equal(closed.HashListDigest, (await Auditor.Read<BallotView>($"{EmulationApp.Api}/ballots/{ballot.Id}")).HashListDigest);
        Assert.True((await Auditor.Read<RecountView>($"{EmulationApp.Api}/ballots/{ballot.Id}/recount")).Holds);
        await _app.As("auditor", EmulationApp.Unit).GetAsync(new Uri(papersOf, UriKind.Relative)).ShouldBeProblem(404, "not-found");

        static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Each of them was shown a receipt: beside the papers it would be a vote.</summary>
    [Fact]
    public async Task Whoever_votes_leads_or_conducts_reads_no_paper_whatever_receipt_he_knows()
    {
        var session = await _app.HasOpenSession(_council, Council);
        var ballot = await _app.HasBallot(session, "advancedWorker", await _app.HasProposal("HS-06"), await _app.HasProposal("HS-07"), await _app.HasProposal("HS-08"));
        var paths = new[] { "", "/hashes", "/recount" }.Select(rest => $"{EmulationApp.Api}/ballots/{ballot.Id}{rest}")
            .Append($"{EmulationApp.Api}/council-sessions/{session.Id}/ballots").ToList();
        var (receipts, nonces) = (new List<string>(), new List<string>());
        var cast = new[] { "AAD", "ADD", "AAA", "DAD", "DDA" };
        foreach (var (person, answers) in Council.Zip(cast))
        {
            nonces.Add(Guid.NewGuid().ToString("N"));
            receipts.Add((await _app.Votes(ballot, person, answers, nonces[^1]).ShouldBeOk<ReceiptView>()).Hash);
        }
        await _app.Closes(ballot);
        var papers = new Uri($"{EmulationApp.Api}/ballots/{ballot.Id}/papers", UriKind.Relative);
        HttpClient[] curious =
        [
            _app.AsChief,
            _app.AsVerifier,
            _app.AsProvinceOfficer,
            Elector,
            _app.As("staff", EmulationApp.Province, personCode: "HS-12"),
            // The role of an auditor is none for whoever voted or conducts the ballot.
            _app.As("auditor", EmulationApp.Province, personCode: "HS-03"),
            _app.AsHolderOf([TestTokens.Grant("auditor", EmulationApp.Province, false), TestTokens.Grant("chief", EmulationApp.Province, true)], "HT-CHIEF"),
        ];

        foreach (var client in curious)
        {
            var refused = await client.GetAsync(papers).ShouldBeProblem(403, "ballot-papers-not-for-you");
            var read = new List<string> { refused.Body.GetRawText() };
            foreach (var path in paths)
            {
                var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                read.Add(await answer.Content.ReadAsStringAsync());
            }
            Assert.Contains(read, json => receipts.TrueForAll(hash => json.Contains(hash, StringComparison.Ordinal)));
            Assert.All(read, json => Assert.DoesNotContain("\"answers\"", json, StringComparison.Ordinal));
            var secrets = cast.Select(answers => $"\"{answers}\"").Concat(nonces).ToList();
            Assert.All(read, json => Assert.All(secrets, secret => Assert.DoesNotContain(secret, json, StringComparison.Ordinal)));
        }
        Assert.Equal(5, (await Auditor.Read<PaperListView>(papers.OriginalString)).Papers.Count);
    }

    [Fact]
    public async Task A_paper_that_somebody_changed_in_the_urn_is_seen()
    {
        var session = await _app.HasOpenSession(_council, Council);
        var ballot = await _app.HasBallot(session, "advancedWorker", await _app.HasProposal("HS-06"));
        foreach (var person in Council)
            await _app.Votes(ballot, person, "A").ShouldBeOk<ReceiptView>();
        await _app.Closes(ballot);
        await _app.Database(db => db.BallotPapers.Take(1).ExecuteUpdateAsync(paper => paper.SetProperty(row => row.Answers, "D")));

        var recount = await _app.AsVerifier.Read<RecountView>($"{EmulationApp.Api}/ballots/{ballot.Id}/recount");

        Assert.Equal((false, true, true, false, false), (recount.HashesHold, recount.ListHolds, recount.PapersOfVoters, recount.CountHolds, recount.Holds));
    }

    [Fact]
    public async Task No_stored_row_leads_from_a_paper_to_a_person_or_a_time()
    {
        var session = await _app.HasOpenSession(_council, Council);
        var ballot = await _app.HasBallot(session, "advancedWorker", await _app.HasProposal("HS-06"));
        var before = await _app.Database(db => db.Ballots.Select(row => row.Version).SingleAsync());
        var nonces = new List<string>();
        foreach (var person in Council)
        {
            nonces.Add(Guid.NewGuid().ToString("N"));
            await _app.Votes(ballot, person, "A", nonces[^1]).ShouldBeOk<ReceiptView>();
        }

        await _app.Database(async db =>
        {
            Assert.Equal(before, await db.Ballots.Select(row => row.Version).SingleAsync());
            var paper = db.Model.FindEntityType(typeof(BallotPaper))!.GetProperties().Select(property => property.Name);
            Assert.Equal(["Answers", "BallotId", "Cast", "Hash", "Id", "Nonce"], paper.Order(StringComparer.Ordinal));
            var elector = db.Model.FindEntityType(typeof(BallotElector))!.GetProperties().Select(property => property.Name);
            Assert.Equal(["BallotId", "PersonCode", "Voted"], elector.Order(StringComparer.Ordinal));
            Assert.Empty(await db.IdempotencyRecords.Where(record => record.UserId.StartsWith("staff")).ToListAsync());
            Assert.Equal(5, await db.BallotPapers.CountAsync(row => row.Cast));
        });
    }

    [Fact]
    public async Task Only_who_is_present_votes_and_only_once_and_completely()
    {
        var session = await _app.HasOpenSession(_council, Council[..4]);
        var ballot = await _app.HasBallot(session, "advancedWorker", await _app.HasProposal("HS-06"), await _app.HasProposal("HS-07"));
        await _app.Votes(ballot, "HS-05", "AA").ShouldBeProblem(404, "not-found");
        await _app.Votes(ballot, "HS-05", "AA", unit: EmulationApp.Province).ShouldBeProblem(403, "ballot-not-an-elector");
        await _app.Votes(ballot, "HS-01", "A").ShouldBeProblem(409, "ballot-paper-incomplete");
        await _app.Votes(ballot, "HS-01", "AA", "ngắn").ShouldBeProblem(409, "ballot-nonce-too-short");
        await _app.Votes(ballot, "HS-01", "AA", new string('x', 32)).ShouldBeOk<ReceiptView>();
        await _app.Votes(ballot, "HS-01", "DD").ShouldBeProblem(409, "ballot-already-voted");
        await _app.Votes(ballot, "HS-02", "AA", new string('x', 32)).ShouldBeProblem(409, "ballot-nonce-taken");
        var seen = await _app.As("staff", EmulationApp.Unit, personCode: "HS-01").Read<BallotView>($"{EmulationApp.Api}/ballots/{ballot.Id}");
        Assert.Equal((true, true, 1, null), (seen.MayVote, seen.HasVoted, seen.Voted, seen.Proposals[0].Agree));
        await _app.Closes(ballot);
        await _app.Votes(ballot, "HS-02", "AA").ShouldBeProblem(409, "ballot-closed");
        await _app.As("staff", "QT", personCode: "QT-01").GetAsync(new Uri($"{EmulationApp.Api}/ballots/{ballot.Id}", UriKind.Relative)).ShouldBeProblem(404, "not-found");
        await _app.As("staff", EmulationApp.Province).GetAsync(new Uri($"{EmulationApp.Api}/ballots/{ballot.Id}/recount", UriKind.Relative)).ShouldBeProblem(403, "not-permitted");
    }

    [Fact]
    public async Task Votes_at_the_same_time_are_all_there()
    {
        var session = await _app.HasOpenSession(_council, Council);
        var ballot = await _app.HasBallot(session, "advancedWorker", await _app.HasProposal("HS-06"));

        var answers = await Task.WhenAll(Council.SelectMany(person => new[] { _app.Votes(ballot, person, "A"), _app.Votes(ballot, person, "A") }));

        Assert.Equal(5, answers.Count(answer => answer.IsSuccessStatusCode));
        Assert.Equal(5, (await _app.Closes(ballot)).Proposals[0].Agree);
    }

    [Fact]
    public async Task A_ballot_is_over_open_proposals_for_its_title_below_the_council()
    {
        var session = await _app.HasOpenSession(_council, Council);
        var ballots = $"{EmulationApp.Api}/council-sessions/{session.Id}/ballots";
        var proposal = await _app.HasProposal("HS-06");
        await _app.AsChief.Create(ballots, EmulationApp.Ballot("emulationFighterBase", proposal)).ShouldBeProblem(409, "ballot-wrong-proposal");
        await _app.HasPassed(session, "advancedWorker", proposal);
        await _app.AsChief.Create(ballots, EmulationApp.Ballot("advancedWorker", proposal)).ShouldBeProblem(409, "ballot-wrong-proposal");
        await _app.AsOfficer.Create(ballots, EmulationApp.Ballot("advancedWorker", proposal)).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Equals_beyond_the_quota_wait_for_another_ballot_and_seniority_decides_where_the_policy_says_so()
    {
        var session = await _app.HasOpenSession(_council, Council);
        var workers = new List<ProposalView>();
        for (var number = 6; number <= 12; number++)
            workers.Add(await _app.HasProposal(string.Create(CultureInfo.InvariantCulture, $"HS-{number:00}")));
        await _app.HasPassed(session, "advancedWorker", [.. workers]);
        var (older, younger) = (await _app.HasProposal("HS-06", "emulationFighterBase"), await _app.HasProposal("HS-07", "emulationFighterBase"));

        // 15 % of 7 is 1.05, one place; both have five votes.
        var ballot = await _app.HasBallot(session, "emulationFighterBase", younger, older);
        foreach (var person in Council)
            await _app.Votes(ballot, person, "AA").ShouldBeOk<ReceiptView>();
        var closed = await _app.Closes(ballot);

        Assert.Equal(
            [("HS-06", ProposalState.Passed), ("HS-07", ProposalState.BeyondQuota)],
            closed.Proposals.Select(line => (line.PersonCode!, line.State)).OrderBy(line => line.Item1));
    }

    [Fact]
    public async Task Members_come_and_go_and_there_is_one_chair()
    {
        var members = $"{EmulationApp.Api}/councils/{_council.Id}/members";
        var etag = (await _app.AsChief.GetAsync(new Uri($"{EmulationApp.Api}/councils/{_council.Id}", UriKind.Relative))).Etag();
        await _app.AsChief.Change(HttpMethod.Post, members, etag, new { personCode = "HS-01", role = "member", from = "2022-06-01" }).ShouldBeProblem(409, "council-already-member");
        await _app.AsChief.Change(HttpMethod.Post, members, etag, new { personCode = "HS-06", role = "chair", from = "2022-06-01" }).ShouldBeProblem(409, "council-has-chair");
        await _app.AsChief.Change(HttpMethod.Post, members, etag, new { personCode = "HS-06", role = "member", from = "2021-06-01" }).ShouldBeProblem(409, "council-member-before-council");
        await _app.AsChief.Change(HttpMethod.Post, members, etag, new { personCode = "XX", role = "member", from = "2022-06-01" }).ShouldBeProblem(409, "person-not-known");
        await _app.AsChief.Change(HttpMethod.Post, $"{members}/release", etag, new { personCode = "HS-06", lastDay = "2022-06-01" }).ShouldBeProblem(409, "council-not-a-member");
        var released = await _app.AsChief.Change(HttpMethod.Post, $"{members}/release", etag, new { personCode = "HS-05", lastDay = "2022-06-30" });
        Assert.Equal(new DateOnly(2022, 6, 30), (await released.ShouldBeOk<CouncilView>()).Members.Single(member => member.PersonCode == "HS-05").To);
    }
}
