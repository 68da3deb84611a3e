using System.Text.Json.Serialization;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Rankings;

[JsonConverter(typeof(CamelCaseEnumConverter<DifferenceState>))]
public enum DifferenceState
{
    Open = 1,

    /// <summary>The difference was right; what follows from it is entered as points or corrected at its source.</summary>
    Accepted = 2,
    Rejected = 3,
}

/// <summary>One unit of a cluster checks the score of another (chấm chéo): what it finds different is noted and has to be settled.</summary>
internal sealed class CrossCheck : IVersioned
{
    private readonly List<CheckDifference> _differences = [];

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required Guid ClusterId { get; init; }

    public required int WorkYear { get; init; }

    public required string CheckerUnitCode { get; init; }

    public required string CheckedUnitCode { get; init; }

    public DateOnly? CompletedOn { get; private set; }

    public IReadOnlyList<CheckDifference> Differences => _differences;

    /// <summary>
    /// Everybody checks the next one and nobody himself, in the order of the codes turned by the year, so that the pairs are others every year.
    /// </summary>
    public static IReadOnlyList<CrossCheck> Pair(Guid clusterId, int workYear, IReadOnlyList<string> units)
    {
        if (units.Count < 2)
            throw CrossCheckRules.TooFewUnits();
        var step = 1 + (workYear % (units.Count - 1));
        return
        [
            .. units.Select((unit, at) => new CrossCheck
            {
                ClusterId = clusterId,
                WorkYear = workYear,
                CheckerUnitCode = unit,
                CheckedUnitCode = units[(at + step) % units.Count],
            }),
        ];
    }

    public CheckDifference Note(string ruleCode, decimal points, string statement, string evidence, string by)
    {
        if (CompletedOn is not null)
            throw CrossCheckRules.Completed();
        var difference = new CheckDifference
        {
            Number = _differences.Count + 1,
            RuleCode = ruleCode,
            PointHundredths = (int)(points * 100),
            Statement = statement,
            Evidence = evidence,
            NotedBy = by,
        };
        _differences.Add(difference);
        return difference;
    }

    public void Settle(int number, bool accepted, string settlement, string by)
    {
        var difference = _differences.Find(known => known.Number == number) ?? throw new NotFoundException();
        if (difference.State != DifferenceState.Open)
            throw CrossCheckRules.AlreadySettled();
        if (difference.NotedBy == by)
            throw CrossCheckRules.SettlesOwn();
        difference.Settle(accepted, settlement, by);
    }

    public void Complete(DateOnly on)
    {
        if (CompletedOn is not null)
            throw CrossCheckRules.Completed();
        CompletedOn = on;
    }
}

/// <summary>What a checking unit sees otherwise than the score says.</summary>
internal sealed class CheckDifference
{
    public required int Number { get; init; }

    public required string RuleCode { get; init; }

    /// <summary>By how much the score would change, in hundredths of a point.</summary>
    public required int PointHundredths { get; init; }

    public required string Statement { get; init; }

    public required string Evidence { get; init; }

    public required string NotedBy { get; init; }

    public DifferenceState State { get; private set; } = DifferenceState.Open;

    public string? SettledBy { get; private set; }

    public string? Settlement { get; private set; }

    internal void Settle(bool accepted, string settlement, string by) =>
        (State, Settlement, SettledBy) = (accepted ? DifferenceState.Accepted : DifferenceState.Rejected, settlement, by);
}

internal static class CrossCheckRules
{
    public static RuleException TooFewUnits() => new("cross-check-too-few-units");

    public static RuleException AlreadyPaired(int workYear) => new("cross-check-already-paired", workYear);

    public static RuleException Completed() => new("cross-check-completed");

    public static RuleException AlreadySettled() => new("cross-check-already-settled");

    public static RuleException SettlesOwn() => new("cross-check-settles-own");
}
