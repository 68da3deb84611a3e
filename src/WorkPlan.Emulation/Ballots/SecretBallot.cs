using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using WorkPlan.Emulation.Policies;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Ballots;

/// <summary>Of what a proposal needs its share of votes.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<BallotBase>))]
public enum BallotBase
{
    /// <summary>Of all members of the council, also those who were not there.</summary>
    Members = 1,

    /// <summary>Of those who were there and could vote.</summary>
    Present = 2,
}

[JsonConverter(typeof(CamelCaseEnumConverter<BallotState>))]
public enum BallotState
{
    Open = 1,
    Closed = 2,
}

[JsonConverter(typeof(CamelCaseEnumConverter<BallotAnswer>))]
public enum BallotAnswer
{
    Agree = 1,
    Disagree = 2,
}

/// <summary>
/// A secret ballot of a council session over proposals for one title. Who voted is a list of its own; what was voted lies in an urn of
/// papers that carry neither person nor time (<see cref="BallotPaper"/>). The count, and a digest of the published list of hashes, are
/// kept at closing, so that every recount can be held against them.
/// </summary>
internal sealed class SecretBallot : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required Guid SessionId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required EmulationTitle Title { get; init; }

    /// <summary>What is voted on, in the order of the paper.</summary>
    public required List<Guid> Proposals { get; init; }

    /// <summary>The share that a proposal needs, in hundredths of a percent; what it comes to is rounded up.</summary>
    public required int ThresholdBasisPoints { get; init; }

    public required BallotBase Of { get; init; }

    /// <summary>How many may vote, and how many members the council has.</summary>
    public required int Electors { get; init; }

    public required int Members { get; init; }

    public BallotState State { get; private set; } = BallotState.Open;

    public BallotCount? Count { get; private set; }

    /// <summary>Votes that a proposal needs.</summary>
    public int Needed => (int)BasisPoints.Of(Of == BallotBase.Members ? Members : Electors, ThresholdBasisPoints, Rounding.Ceiling);

    /// <summary>Every elector, and as many empty papers, made beforehand so that the order of rows says nothing of the order of votes.</summary>
    public (IReadOnlyList<BallotElector> Electors, IReadOnlyList<BallotPaper> Papers) Prepare(IReadOnlyCollection<string> persons) => (
        [.. persons.Select(person => new BallotElector { BallotId = Id, PersonCode = person })],
        [.. persons.Select(_ => new BallotPaper { BallotId = Id, Id = BallotPaper.NewId() })]);

    /// <summary>What a paper says, if it says something of every proposal once and of nothing else.</summary>
    public string Read(IReadOnlyDictionary<Guid, BallotAnswer> answers)
    {
        if (State != BallotState.Open)
            throw BallotRules.Closed();
        if (answers.Count != Proposals.Count || !Proposals.TrueForAll(answers.ContainsKey))
            throw BallotRules.IncompletePaper(Proposals.Count);
        return string.Concat(Proposals.Select(proposal => answers[proposal] == BallotAnswer.Agree ? BallotPaper.Agree : BallotPaper.Disagree));
    }

    public void Close(IReadOnlyCollection<BallotPaper> cast)
    {
        if (State != BallotState.Open)
            throw BallotRules.Closed();
        (State, Count) = (BallotState.Closed, BallotCount.Of(this, cast));
    }
}

/// <summary>Who may vote, and whether he has: never what.</summary>
internal sealed class BallotElector
{
    public required Guid BallotId { get; init; }

    public required string PersonCode { get; init; }

    public bool Voted { get; private init; }
}

/// <summary>
/// A paper in the urn. Its id is random, and so is the empty paper that a vote is written on: neither id, nor place, nor anything else
/// leads to a person or a time. The hash over answers and a number that only the voter chose is published; he finds his own in the list.
/// </summary>
internal sealed class BallotPaper
{
    public const char Agree = 'A';
    public const char Disagree = 'D';

    public required Guid BallotId { get; init; }

    public required Guid Id { get; init; }

    public bool Cast { get; private init; }

    /// <summary>A letter for each proposal, in the ballot's order.</summary>
    public string? Answers { get; private init; }

    public string? Nonce { get; private init; }

    public string? Hash { get; private init; }

    /// <summary>A paper as it lies in the urn with a vote on it.</summary>
    public static BallotPaper Of(Guid ballotId, string answers, string nonce) => new()
    {
        BallotId = ballotId,
        Id = NewId(),
        Cast = true,
        Answers = answers,
        Nonce = nonce,
        Hash = HashOf(ballotId, answers, nonce),
    };

    /// <summary>Random in all its bits: a version-7 id would say when it was made, though for all papers at once.</summary>
    public static Guid NewId() => new(RandomNumberGenerator.GetBytes(16));

    /// <summary>SHA-256 over ballot, answers and nonce, in hexadecimal.</summary>
    public static string HashOf(Guid ballotId, string answers, string nonce) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ballotId:N}|{answers}|{nonce}")));
}

/// <summary>What the papers say together: a function of the papers in the urn, in whatever order they lie.</summary>
public sealed record BallotCount(int Papers, IReadOnlyList<ProposalVotes> Votes, string HashListDigest)
{
    internal static BallotCount Of(SecretBallot ballot, IReadOnlyCollection<BallotPaper> cast) => new(
        cast.Count,
        [
            .. ballot.Proposals.Select((proposal, at) => new ProposalVotes(
                proposal, cast.Count(paper => paper.Answers![at] == BallotPaper.Agree), cast.Count(paper => paper.Answers![at] == BallotPaper.Disagree))),
        ],
        DigestOf(cast.Select(paper => paper.Hash!)));

    internal static string DigestOf(IEnumerable<string> hashes) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', hashes.Order(StringComparer.Ordinal)))));
}

public sealed record ProposalVotes(Guid ProposalId, int Agree, int Disagree);

internal static class BallotRules
{
    public static RuleException Closed() => new("ballot-closed");

    public static RuleException StillOpen() => new("ballot-still-open");

    public static RuleException IncompletePaper(int proposals) => new("ballot-paper-incomplete", proposals);

    public static RuleException PapersNotForYou() => new ForbiddenException("ballot-papers-not-for-you");

    public static RuleException NotAnElector() => new ForbiddenException("ballot-not-an-elector");

    public static RuleException AlreadyVoted() => new("ballot-already-voted");

    public static RuleException NonceTooShort(int least) => new("ballot-nonce-too-short", least);

    public static RuleException NonceTaken() => new("ballot-nonce-taken");

    public static RuleException NoPlacesLeft(Guid proposal, string pool, string explanation, string legalBasis) =>
        new("ballot-no-places-left", proposal, pool, explanation) { Citation = legalBasis };

    public static RuleException WrongProposal(Guid proposal) => new("ballot-wrong-proposal", proposal);
}
