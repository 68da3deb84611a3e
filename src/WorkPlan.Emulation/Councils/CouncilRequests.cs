using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Emulation.Councils;

public sealed record SetUpCouncilRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Text(400)]
    public required string Name { get; init; }

    [Text(ScoringLimits.LegalBasis)]
    public required string LegalBasis { get; init; }

    /// <summary>The share of members that has to be present, in hundredths of a percent: 6667 for two thirds.</summary>
    [Between(1, 10_000)]
    public required int QuorumBasisPoints { get; init; }

    public required DateOnly ValidFrom { get; init; }
}

public sealed record AppointMemberRequest
{
    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    public required CouncilRole Role { get; init; }

    public required DateOnly From { get; init; }
}

public sealed record ReleaseMemberRequest
{
    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    /// <summary>The last day as a member.</summary>
    public required DateOnly LastDay { get; init; }
}

public sealed record CallSessionRequest
{
    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    public required DateOnly HeldOn { get; init; }

    [Items(1, 50)]
    public required IReadOnlyList<string> Agenda { get; init; }
}

public sealed record OpenSessionRequest
{
    /// <summary>Codes of the members who are there.</summary>
    [Items(0, 200)]
    public required IReadOnlyList<string> PresentPersonCodes { get; init; }
}

public sealed record CloseSessionRequest
{
    [Text(4000)]
    public required string Conclusions { get; init; }
}

public sealed record CouncilView(
    Guid Id, string UnitCode, string Name, string LegalBasis, int QuorumBasisPoints, DateOnly ValidFrom, IReadOnlyList<CouncilMemberView> Members)
{
    internal static CouncilView Of(EmulationCouncil council) => new(
        council.Id, council.UnitCode, council.Name, council.LegalBasis, council.QuorumBasisPoints, council.ValidFrom,
        [
            .. council.Members.OrderBy(member => member.Role).ThenBy(member => member.From).ThenBy(member => member.PersonCode, StringComparer.Ordinal)
                .Select(member => new CouncilMemberView(member.PersonCode, member.FullName, member.Role, member.From, member.To)),
        ]);
}

public sealed record CouncilMemberView(string PersonCode, string FullName, CouncilRole Role, DateOnly From, DateOnly? To);

/// <summary>A session with the proof of its quorum: how many members there were, how many had to come, who came.</summary>
public sealed record SessionView(
    Guid Id, Guid CouncilId, string UnitCode, int WorkYear, DateOnly HeldOn, IReadOnlyList<string> Agenda, SessionState State, int Members,
    int Quorum, IReadOnlyList<string> PresentPersonCodes, string? Conclusions)
{
    internal static SessionView Of(CouncilSession session) => new(
        session.Id, session.CouncilId, session.UnitCode, session.WorkYear, session.HeldOn, session.Agenda, session.State, session.Members,
        session.Quorum, session.Present, session.Conclusions);
}
