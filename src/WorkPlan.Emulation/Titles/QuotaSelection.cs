namespace WorkPlan.Emulation.Titles;

/// <summary>A proposal that has its votes, and by what it is put in order: the higher, the better, first figure first.</summary>
internal sealed record RankedCandidate(Guid ProposalId, IReadOnlyList<long> Merits);

/// <summary>Who gets the places of a quota. Never more than there are: equals for whom there are not enough places get none.</summary>
internal static class QuotaSelection
{
    public static IReadOnlyDictionary<Guid, ProposalState> Select(IReadOnlyCollection<RankedCandidate> candidates, long places)
    {
        var outcome = new Dictionary<Guid, ProposalState>();
        var left = places;
        var groups = candidates.GroupBy(candidate => candidate, SameMerits.Always)
            .OrderByDescending(group => group.Key, Better.First);
        foreach (var group in groups)
        {
            var state = group.Count() <= left ? ProposalState.Passed : left > 0 ? ProposalState.TiedAtQuota : ProposalState.BeyondQuota;
            foreach (var candidate in group)
                outcome[candidate.ProposalId] = state;
            // Behind equals who wait for another ballot nobody passes them by.
            left = state == ProposalState.Passed ? left - group.Count() : 0;
        }
        return outcome;
    }

    private sealed class SameMerits : IEqualityComparer<RankedCandidate>
    {
        public static readonly SameMerits Always = new();

        bool IEqualityComparer<RankedCandidate>.Equals(RankedCandidate? x, RankedCandidate? y) => x!.Merits.SequenceEqual(y!.Merits);

        int IEqualityComparer<RankedCandidate>.GetHashCode(RankedCandidate obj) =>
            obj.Merits.Aggregate(17, (hash, merit) => HashCode.Combine(hash, merit));
    }

    private sealed class Better : IComparer<RankedCandidate>
    {
        public static readonly Better First = new();

        public int Compare(RankedCandidate? x, RankedCandidate? y) =>
            x!.Merits.Zip(y!.Merits, (left, right) => left.CompareTo(right)).FirstOrDefault(order => order != 0);
    }
}
