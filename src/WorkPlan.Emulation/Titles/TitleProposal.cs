using System.Text.Json.Serialization;
using WorkPlan.Emulation.Policies;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Titles;

[JsonConverter(typeof(CamelCaseEnumConverter<ProposalState>))]
public enum ProposalState
{
    Proposed = 1,

    /// <summary>Has the votes and a place of the quota.</summary>
    Passed = 2,
    NotPassed = 3,

    /// <summary>Has the votes, but others have more, and the quota has no more places. Once it has, another ballot is held.</summary>
    BeyondQuota = 4,

    /// <summary>Has the votes and is equal to others in everything; there are fewer places than equals, so that nobody of them gets one without another ballot.</summary>
    TiedAtQuota = 5,
    Conferred = 6,

    /// <summary>A title that it rests on was revoked.</summary>
    Blocked = 7,
    Withdrawn = 8,

    /// <summary>It led to a title that was revoked since; somebody can be proposed for it anew.</summary>
    TitleRevoked = 9,
}

/// <summary>That somebody be given a title, put before a council by his unit.</summary>
internal sealed class TitleProposal : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string UnitCode { get; init; }

    /// <summary>The person; empty for the unit as a collective, so that the unique index holds for both.</summary>
    public required string PersonCode { get; init; }

    public required EmulationTitle Title { get; init; }

    public required int WorkYear { get; init; }

    public required DateOnly ProposedOn { get; init; }

    public required string Merits { get; init; }

    /// <summary>The titles that it rests on.</summary>
    public required List<Guid> BasedOn { get; init; }

    public ProposalState State { get; private set; } = ProposalState.Proposed;

    /// <summary>Votes for it in the last ballot.</summary>
    public int? Agree { get; private set; }

    public Guid? BallotId { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>Where it stood when it was blocked; null unless it is, and where that was not kept yet.</summary>
    public ProposalState? BlockedFrom { get; private set; }

    /// <summary>Whether a ballot may still be held over it.</summary>
    public bool IsOpen => State is ProposalState.Proposed or ProposalState.TiedAtQuota or ProposalState.BeyondQuota;

    public void Decide(ProposalState outcome, Guid ballotId, int agree) => (State, BallotId, Agree) = (outcome, ballotId, agree);

    public void Confer()
    {
        if (State != ProposalState.Passed)
            throw TitleRules.NotPassed(Id);
        State = ProposalState.Conferred;
    }

    public void Withdraw(string reason)
    {
        if (State is ProposalState.Conferred or ProposalState.Withdrawn or ProposalState.NotPassed or ProposalState.TitleRevoked)
            throw ProposalRules.TooLate();
        (State, Reason, BlockedFrom) = (ProposalState.Withdrawn, reason, null);
    }

    /// <summary>What it rests on is gone; what was conferred already is questioned there.</summary>
    public bool Block(string reason)
    {
        if (State is ProposalState.Conferred or ProposalState.Withdrawn or ProposalState.NotPassed or ProposalState.TitleRevoked)
            return false;
        if (State != ProposalState.Blocked)
            BlockedFrom = State;
        (State, Reason) = (ProposalState.Blocked, reason);
        return true;
    }

    /// <summary>What it rests on stands again, and so does what the council voted, as far as there are places.</summary>
    /// <param name="placeLeft">Whether the quota still has a place: others may have got the one that it had.</param>
    public void Unblock(bool placeLeft)
    {
        if (State != ProposalState.Blocked)
            return;
        var before = BlockedFrom ?? ProposalState.Proposed;
        (State, Reason, BlockedFrom) = (before == ProposalState.Passed && !placeLeft ? ProposalState.BeyondQuota : before, null, null);
    }

    /// <summary>The title that it led to is gone.</summary>
    public void LoseTitle(string reason) => (State, Reason) = (ProposalState.TitleRevoked, reason);
}

internal static class ProposalRules
{
    public static RuleException TooLate() => new("proposal-too-late-to-withdraw");

    public static RuleException AlreadyProposed() => new("proposal-already-there");

    public static RuleException NotEligible(IReadOnlyList<object> reasons) => new("proposal-not-eligible") { Items = reasons };
}
