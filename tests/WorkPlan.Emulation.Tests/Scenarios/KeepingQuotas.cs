using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Ballots;
using WorkPlan.Emulation.Councils;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Titles;
using WorkPlan.SharedKernel;
using WorkPlan.Testing.Http;
using static WorkPlan.Emulation.Tests.EmulationApp;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>
/// A quota is never exceeded on the whole way: whatever it is, however it is rounded and pooled, whoever votes how, in whatever portions and at
/// whatever moment titles are conferred and revoked. A law over the service and its database, with a work year of its own for each history.
/// </summary>
public sealed class KeepingQuotas : IAsyncLifetime
{
    private const int Histories = 12;
    private static readonly string[] Council = ["HS-01", "HS-02", "HS-03"];
    private static readonly (string Person, string Unit)[] People =
        [.. Enumerable.Range(1, 5).Select(number => ($"HS-{number:00}", Unit)), .. Enumerable.Range(1, 3).Select(number => ($"KA-{number:00}", Second))];

    private readonly EmulationApp _app = new();
    private CouncilView _council = null!;
    // The sector's calendar begins with 2012.
    private int _workYear = 2011;
    private int _conferredFighters;

    public async Task InitializeAsync()
    {
        await _app.HasUnits();
        await _app.Bus.Deliver(UnitState(Second, Province, "district"));
        foreach (var ((person, unit), place) in People.Select((known, place) => (known, place)))
        {
            // Some are equal in seniority, too.
            var since = new DateOnly(1990 + (place % 3), 1, 1);
            await _app.Bus.Deliver(PersonState(person, since) with { UnitCode = unit });
        }
        _council = await CouncilAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public void No_ballot_decision_or_revocation_leads_beyond_the_quota()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), KeepsAsync).Check(Config.QuickThrowOnFailure.WithMaxTest(Histories));
        // The law is about something: places were given.
        Assert.True(_conferredFighters > 0);
    }

    private async Task<bool> KeepsAsync(int seed)
    {
        var random = new Random(seed);
        var year = ++_workYear;
        var (basisPoints, rounding, pool) = (random.Next(500, 6_000), Enum.GetValues<Rounding>()[random.Next(3)], random.Next(2) == 0 ? "unit" : "province");
        await PolicyAsync(year, basisPoints, rounding, pool);
        var session = await SessionAsync(year);
        var workers = await ProposeAsync(year, "advancedWorker");
        var fighters = await ProposeAsync(year, "emulationFighterBase");
        await DecideAsync(session, "advancedWorker", workers, random, mostAgree: true);
        await DecideAsync(session, "emulationFighterBase", fighters, random, mostAgree: false);
        await AgainAsync(session, random, year);
        // Who was equal to others gets another ballot, and more people may have the lower title by then.
        var tied = (await OfYearAsync(year)).FindAll(proposal => proposal.State == ProposalState.TiedAtQuota).ConvertAll(proposal => proposal.Id);
        if (tied.Count > 0)
            await DecideAsync(session, "emulationFighterBase", tied, random, mostAgree: false);

        for (var step = 0; step < 6; step++)
        {
            var passed = (await OfYearAsync(year)).FindAll(proposal => proposal.State == ProposalState.Passed);
            var held = await HeldAsync(year);
            var portion = passed.FindAll(_ => random.Next(3) > 0).ConvertAll(proposal => proposal.Id);
            if (portion.Count > 0)
            {
                // Now and then two decisions at once about the same people.
                var decisions = random.Next(3) == 0
                    ? new[] { portion, passed.FindAll(_ => random.Next(2) == 0).ConvertAll(proposal => proposal.Id) }.Where(decision => decision.Count > 0)
                    : [portion];
                var answers = await Task.WhenAll(decisions.Select(decision => ConferAsync(year, decision)));
                if (answers.Any(answer => (int)answer.StatusCode is not (200 or 409)) || !await HoldsAsync(year, held, basisPoints, rounding, pool))
                    return false;
            }
            if (random.Next(3) == 0)
                await RevokeOneAsync(year, random);
            await AgainAsync(session, random, year);
        }
        _conferredFighters += await _app.Database(db => db.Titles.CountAsync(title => title.WorkYear == year && title.Title == EmulationTitle.EmulationFighterBase));
        return true;
    }

    /// <summary>
    /// Counted here by hand: wherever a decision gave places, those who hold one are within the share of those who have the lower title. A
    /// revocation makes the share smaller and takes no place back, and so later decisions give none until there is room again.
    /// </summary>
    private async Task<bool> HoldsAsync(int year, HashSet<Guid> before, int basisPoints, Rounding rounding, string pool)
    {
        var standing = await _app.Database(db => db.Titles.AsNoTracking().Where(title => title.WorkYear == year && title.State != TitleState.Revoked).ToListAsync());
        return standing.GroupBy(title => pool == "unit" ? title.UnitCode : Province).All(titles =>
        {
            var fighters = titles.Where(title => title.Title == EmulationTitle.EmulationFighterBase).ToList();
            return fighters.TrueForAll(title => before.Contains(title.Id))
                || fighters.Count <= BasisPoints.Of(titles.Count(title => title.Title == EmulationTitle.AdvancedWorker), basisPoints, rounding);
        });
    }

    private async Task<HashSet<Guid>> HeldAsync(int year) =>
        await _app.Database(async db => (await db.Titles.Where(title => title.WorkYear == year).Select(title => title.Id).ToListAsync()).ToHashSet());

    private Task<List<TitleProposal>> OfYearAsync(int year) =>
        _app.Database(db => db.TitleProposals.AsNoTracking().Where(proposal => proposal.WorkYear == year).OrderBy(proposal => proposal.Id).ToListAsync());

    private Task<HttpResponseMessage> ConferAsync(int year, IReadOnlyList<Guid> proposals)
    {
        _app.HasCome(new DateOnly(year, 12, 20));
        return _app.AsChief.Create($"{Api}/titles", new
        {
            byUnitCode = Province,
            decisionNumber = $"{Guid.NewGuid():N}",
            decidedOn = Day(year, 12, 20),
            proposalIds = proposals,
        });
    }

    private async Task RevokeOneAsync(int year, Random random)
    {
        var standing = await _app.Database(db => db.Titles.AsNoTracking().Where(title => title.WorkYear == year && title.State != TitleState.Revoked)
            .OrderBy(title => title.Id).Select(title => title.Id).ToListAsync());
        if (standing.Count == 0)
            return;
        _app.HasCome(new DateOnly(year, 12, 25));
        var path = $"{Api}/titles/{standing[random.Next(standing.Count)]}";
        var read = await _app.AsChief.GetAsync(new Uri(path, UriKind.Relative));
        await _app.AsChief.Change(HttpMethod.Post, $"{path}/revoke", read.Etag(), new { decisionNumber = "7/QĐ-VKS", decidedOn = Day(year, 12, 25), reason = "Thành tích không đúng." })
            .ShouldBeOk<RevocationView>();
    }

    private async Task<List<Guid>> ProposeAsync(int year, string title)
    {
        var ids = new List<Guid>();
        foreach (var (person, unit) in People)
        {
            ids.Add((await _app.As("unitHead", unit).Create(
                $"{Api}/proposals",
                new { unitCode = unit, personCode = person, title, workYear = year, proposedOn = Day(year, 12, 1), merits = "Hoàn thành tốt nhiệm vụ." })
                .ShouldBeOk<ProposalView>()).Id);
        }
        return ids;
    }

    private async Task DecideAsync(string session, string title, IReadOnlyList<Guid> proposals, Random random, bool mostAgree)
    {
        var ballot = await _app.AsChief.Create(
            $"{session}/ballots", new { title, proposalIds = proposals, thresholdBasisPoints = 3_333, of = "members" }).ShouldBeOk<BallotView>();
        foreach (var member in Council)
        {
            var answers = string.Concat(proposals.Select(_ => random.Next(mostAgree ? 8 : 2) == 0 ? 'D' : 'A'));
            await _app.Votes(ballot, member, answers).ShouldBeOk<ReceiptView>();
        }
        await _app.Closes(ballot);
    }

    /// <summary>Who had the votes and no place asks for another ballot; it is held where places are left, and refused where none are.</summary>
    private async Task AgainAsync(string session, Random random, int year)
    {
        foreach (var beyond in (await OfYearAsync(year)).Where(proposal => proposal.State == ProposalState.BeyondQuota).Select(proposal => proposal.Id))
        {
            var opened = await _app.AsChief.Create(
                $"{session}/ballots", new { title = "emulationFighterBase", proposalIds = new[] { beyond }, thresholdBasisPoints = 3_333, of = "members" });
            if (!opened.IsSuccessStatusCode)
            {
                await opened.ShouldBeProblem(409, "ballot-no-places-left");
                continue;
            }
            var ballot = await opened.ShouldBeOk<BallotView>();
            foreach (var member in Council)
                await _app.Votes(ballot, member, random.Next(3) == 0 ? "D" : "A").ShouldBeOk<ReceiptView>();
            await _app.Closes(ballot);
        }
    }

    private async Task PolicyAsync(int year, int basisPoints, Rounding rounding, string pool) => await _app.As("systemAdministrator").Create($"{Api}/policies", new
    {
        legalBasis = $"{year}/TT-VKSTC",
        validFrom = Day(year, 1, 1),
        validTo = Day(year, 12, 31),
        requiresRegistration = false,
        conditions = new object[] { new { title = "advancedWorker" }, new { title = "emulationFighterBase", buildsOn = "advancedWorker" } },
        quotas = new[] { new { title = "emulationFighterBase", shareOf = "advancedWorker", basisPoints, rounding, pool, tieBreak = new[] { "seniority" } } },
    }).ShouldBeOk<PolicyView>();

    private async Task<CouncilView> CouncilAsync()
    {
        var response = await _app.AsChief.Create(
            $"{Api}/councils", new { unitCode = Province, name = "Hội đồng", legalBasis = "20/QĐ-VKS", quorumBasisPoints = 6_667, validFrom = "2000-01-01" });
        var council = await response.ShouldBeOk<CouncilView>();
        var etag = response.Etag();
        foreach (var person in Council)
        {
            var appointed = await _app.AsChief.Change(
                HttpMethod.Post, $"{Api}/councils/{council.Id}/members", etag, new { personCode = person, role = person == Council[0] ? "chair" : "member", from = "2000-01-01" });
            council = await appointed.ShouldBeOk<CouncilView>();
            etag = appointed.Etag();
        }
        return council;
    }

    private async Task<string> SessionAsync(int year)
    {
        _app.HasCome(new DateOnly(year, 12, 5));
        var called = await _app.AsChief.Create(
            $"{Api}/councils/{_council.Id}/sessions", new { workYear = year, heldOn = Day(year, 12, 5), agenda = new[] { "Xét danh hiệu" } });
        var session = $"{Api}/council-sessions/{(await called.ShouldBeOk<SessionView>()).Id}";
        await _app.AsChief.Change(HttpMethod.Post, $"{session}/open", called.Etag(), new { presentPersonCodes = Council }).ShouldBeOk<SessionView>();
        return session;
    }

    private static string Day(int year, int month, int day) => new DateOnly(year, month, day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
