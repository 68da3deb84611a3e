using System.Text.Json.Serialization;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Councils;

[JsonConverter(typeof(CamelCaseEnumConverter<CouncilRole>))]
public enum CouncilRole
{
    Chair = 1,
    ViceChair = 2,
    Member = 3,

    /// <summary>Keeps the minutes; a member with a vote like the others.</summary>
    Secretary = 4,
}

/// <summary>A unit's council for emulation and commendation (Hội đồng Thi đua – Khen thưởng), with its members over time.</summary>
internal sealed class EmulationCouncil : IVersioned
{
    private readonly List<CouncilMember> _members = [];

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string UnitCode { get; init; }

    public required string Name { get; init; }

    /// <summary>The decision that set it up.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>The share of members that has to be present, in hundredths of a percent; what it comes to is rounded up.</summary>
    public required int QuorumBasisPoints { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public IReadOnlyList<CouncilMember> Members => _members;

    public IReadOnlyList<CouncilMember> MembersOn(DateOnly day) => [.. _members.Where(member => member.IsInForce(day))];

    public int QuorumOf(int members) => (int)BasisPoints.Of(members, QuorumBasisPoints, Rounding.Ceiling);

    public void Appoint(string personCode, string fullName, CouncilRole role, DateOnly from)
    {
        if (from < ValidFrom)
            throw CouncilRules.BeforeCouncil(ValidFrom);
        if (_members.Exists(member => member.PersonCode == personCode && (member.To is null || member.To >= from)))
            throw CouncilRules.AlreadyMember(personCode);
        if (role == CouncilRole.Chair && _members.Exists(member => member.Role == CouncilRole.Chair && (member.To is null || member.To >= from)))
            throw CouncilRules.HasChair();
        _members.Add(new CouncilMember { Number = _members.Count + 1, PersonCode = personCode, FullName = fullName, Role = role, From = from });
    }

    public void Release(string personCode, DateOnly lastDay)
    {
        var member = _members.Find(known => known.PersonCode == personCode && known.To is null) ?? throw CouncilRules.NotAMember(personCode);
        member.End(lastDay < member.From ? member.From : lastDay);
    }
}

/// <summary>A member of a council, from a day to a day, both included.</summary>
internal sealed class CouncilMember
{
    public required int Number { get; init; }

    public required string PersonCode { get; init; }

    public required string FullName { get; init; }

    public required CouncilRole Role { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; private set; }

    public bool IsInForce(DateOnly day) => From <= day && (To is null || day <= To);

    internal void End(DateOnly lastDay) => To = lastDay;
}

[JsonConverter(typeof(CamelCaseEnumConverter<SessionState>))]
public enum SessionState
{
    Called = 1,
    Opened = 2,
    Closed = 3,
}

/// <summary>A session of a council: its agenda, who was there, and what came of it.</summary>
internal sealed class CouncilSession : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required Guid CouncilId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required DateOnly HeldOn { get; init; }

    public required List<string> Agenda { get; init; }

    public SessionState State { get; private set; } = SessionState.Called;

    /// <summary>How many members the council had on the day, and how many of them had to come.</summary>
    public int Members { get; private set; }

    public int Quorum { get; private set; }

    /// <summary>Codes of the members who were there.</summary>
    public List<string> Present { get; private set; } = [];

    public string? Conclusions { get; private set; }

    public void Open(EmulationCouncil council, IReadOnlyList<string> present)
    {
        if (State != SessionState.Called)
            throw CouncilRules.SessionNotCalled();
        var members = council.MembersOn(HeldOn);
        if (present.FirstOrDefault(code => !members.Any(member => member.PersonCode == code)) is { } stranger)
            throw CouncilRules.NotAMember(stranger);
        var there = present.Distinct().Order(StringComparer.Ordinal).ToList();
        var quorum = council.QuorumOf(members.Count);
        if (there.Count < quorum || there.Count == 0)
            throw CouncilRules.NoQuorum(there.Count, members.Count, quorum);
        (State, Members, Quorum, Present) = (SessionState.Opened, members.Count, quorum, there);
    }

    public void DemandOpen()
    {
        if (State != SessionState.Opened)
            throw CouncilRules.SessionNotOpen();
    }

    public void Close(string conclusions)
    {
        DemandOpen();
        (State, Conclusions) = (SessionState.Closed, conclusions);
    }
}

internal static class CouncilRules
{
    public static RuleException BeforeCouncil(DateOnly from) => new("council-member-before-council", VietnamTime.Format(from));

    public static RuleException AlreadyMember(string personCode) => new("council-already-member", personCode);

    public static RuleException HasChair() => new("council-has-chair");

    public static RuleException NotAMember(string personCode) => new("council-not-a-member", personCode);

    public static RuleException SessionNotCalled() => new("council-session-not-called");

    public static RuleException SessionNotOpen() => new("council-session-not-open");

    public static RuleException NoQuorum(int present, int members, int quorum) => new("council-no-quorum", present, members, quorum);

    public static RuleException BallotsOpen() => new("council-ballots-open");
}
