namespace WorkPlan.Assignments.Scoring;

/// <summary>Somebody with points, in a group with similar duties.</summary>
internal sealed record RatedPerson(string PersonCode, string Group, decimal Points);

/// <summary>What somebody is rated: by points alone, and after the limits; with what kept it down.</summary>
internal sealed record Rating(RatedPerson Person, RatingBand ByPoints, RatingBand Band, LimitReached Limit);

public enum LimitReached
{
    None,

    /// <summary>The group has as many excellent as it may have.</summary>
    Group,

    /// <summary>The unit has as many excellent as it may have.</summary>
    Unit,

    /// <summary>Others have the same points and not all of them fit: whoever decides names who is excellent.</summary>
    Tie,
}

/// <summary>
/// No more excellent than so many for every hundred rated good, within the unit and within each group with similar duties. Those who are kept
/// down are good, and count as such. The highest points come first; a tie that does not fit as a whole is not broken here.
/// </summary>
internal static class ShareLimits
{
    public static IReadOnlyList<Rating> Apply(ScoringPolicy policy, IReadOnlyCollection<RatedPerson> people)
    {
        var unit = Most(policy, people);
        var groups = people.GroupBy(person => person.Group).ToDictionary(group => group.Key, group => Most(policy, [.. group]));
        var (taken, takenOf) = (0, groups.Keys.ToDictionary(group => group, _ => 0));
        var ratings = new List<Rating>(people.Count);
        foreach (var alike in people.GroupBy(person => person.Points).OrderByDescending(alike => alike.Key))
        {
            var band = policy.BandOf(alike.Key);
            if (band != RatingBand.Excellent)
            {
                ratings.AddRange(alike.Select(person => new Rating(person, band, band, LimitReached.None)));
                continue;
            }
            var fitting = new List<RatedPerson>();
            foreach (var group in alike.GroupBy(person => person.Group))
            {
                var free = groups[group.Key] - takenOf[group.Key];
                if (group.Count() <= free)
                {
                    fitting.AddRange(group);
                    continue;
                }
                ratings.AddRange(group.Select(person => Good(person, free > 0 ? LimitReached.Tie : LimitReached.Group)));
                // Nobody with fewer points comes in where those with more did not.
                takenOf[group.Key] = groups[group.Key];
            }
            var left = unit - taken;
            if (fitting.Count > left)
            {
                ratings.AddRange(fitting.Select(person => Good(person, left > 0 ? LimitReached.Tie : LimitReached.Unit)));
                taken = unit;
                continue;
            }
            taken += fitting.Count;
            foreach (var person in fitting)
                takenOf[person.Group]++;
            ratings.AddRange(fitting.Select(person => new Rating(person, RatingBand.Excellent, RatingBand.Excellent, LimitReached.None)));
        }
        return ratings;
    }

    /// <summary>The largest number of excellent ones that is within the share of the good ones who remain.</summary>
    public static int Most(ScoringPolicy policy, IReadOnlyCollection<RatedPerson> people)
    {
        var goodOrBetter = people.Count(person => policy.BandOf(person.Points) <= RatingBand.Good);
        return goodOrBetter * policy.ExcellentOfGoodPercent / (100 + policy.ExcellentOfGoodPercent);
    }

    private static Rating Good(RatedPerson person, LimitReached limit) => new(person, RatingBand.Excellent, RatingBand.Good, limit);
}
