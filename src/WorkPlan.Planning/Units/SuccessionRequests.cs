using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Units;

public sealed record RecordSuccessionRequest
{
    public required SuccessionKind Kind { get; init; }

    [Items(1, 100)]
    public required IReadOnlyList<string> Predecessors { get; init; }

    [Items(1, 100)]
    public required IReadOnlyList<string> Successors { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    [Text(UnitLimits.LegalBasis)]
    public required string LegalBasis { get; init; }

    /// <summary>Needed where a unit goes to several; left out, everything goes to the one successor.</summary>
    [Items(0, 1000)]
    public IReadOnlyList<ShareRequest>? Apportionment { get; init; }

    internal IReadOnlyCollection<StatedShare> Shares() =>
        [.. (Apportionment ?? []).Select(share => new StatedShare(share.Predecessor, share.Successor, share.BasisPoints, share.Territory))];
}

/// <param name="BasisPoints">10 000 is everything.</param>
/// <param name="Territory">What the share is, for example the communes that go there.</param>
public sealed record ShareRequest(
    [property: Text(OrganisationLimits.UnitCode)] string Predecessor,
    [property: Text(OrganisationLimits.UnitCode)] string Successor,
    [property: Between(1, 10_000)] int BasisPoints,
    [property: OptionalText(UnitLimits.Territory)] string? Territory = null);

internal sealed record SuccessionView(
    Guid Id, SuccessionKind Kind, IReadOnlyList<string> Predecessors, IReadOnlyList<string> Successors, DateOnly EffectiveOn, string LegalBasis,
    IReadOnlyList<ShareView> Apportionment, DateTimeOffset? TookEffectAt)
{
    public static SuccessionView Of(Succession succession) => new(
        succession.Id, succession.Kind, [.. succession.Predecessors], [.. succession.Successors], succession.EffectiveOn, succession.LegalBasis,
        [
            .. succession.Shares.OrderBy(share => share.PredecessorCode, StringComparer.Ordinal).ThenBy(share => share.SuccessorCode, StringComparer.Ordinal)
                .Select(share => new ShareView(share.PredecessorCode, share.SuccessorCode, share.BasisPoints, share.Territory)),
        ],
        succession.TookEffectAt);
}

internal sealed record ShareView(string Predecessor, string Successor, int BasisPoints, string? Territory);

/// <param name="Count">How many successions are in effect, and told in the next round.</param>
internal sealed record ToldAgainView(int Count);
