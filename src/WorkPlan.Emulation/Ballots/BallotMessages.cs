using WorkPlan.Emulation.Contracts;
using WorkPlan.Emulation.Policies;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation.Ballots;

/// <summary>What the other services hear of a ballot: that it is open or closed and who could vote, and nothing of any vote.</summary>
internal static class BallotMessages
{
    public static BallotOpened Opened(SecretBallot ballot, IEnumerable<string> electors, TimeProvider clock) => new()
    {
        StreamKey = StreamOf(ballot),
        Version = ballot.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        BallotId = ballot.Id,
        SessionId = ballot.SessionId,
        UnitCode = ballot.UnitCode,
        WorkYear = ballot.WorkYear,
        Title = ballot.Title.InMessages(),
        Proposals = ballot.Proposals.Count,
        ElectorPersonCodes = [.. electors.Order(StringComparer.Ordinal)],
    };

    public static BallotClosed Closed(SecretBallot ballot, IEnumerable<string> electors, TimeProvider clock) => new()
    {
        StreamKey = StreamOf(ballot),
        Version = ballot.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        BallotId = ballot.Id,
        SessionId = ballot.SessionId,
        UnitCode = ballot.UnitCode,
        WorkYear = ballot.WorkYear,
        Title = ballot.Title.InMessages(),
        ElectorPersonCodes = [.. electors.Order(StringComparer.Ordinal)],
    };

    private static string StreamOf(SecretBallot ballot) => $"ballot:{ballot.Id}";
}
