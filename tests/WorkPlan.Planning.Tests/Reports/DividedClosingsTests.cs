using FsCheck;
using FsCheck.Fluent;
using WorkPlan.Planning.Reports;

namespace WorkPlan.Planning.Tests.Reports;

/// <summary>What is left for one successor is what some division of all closings gives it, found by trying every one.</summary>
public sealed class DividedClosingsTests
{
    [Fact]
    public void It_is_what_some_division_gives() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var (closings, heirships) = Any(random);
        var divisions = DivisionsOf([.. closings], heirships).ToList();
        var division = divisions[random.Next(divisions.Count)];
        var asked = division.Keys.ElementAt(random.Next(division.Count));
        var opened = division.Where(opening => opening.Key != asked && random.Next(3) > 0).ToDictionary();
        var possible = divisions.Where(other => opened.All(opening => other[opening.Key] == opening.Value))
            .Select(other => other[asked]).Distinct().Order().ToList();

        var (least, most) = new DividedClosings(closings, heirships).LeftFor(asked, opened);

        Assert.Equal(possible, Enumerable.Range((int)least, (int)(most - least) + 1).Select(value => (long)value));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_successor_of_two_gives_way_where_another_has_only_one()
    {
        // KV2 has of both; KV1 only of HL, KV3 only of BV.
        var closings = new DividedClosings(
            new Dictionary<string, long> { ["HL"] = 34, ["BV"] = 20 }, [new("HL", "KV1"), new("HL", "KV2"), new("BV", "KV2"), new("BV", "KV3")]);

        Assert.Equal((0, 34), closings.LeftFor("KV1", new Dictionary<string, long>()));
        Assert.Equal((0, 54), closings.LeftFor("KV2", new Dictionary<string, long>()));
        Assert.Equal((24, 44), closings.LeftFor("KV2", new Dictionary<string, long> { ["KV1"] = 10 }));
        Assert.Equal((39, 39), closings.LeftFor("KV2", new Dictionary<string, long> { ["KV1"] = 10, ["KV3"] = 5 }));
        Assert.Equal((0, 14), closings.LeftFor("KV3", new Dictionary<string, long> { ["KV2"] = 40 }));
    }

    [Fact]
    public void Where_the_others_have_taken_too_much_nothing_is_left_and_nobody_is_asked_for_what_is_not_there()
    {
        var closings = new DividedClosings(new Dictionary<string, long> { ["HL"] = 34 }, [new("HL", "KV1"), new("HL", "KV2"), new("HL", "KV3")]);
        Assert.Equal((0, 0), closings.LeftFor("KV3", new Dictionary<string, long> { ["KV1"] = 20, ["KV2"] = 20 }));
    }

    private static (Dictionary<string, long> Closings, List<Heirship> Heirships) Any(Random random)
    {
        var closings = Enumerable.Range(1, random.Next(1, 4)).ToDictionary(number => $"P{number}", _ => (long)random.Next(0, 5));
        var heirships = closings.Keys.SelectMany(predecessor => Enumerable.Range(1, 4).OrderBy(_ => random.Next()).Take(random.Next(1, 4))
            .Select(number => new Heirship(predecessor, $"S{number}"))).ToList();
        return (closings, heirships);
    }

    /// <summary>Every way to divide the closings: what each successor then has.</summary>
    private static IEnumerable<Dictionary<string, long>> DivisionsOf(List<KeyValuePair<string, long>> closings, List<Heirship> heirships)
    {
        if (closings.Count == 0)
        {
            yield return heirships.Select(share => share.Successor).Distinct().ToDictionary(successor => successor, _ => 0L);
            yield break;
        }
        var heirs = heirships.Where(share => share.Predecessor == closings[0].Key).Select(share => share.Successor).ToList();
        foreach (var rest in DivisionsOf(closings[1..], heirships))
        {
            foreach (var parts in PartsOf(closings[0].Value, heirs.Count))
            {
                var division = new Dictionary<string, long>(rest);
                for (var heir = 0; heir < heirs.Count; heir++)
                    division[heirs[heir]] += parts[heir];
                yield return division;
            }
        }
    }

    private static IEnumerable<List<long>> PartsOf(long whole, int among)
    {
        if (among == 1)
            yield return [whole];
        else
        {
            for (var first = 0L; first <= whole; first++)
            {
                foreach (var rest in PartsOf(whole - first, among - 1))
                    yield return [first, .. rest];
            }
        }
    }
}
