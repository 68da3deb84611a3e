using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Units;

/// <summary>How much of a predecessor goes to a successor, in hundredths of a percent, and what that is (the communes, for example).</summary>
internal sealed class SuccessionShare
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required string PredecessorCode { get; init; }

    public required string SuccessorCode { get; init; }

    public required int BasisPoints { get; init; }

    public string? Territory { get; init; }
}

/// <summary>What is known of the shares before they become part of a succession.</summary>
internal sealed record StatedShare(string Predecessor, string Successor, int BasisPoints, string? Territory);

/// <summary>
/// Counts of a closed unit are divided among its successors by these shares, so of each unit that is closed exactly everything has to
/// go somewhere. With one successor that needs no saying; with several somebody has to say it.
/// </summary>
internal static class Apportionment
{
    public static List<SuccessionShare> Of(
        SuccessionKind kind, IReadOnlyCollection<OrgUnit> predecessors, IReadOnlyCollection<OrgUnit> successors, IReadOnlyCollection<StatedShare> stated)
    {
        if (stated.Count == 0 && kind != SuccessionKind.Transfer)
        {
            if (successors.Count > 1)
                throw UnitRules.ApportionmentMissing(predecessors.First().Code);
            return [.. predecessors.Select(unit => Share(new(unit.Code, successors.First().Code, BasisPoints.Whole, null)))];
        }
        DemandKnownPairs(predecessors, successors, stated);
        if (kind == SuccessionKind.Transfer)
            DemandSomethingStays(stated);
        else
            DemandAllIsGiven(predecessors, successors, stated);
        return [.. stated.OrderBy(share => share.Predecessor, StringComparer.Ordinal).ThenBy(share => share.Successor, StringComparer.Ordinal).Select(Share)];
    }

    private static void DemandKnownPairs(
        IReadOnlyCollection<OrgUnit> predecessors, IReadOnlyCollection<OrgUnit> successors, IReadOnlyCollection<StatedShare> stated)
    {
        var pairs = new HashSet<(string, string)>();
        foreach (var share in stated)
        {
            if (predecessors.All(unit => unit.Code != share.Predecessor) || successors.All(unit => unit.Code != share.Successor))
                throw UnitRules.ApportionmentUnknown(share.Predecessor, share.Successor);
            if (!pairs.Add((share.Predecessor, share.Successor)))
                throw UnitRules.ApportionmentTwice(share.Predecessor, share.Successor);
        }
    }

    private static void DemandAllIsGiven(
        IReadOnlyCollection<OrgUnit> predecessors, IReadOnlyCollection<OrgUnit> successors, IReadOnlyCollection<StatedShare> stated)
    {
        foreach (var unit in predecessors)
        {
            var given = stated.Where(share => share.Predecessor == unit.Code).Sum(share => share.BasisPoints);
            if (given != BasisPoints.Whole)
                throw UnitRules.ApportionmentNotWhole(unit.Code, given);
        }
        if (successors.FirstOrDefault(unit => stated.All(share => share.Successor != unit.Code)) is { } empty)
            throw UnitRules.ApportionmentLeavesOut(empty.Code);
    }

    private static void DemandSomethingStays(IReadOnlyCollection<StatedShare> stated)
    {
        var drained = stated.GroupBy(share => share.Predecessor).FirstOrDefault(shares => shares.Sum(share => share.BasisPoints) >= BasisPoints.Whole);
        if (drained is not null)
            throw UnitRules.TransferTakesEverything(drained.Key);
    }

    private static SuccessionShare Share(StatedShare stated) => new()
    {
        PredecessorCode = stated.Predecessor,
        SuccessorCode = stated.Successor,
        BasisPoints = stated.BasisPoints,
        Territory = stated.Territory,
    };
}
