using FsCheck;
using FsCheck.Fluent;
using WorkPlan.Emulation.Ballots;
using WorkPlan.Emulation.Policies;

namespace WorkPlan.Emulation.Tests.Domain;

/// <summary>A recount equals the count, whatever the order of the papers; a paper that was changed is seen.</summary>
public sealed class CountingBallots
{
    [Fact]
    public void A_recount_equals_the_count_and_both_equal_the_votes() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var ballot = Ballot(random.Next(1, 6), electors: random.Next(1, 15));
        string[] votes = [.. Enumerable.Range(0, random.Next(0, ballot.Electors + 1)).Select(_ => Vote(ballot, random))];
        var papers = Cast(ballot, votes);
        ballot.Close(papers);
        random.Shuffle(papers);
        var recount = BallotCount.Of(ballot, papers);
        return recount.HashListDigest == ballot.Count!.HashListDigest && recount.Papers == votes.Length && recount.Votes.SequenceEqual(ballot.Count.Votes)
            && ballot.Count.Votes.Select((line, at) => line.Agree == votes.Count(vote => vote[at] == BallotPaper.Agree) && line.Agree + line.Disagree == votes.Length).All(holds => holds);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_paper_that_is_put_in_taken_out_or_changed_gives_another_digest()
    {
        var ballot = Ballot(2, 3);
        var papers = Cast(ballot, ["AA", "AD", "DD"]);
        ballot.Close(papers);

        Assert.NotEqual(ballot.Count!.HashListDigest, BallotCount.Of(ballot, papers[1..]).HashListDigest);
        Assert.NotEqual(ballot.Count.HashListDigest, BallotCount.Of(ballot, [.. papers, .. Cast(ballot, ["AA"])]).HashListDigest);
        Assert.NotEqual(BallotPaper.HashOf(ballot.Id, "AA", "n"), BallotPaper.HashOf(ballot.Id, "AD", "n"));
    }

    [Theory]
    [InlineData(BallotBase.Members, 11, 8)]
    [InlineData(BallotBase.Present, 11, 6)]
    public void The_votes_that_are_needed_are_rounded_up(BallotBase of, int members, int needed)
    {
        var ballot = new SecretBallot
        {
            SessionId = Guid.NewGuid(),
            UnitCode = "HT",
            WorkYear = 2022,
            Title = EmulationTitle.EmulationFighterBase,
            Proposals = [Guid.NewGuid()],
            ThresholdBasisPoints = 6667,
            Of = of,
            Electors = 8,
            Members = members,
        };
        Assert.Equal(needed, ballot.Needed);
    }

    private static SecretBallot Ballot(int proposals, int electors) => new()
    {
        SessionId = Guid.NewGuid(),
        UnitCode = "HT",
        WorkYear = 2022,
        Title = EmulationTitle.AdvancedWorker,
        Proposals = [.. Enumerable.Range(0, proposals).Select(_ => Guid.NewGuid())],
        ThresholdBasisPoints = 5000,
        Of = BallotBase.Present,
        Electors = electors,
        Members = electors,
    };

    private static string Vote(SecretBallot ballot, Random random) =>
        string.Concat(ballot.Proposals.Select(_ => random.Next(2) == 0 ? BallotPaper.Agree : BallotPaper.Disagree));

    private static BallotPaper[] Cast(SecretBallot ballot, string[] votes) =>
        [.. votes.Select(vote => BallotPaper.Of(ballot.Id, vote, Guid.NewGuid().ToString("N")))];
}
