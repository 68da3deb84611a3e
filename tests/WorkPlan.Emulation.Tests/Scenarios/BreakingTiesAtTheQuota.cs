using WorkPlan.Emulation.Ballots;
using WorkPlan.Emulation.Councils;
using WorkPlan.Emulation.Titles;
using WorkPlan.Testing.Http;

namespace WorkPlan.Emulation.Tests.Scenarios;

/// <summary>Four advanced workers make one place for a fighter in the province; three people have all the votes.</summary>
public sealed class BreakingTiesAtTheQuota : IAsyncLifetime
{
    private const string Fighter = "emulationFighterBase";
    private static readonly string[] Council = ["HS-01", "HS-02", "HS-03", "HS-04", "HS-05"];
    private readonly EmulationApp _app = new();
    private SessionView _session = null!;

    public async Task InitializeAsync()
    {
        await _app.HasCluster();
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Unit, 1, ("A", "met")));
        await _app.Bus.Deliver(EmulationApp.Outcomes(EmulationApp.Second, 1, ("A", "notMet")));
        foreach (var member in Council)
            await _app.HasPerson(member);
        _session = await _app.HasOpenSession(await _app.HasCouncil(Council), Council);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("score,seniority", "HS-07")] // of the unit with more points, and there the one who has served longer
    [InlineData("seniority,score", "KA-01")] // who has served longest, whatever her unit's points are
    [InlineData("score", null)]
    public async Task Equal_votes_are_put_in_order_as_the_policy_says(string tieBreak, string? passes)
    {
        var (later, earlier, other) = await HasProposals(tieBreak, earlier: new(2006, 1, 1), later: new(2009, 1, 1));

        var closed = await Decides("AAA", later, other, earlier);

        Assert.Equal(passes is null ? [] : [passes], Those(closed, ProposalState.Passed));
        Assert.Equal(passes is null ? ["HS-06", "HS-07"] : [], Those(closed, ProposalState.TiedAtQuota));
    }

    [Fact]
    public async Task More_votes_come_before_every_order()
    {
        var (later, earlier, other) = await HasProposals("score,seniority", earlier: new(2006, 1, 1), later: new(2009, 1, 1));

        // Of a fifth who agrees only to her.
        var closed = await Decides("DDA", later, earlier, other);

        Assert.Equal(["KA-01"], Those(closed, ProposalState.Passed));
        Assert.Equal(["HS-06", "HS-07"], Those(closed, ProposalState.BeyondQuota));
    }

    [Fact]
    public async Task Equals_in_everything_wait_and_the_next_ballot_gives_the_one_place()
    {
        var (one, same, other) = await HasProposals("score,seniority", earlier: new(2006, 1, 1), later: new(2006, 1, 1));
        var tied = await Decides("AAA", one, same, other);
        Assert.Equal(["HS-06", "HS-07"], Those(tied, ProposalState.TiedAtQuota));
        Assert.Equal(["KA-01"], Those(tied, ProposalState.BeyondQuota));
        await _app.AsChief.Create($"{EmulationApp.Api}/council-sessions/{_session.Id}/ballots", EmulationApp.Ballot(Fighter, other))
            .ShouldBeProblem(409, "ballot-no-places-left"); // the one place is theirs who wait for it

        // Still equal: nobody gets it by the order of the papers.
        Assert.Equal(["HS-06", "HS-07"], Those(await Decides("AA", same, one), ProposalState.TiedAtQuota));

        var decided = await Decides("DA", one, same);
        Assert.Equal(["HS-07"], Those(decided, ProposalState.Passed));
        Assert.Equal(["HS-06"], Those(decided, ProposalState.BeyondQuota));
    }

    private async Task<(ProposalView Later, ProposalView Earlier, ProposalView Other)> HasProposals(string tieBreak, DateOnly earlier, DateOnly later)
    {
        await _app.HasFighterPolicy(basisPoints: 2500, pool: "province", tieBreak: tieBreak.Split(','));
        await _app.HasPerson("HS-06", later);
        await _app.HasPerson("HS-07", earlier);
        await _app.Bus.Deliver(EmulationApp.PersonState("KA-01", new DateOnly(2001, 1, 1)) with { UnitCode = EmulationApp.Second });
        foreach (var worker in Council[..4])
            await _app.HasTitle(worker, 2022, "advancedWorker");
        return (await _app.HasProposal("HS-06", Fighter), await _app.HasProposal("HS-07", Fighter), await _app.HasProposal("KA-01", Fighter, EmulationApp.Second));
    }

    /// <summary>Four of the five agree to all; the fifth votes as is said.</summary>
    private async Task<BallotView> Decides(string fifth, params ProposalView[] proposals)
    {
        var ballot = await _app.HasBallot(_session, Fighter, proposals);
        foreach (var person in Council[..4])
            await _app.Votes(ballot, person, new string('A', proposals.Length)).ShouldBeOk<ReceiptView>();
        await _app.Votes(ballot, Council[4], fifth).ShouldBeOk<ReceiptView>();
        return await _app.Closes(ballot);
    }

    private static IEnumerable<string> Those(BallotView ballot, ProposalState state) =>
        ballot.Proposals.Where(line => line.State == state).Select(line => line.PersonCode!).Order(StringComparer.Ordinal);
}
