using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Titles;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Emulation.Ballots;

public sealed record OpenBallotRequest
{
    public required EmulationTitle Title { get; init; }

    /// <summary>Proposals for this title and the session's work year, of units below the council's.</summary>
    [Items(1, BallotLimits.Proposals)]
    public required IReadOnlyList<Guid> ProposalIds { get; init; }

    /// <summary>The share of votes that a proposal needs, in hundredths of a percent.</summary>
    [Between(1, 10_000)]
    public required int ThresholdBasisPoints { get; init; }

    /// <summary>Of all members of the council, or of those present.</summary>
    public required BallotBase Of { get; init; }
}

public sealed record CastVoteRequest
{
    /// <summary>An answer for every proposal of the ballot.</summary>
    [Items(1, BallotLimits.Proposals)]
    public required IReadOnlyList<ProposalAnswer> Answers { get; init; }

    /// <summary>
    /// At least 16 characters that only the voter knows, made at random on his side. With them he finds his vote in the published list, also
    /// when the answer got lost on its way: the hash is SHA-256 over "ballotId|answers|nonce" (id in 32 hexadecimal digits, an A or a D for
    /// each proposal in the ballot's order).
    /// </summary>
    [Text(BallotLimits.Nonce)]
    public required string Nonce { get; init; }
}

public sealed record ProposalAnswer
{
    public required Guid ProposalId { get; init; }

    public required BallotAnswer Answer { get; init; }
}

/// <summary>What the voter keeps; it is stored nowhere together with his name.</summary>
public sealed record ReceiptView(Guid BallotId, string Hash);

/// <param name="Needed">Votes that a proposal needs.</param>
/// <param name="Electors">How many may vote: the members present.</param>
/// <param name="Voted">How many have.</param>
/// <param name="MayVote">Whether the caller is among the electors.</param>
/// <param name="HasVoted">Whether the caller has voted; nobody's vote is shown to anybody, not to himself either.</param>
/// <param name="Papers">Papers in the urn, once closed.</param>
/// <param name="HashListDigest">SHA-256 over the sorted hashes of the papers, one a line, once closed.</param>
public sealed record BallotView(
    Guid Id, Guid SessionId, string UnitCode, int WorkYear, EmulationTitle Title, BallotState State, int ThresholdBasisPoints, BallotBase Of,
    int Needed, int Members, int Electors, int Voted, bool MayVote, bool HasVoted, int? Papers, string? HashListDigest,
    IReadOnlyList<BallotLineView> Proposals);

/// <summary>A proposal of the ballot; its votes are shown once the ballot is closed.</summary>
public sealed record BallotLineView(
    Guid ProposalId, string UnitCode, string? PersonCode, string? FullName, int? Agree, int? Disagree, ProposalState State);

/// <summary>The hashes of all papers, sorted; everybody who voted finds his own, and nobody can tell whose the others are.</summary>
public sealed record HashListView(Guid BallotId, string Digest, IReadOnlyList<string> Hashes);

/// <summary>
/// What stands on all papers of a closed ballot, in the order of their hashes. Enough to count them again without this service: each hash is
/// SHA-256 over "ballotId|answers|nonce", the digest SHA-256 over the sorted hashes, one a line, and the votes are the letters in each column.
/// </summary>
/// <param name="Proposals">What each place of the answers is about.</param>
/// <param name="Digest">As it was kept when the ballot was closed.</param>
public sealed record PaperListView(Guid BallotId, IReadOnlyList<Guid> Proposals, string Digest, IReadOnlyList<PaperView> Papers);

/// <summary>A paper's content, and nothing that leads to a person or a time.</summary>
/// <param name="Answers">An A (agree) or a D (disagree) for each proposal, in the ballot's order.</param>
/// <param name="Nonce">What the voter chose.</param>
/// <param name="Hash">The hash in the published list.</param>
public sealed record PaperView(string Answers, string Nonce, string Hash);

/// <summary>The papers counted anew, held against what was kept at closing.</summary>
/// <param name="PapersOfVoters">As many papers as people who voted.</param>
/// <param name="HashesHold">Every paper gives the hash that was published for it.</param>
/// <param name="ListHolds">The list of hashes is the one that was published.</param>
/// <param name="CountHolds">Every proposal has the votes that were announced.</param>
public sealed record RecountView(
    Guid BallotId, int Papers, int Voted, bool PapersOfVoters, bool HashesHold, bool ListHolds, bool CountHolds, IReadOnlyList<ProposalVotes> Votes)
{
    public bool Holds => PapersOfVoters && HashesHold && ListHolds && CountHolds;
}
