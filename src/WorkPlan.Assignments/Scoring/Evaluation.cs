using WorkPlan.Assignments.People;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Scoring;

/// <summary>What a unit's people are rated for a period, with the trace of every point and the limits that were applied.</summary>
internal sealed record EvaluationView(
    string UnitCode, string Period, string PolicyCode, string LegalBasis, decimal? UnitTaskPoints, int MostExcellentInUnit,
    IReadOnlyList<GroupLimitView> Groups, IReadOnlyList<PersonEvaluationView> People, SignatureView? Signed = null);

/// <summary>That the evaluation is shown as it was signed, and how many changes were made later in that which it was made from.</summary>
internal sealed record SignatureView(Guid Id, string Number, DateOnly SignedOn, string SignedBy, int LaterChanges);

internal sealed record GroupLimitView(string Group, int Rated, int MostExcellent);

/// <summary>Points are null of somebody whom nothing was assigned in the period, or whose general points are not given yet: not rated.</summary>
internal sealed record PersonEvaluationView(
    string PersonCode, string FullName, string Group, int? GeneralPoints, decimal? TaskPoints, decimal? Points, RatingBand? BandByPoints,
    RatingBand? Band, LimitReached Limit, IReadOnlyList<TraceLine> Trace);

/// <summary>One step of how points came about: a sentence with its numbers, and what it gave or took, in points or in converted products.</summary>
internal sealed record TraceLine(string Step, string Sentence, decimal Value);

/// <summary>A person of the unit with what the person's products of the period came to.</summary>
internal sealed record EvaluatedPerson(Person Person, DutyGroup Group, GeneralScore? General, IReadOnlyList<TaskProduct> Products);

/// <summary>Scores a unit for a period by a policy. Points are rounded once, at the end, to hundredths, half away from zero.</summary>
internal sealed class Evaluation(ScoringPolicy policy, Texts texts)
{
    private const decimal Hundredths = 10_000m;

    public EvaluationView Of(string unitCode, Period period, IReadOnlyList<EvaluatedPerson> people)
    {
        var unit = people.SelectMany(person => person.Products).Aggregate(
            default(ConvertedResult), (sum, product) => sum + ConvertedResult.Of(product.Scored(), policy));
        var rows = people.Select(person => Evaluate(person, unit)).ToList();
        var rated = rows.Where(row => row.Points is not null).Select(row => new RatedPerson(row.PersonCode, row.Group, row.Points!.Value)).ToList();
        var ratings = ShareLimits.Apply(policy, rated).ToDictionary(rating => rating.Person.PersonCode);
        return new EvaluationView(
            unitCode, period.Code, policy.Code, policy.LegalBasis, Rounded(unit.Points(policy)), ShareLimits.Most(policy, rated),
            [
                .. rated.GroupBy(person => person.Group).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new GroupLimitView(group.Key, group.Count(), ShareLimits.Most(policy, [.. group]))),
            ],
            [.. rows.Select(row => ratings.TryGetValue(row.PersonCode, out var rating) ? WithRating(row, rating) : row)]);
    }

    private PersonEvaluationView Evaluate(EvaluatedPerson one, ConvertedResult unit)
    {
        var trace = new List<TraceLine>();
        var own = default(ConvertedResult);
        foreach (var product in one.Products)
            own += Trace(product, trace);
        var points = own.Points(policy);
        if (own.IsRated)
        {
            Share("quantity", own.Delivered, own, trace);
            Share("quality", own.Quality, own, trace);
            Share("progress", own.Progress, own, trace);
            Say(trace, "task-points", points!.Value, Shown(points.Value), policy.TaskPoints);
        }
        if (one.Group.Leads && unit.Points(policy) is { } ofUnit)
        {
            var share = policy.LeaderUnitPercent / 100m;
            points = points is { } alone ? (alone * (1 - share)) + (ofUnit * share) : ofUnit;
            Say(trace, "leader", points.Value, Shown(ofUnit), points == ofUnit ? 100 : policy.LeaderUnitPercent, Shown(points.Value));
        }
        if (one.General is { } general)
            Say(trace, "general", general.Points, general.Points, policy.GeneralPoints, general.GivenBy, general.Reason);
        else
            Say(trace, "general-missing", 0);
        var task = Rounded(points);
        var total = one.General is null ? null : Rounded(points + one.General.Points);
        if (total is { } sum)
            Say(trace, "total", sum, Shown(sum), texts[$"RatingBand.{policy.BandOf(sum)}"]);
        return new PersonEvaluationView(
            one.Person.Code, one.Person.FullName, one.Group.Code, one.General?.Points, task, total, total is { } all ? policy.BandOf(all) : null,
            null, LimitReached.None, trace);
    }

    private ConvertedResult Trace(TaskProduct product, List<TraceLine> trace)
    {
        var result = ConvertedResult.Of(product.Scored(), policy);
        var factor = product.ConversionHundredths / 100m;
        Say(trace, "product", result.Delivered / Hundredths, product.Name, product.Confirmed, product.Assigned, Shown(factor),
            Shown(result.Delivered / Hundredths), Shown(result.Assigned / Hundredths));
        if (product.Delivered > product.Confirmed)
            Say(trace, "unconfirmed", 0, product.Name, product.Delivered - product.Confirmed);
        foreach (var fault in product.Faults.OrderBy(fault => fault.OccurredOn).ThenBy(fault => fault.Id))
        {
            var percent = fault.Kind == FaultKind.Quality ? policy.FaultPercent : policy.LatenessPercent;
            var kind = fault.Kind == FaultKind.Quality ? "fault" : "lateness";
            if (fault.ConfirmedOn is { } on)
                Say(trace, $"{kind}-excused", 0, product.Name, fault.Item, fault.Note, fault.ObjectiveCause, fault.ConfirmedBy, VietnamTime.Format(on));
            else
                Say(trace, kind, -factor * percent / 100m, product.Name, fault.Item, fault.Note, percent);
        }
        return result;
    }

    private void Share(string step, long converted, ConvertedResult own, List<TraceLine> trace) => Say(
        trace, step, own.Share(converted), Shown(converted / Hundredths), Shown(own.Assigned / Hundredths), Shown(own.Share(converted) * 100));

    private PersonEvaluationView WithRating(PersonEvaluationView row, Rating rating)
    {
        if (rating.Limit == LimitReached.None)
            return row with { Band = rating.Band };
        var trace = row.Trace.ToList();
        Say(trace, $"limit-{rating.Limit.ToString().ToLowerInvariant()}", 0, policy.ExcellentOfGoodPercent);
        return row with { Band = rating.Band, Limit = rating.Limit, Trace = trace };
    }

    private void Say(List<TraceLine> trace, string step, decimal value, params object?[] arguments) =>
        trace.Add(new TraceLine(step, texts[$"scoring.{step}", arguments], Math.Round(value, 4)));

    private static decimal? Rounded(decimal? points) => points is { } some ? Math.Round(some, 2, MidpointRounding.AwayFromZero) : null;

    private static string Shown(decimal value) =>
        Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.##", System.Globalization.CultureInfo.CurrentCulture);
}
