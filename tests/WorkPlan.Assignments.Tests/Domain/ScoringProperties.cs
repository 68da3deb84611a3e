using WorkPlan.Assignments.Scoring;

namespace WorkPlan.Assignments.Tests.Domain;

/// <summary>What holds of every score and every rating, tried on thousands of made-up ones.</summary>
public sealed class ScoringProperties
{
    private static readonly ScoringPolicy Policy = ScoringPolicyBook.Embedded().Find("nd-335-2025", new DateOnly(2026, 3, 31))!;

    [Fact]
    public void Points_lie_between_nothing_and_all_and_everything_done_well_in_time_is_all()
    {
        var random = new Random(335);
        for (var trial = 0; trial < 3000; trial++)
        {
            var products = Products(random);
            Assert.InRange(Points(products), 0m, Policy.TaskPoints);
            Assert.Equal(Policy.TaskPoints, Points([.. products.Select(product => product with { Delivered = product.Assigned, Faults = [] })]));
            Assert.Equal(0m, Points([.. products.Select(product => product with { Delivered = 0, Faults = [] })]));
        }
        Assert.Null(default(ConvertedResult).Points(Policy));
    }

    [Fact]
    public void One_more_fault_never_helps_and_confirming_its_cause_gives_back_exactly_what_it_took()
    {
        var random = new Random(2025);
        for (var trial = 0; trial < 3000; trial++)
        {
            var products = Products(random);
            var at = random.Next(products.Count);
            if (products[at].Delivered == 0)
                continue;
            var fault = new CountedFault((FaultKind)random.Next(2), 1 + random.Next(products[at].Delivered), Excused: false);
            var before = Points(products);
            Assert.True(Points(With(products, at, fault)) <= before);
            Assert.Equal(before, Points(With(products, at, fault with { Excused = true })));
        }
    }

    [Fact]
    public void One_more_item_delivered_well_never_hurts()
    {
        var random = new Random(70);
        for (var trial = 0; trial < 3000; trial++)
        {
            var products = Products(random);
            var at = random.Next(products.Count);
            var more = products.ToList();
            more[at] = more[at] with { Delivered = more[at].Delivered + 1 };
            Assert.True(Points(more) >= Points(products));
        }
    }

    [Theory]
    [InlineData(0, 0, 70)]
    [InlineData(1, 0, 64.17)] // 70 × (1 + ¾ + 1) ÷ 3
    [InlineData(0, 2, 58.33)]
    [InlineData(4, 0, 46.67)]
    [InlineData(7, 0, 46.67)] // no item loses more than all its points
    public void A_quarter_for_each_fault_and_each_lateness(int faults, int latenesses, double points)
    {
        var all = Enumerable.Repeat(new CountedFault(FaultKind.Quality, 1, false), faults)
            .Concat(Enumerable.Repeat(new CountedFault(FaultKind.Lateness, 1, false), latenesses)).ToList();
        Assert.Equal((decimal)points, Math.Round(Points([new ScoredProduct(150, 1, 1, all)]), 2));
    }

    [Fact]
    public void Shares_hold_in_the_unit_and_in_each_group_and_nobody_is_passed_over_by_fewer_points()
    {
        var random = new Random(20);
        for (var trial = 0; trial < 3000; trial++)
        {
            // Few different points, so that ties are common.
            var people = Enumerable.Range(0, 1 + random.Next(60))
                .Select(number => new RatedPerson($"P{number:00}", $"G{random.Next(3)}", 40 + (random.Next(13) * 5))).ToList();
            var ratings = ShareLimits.Apply(Policy, people);
            Assert.Equal(people.Select(person => person.PersonCode).Order(), ratings.Select(rating => rating.Person.PersonCode).Order());
            WithinShare(ratings);
            Assert.All(ratings.GroupBy(rating => rating.Person.Group), group =>
            {
                WithinShare([.. group]);
                Assert.DoesNotContain(group.Where(rating => rating.Band == RatingBand.Excellent), rating =>
                    group.Any(other => other.Limit != LimitReached.None && other.Person.Points > rating.Person.Points));
            });
            Assert.All(ratings, rating =>
            {
                Assert.Equal(Policy.BandOf(rating.Person.Points), rating.ByPoints);
                Assert.Equal(rating.ByPoints == rating.Band, rating.Limit == LimitReached.None);
            });
            // Whoever has the same points in the same group is rated the same.
            Assert.All(ratings.GroupBy(rating => (rating.Person.Group, rating.Person.Points)), alike => Assert.Single(alike.Select(one => one.Band).Distinct()));
        }
    }

    [Fact]
    public void The_share_is_used_up_as_far_as_it_goes()
    {
        // 12 rated good or better: 2 excellent to 10 good are 20 %.
        var people = Enumerable.Range(0, 12).Select(number => new RatedPerson($"P{number:00}", "G", 88 + number)).ToList();
        var excellent = ShareLimits.Apply(Policy, people).Where(rating => rating.Band == RatingBand.Excellent).Select(rating => rating.Person.PersonCode);
        Assert.Equal(["P11", "P10"], excellent);
        Assert.Equal((1, 0), (ShareLimits.Most(Policy, people[..6]), ShareLimits.Most(Policy, people[..5])));
    }

    private static void WithinShare(IReadOnlyCollection<Rating> ratings)
    {
        var (excellent, good) = (ratings.Count(rating => rating.Band == RatingBand.Excellent), ratings.Count(rating => rating.Band == RatingBand.Good));
        Assert.True(excellent * 100 <= good * Policy.ExcellentOfGoodPercent, $"{excellent} excellent to {good} good");
    }

    private static decimal Points(IEnumerable<ScoredProduct> products) => products.Aggregate(
        default(ConvertedResult), (sum, product) => sum + ConvertedResult.Of(product, Policy)).Points(Policy)!.Value;

    private static List<ScoredProduct> With(List<ScoredProduct> products, int at, CountedFault fault)
    {
        var changed = products.ToList();
        changed[at] = changed[at] with { Faults = [.. changed[at].Faults, fault] };
        return changed;
    }

    private static List<ScoredProduct> Products(Random random) =>
    [
        .. Enumerable.Range(0, 1 + random.Next(6)).Select(_ =>
        {
            var delivered = random.Next(8);
            var faults = Enumerable.Range(0, delivered == 0 ? 0 : random.Next(6))
                .Select(_ => new CountedFault((FaultKind)random.Next(2), 1 + random.Next(delivered), random.Next(3) == 0));
            return new ScoredProduct(25 * (1 + random.Next(12)), 1 + random.Next(6), delivered, [.. faults]);
        }),
    ];
}
