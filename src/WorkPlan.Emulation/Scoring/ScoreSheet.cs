using WorkPlan.Emulation.Facts;

namespace WorkPlan.Emulation.Scoring;

/// <summary>
/// Points that one fact gives under one rule, in hundredths. <c>FactKey</c> is null for what the rule's bounds add or take away.
/// </summary>
public sealed record PointLine(
    string RuleCode, ScoreFactKind? FactKind, string? FactKey, string? What, string? Value, int WeightPercent, long Hundredths,
    DateOnly? On, Guid? MessageId, long SourceVersion);

/// <summary>
/// A unit's points of a work year, each with its fact. A function of the table and the facts alone: neither the order in which facts came
/// nor how often they were told matters. The lines of a rule add up, to the hundredth, to what its <see cref="RuleSum"/> gives.
/// </summary>
internal sealed record ScoreSheet(IReadOnlyList<PointLine> Lines)
{
    public static readonly ScoreSheet Empty = new([]);

    public long Hundredths => Lines.Sum(line => line.Hundredths);

    public static ScoreSheet Of(ScoringTable table, IEnumerable<ScoreFact> facts)
    {
        var inOrder = facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).ToList();
        return new ScoreSheet([.. table.Rules.SelectMany(rule => LinesOf(rule, table.Points(), inOrder))]);
    }

    private static IEnumerable<PointLine> LinesOf(ScoreRule rule, TablePoints table, IEnumerable<ScoreFact> facts)
    {
        var judged = (
            from fact in facts
            let of = table.Of(rule, fact)
            where of is not null
            select (Fact: fact, Points: of.Value)).ToList();
        var running = new RuleSum(0, judged.Sum(fact => fact.Points.Whole));
        var given = 0L;
        foreach (var (fact, points) in judged)
        {
            running = running.With(points with { Whole = 0 });
            // The running sum is rounded and not each line, so that no fraction of a point is lost or won over many targets.
            var rounded = running.Scaled(rule);
            yield return new PointLine(
                rule.Code, fact.Kind, fact.Key, fact.What, fact.Value, points.WeightPercent, rounded - given, fact.On, fact.MessageId, fact.SourceVersion);
            given = rounded;
        }
        if (running.Bounded(rule) is var bounded && bounded != given)
            yield return new PointLine(rule.Code, null, null, null, null, 100, bounded - given, null, null, 0);
    }
}
