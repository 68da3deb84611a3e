using FsCheck;
using FsCheck.Fluent;
using WorkPlan.Emulation.Titles;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Tests.Domain;

/// <summary>A quota is never exceeded, however it is rounded and whoever is equal to whom.</summary>
public sealed class SelectingWithinQuotas
{
    [Fact]
    public void Places_are_never_exceeded_and_go_to_the_best_whatever_the_order() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        RankedCandidate[] candidates =
            [.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => new RankedCandidate(Guid.NewGuid(), [random.Next(3), random.Next(2), random.Next(2)]))];
        var places = BasisPoints.Of(random.Next(0, 60), random.Next(0, 2_000), Enum.GetValues<Rounding>()[random.Next(3)]);
        var outcome = QuotaSelection.Select(candidates, places);
        random.Shuffle(candidates);
        var again = QuotaSelection.Select(candidates, places);
        var passed = candidates.Where(candidate => outcome[candidate.ProposalId] == ProposalState.Passed).ToList();
        return candidates.All(candidate => outcome[candidate.ProposalId] == again[candidate.ProposalId])
            && passed.Count <= places
            // Nobody passes by somebody who is as good or better.
            && passed.All(candidate => candidates.All(other =>
                outcome[other.ProposalId] == ProposalState.Passed || Compare(candidate, other) > 0))
            // No place stays empty while somebody waits who is equal to nobody else that waits.
            && (passed.Count == Math.Min(places, candidates.Length) || outcome.Values.Count(state => state == ProposalState.TiedAtQuota) > places - passed.Count);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2, new[] { 5, 5, 5 }, new[] { "TiedAtQuota", "TiedAtQuota", "TiedAtQuota" })]
    [InlineData(2, new[] { 6, 5, 5 }, new[] { "Passed", "TiedAtQuota", "TiedAtQuota" })]
    [InlineData(2, new[] { 6, 5, 4 }, new[] { "Passed", "Passed", "BeyondQuota" })]
    [InlineData(0, new[] { 6 }, new[] { "BeyondQuota" })]
    [InlineData(2, new[] { 6, 6, 5 }, new[] { "Passed", "Passed", "BeyondQuota" })]
    [InlineData(1, new[] { 6, 6, 5 }, new[] { "TiedAtQuota", "TiedAtQuota", "BeyondQuota" })]
    public void Equals_for_whom_there_are_not_enough_places_wait_for_another_ballot(int places, int[] votes, string[] expected)
    {
        RankedCandidate[] candidates = [.. votes.Select(vote => new RankedCandidate(Guid.NewGuid(), [vote]))];
        var outcome = QuotaSelection.Select(candidates, places);
        Assert.Equal(expected, candidates.Select(candidate => outcome[candidate.ProposalId].ToString()));
    }

    private static int Compare(RankedCandidate left, RankedCandidate right) =>
        left.Merits.Zip(right.Merits, (one, other) => one.CompareTo(other)).FirstOrDefault(order => order != 0);
}
