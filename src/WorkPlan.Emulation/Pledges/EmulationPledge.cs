using WorkPlan.Emulation.Staff;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Emulation.Pledges;

internal enum SignatureState
{
    Pending,
    Signed,
    Refused,

    /// <summary>Did not answer before leaving the unit, and owes it no answer any more.</summary>
    Released,
}

/// <summary>The emulation pledge of one unit in a campaign, to be signed by everybody who serves there on the day it is opened.</summary>
internal sealed class EmulationPledge : IVersioned
{
    private readonly List<PledgeSigner> _signers = [];

    private EmulationPledge()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required string Content { get; init; }

    public required DateOnly OpenedOn { get; init; }

    /// <summary>The unit's last day, where it ended: until then one can have signed.</summary>
    public DateOnly? EndedOn { get; private set; }

    public IReadOnlyList<PledgeSigner> Signers => _signers;

    public static EmulationPledge Open(
        Guid campaignId, int workYear, string unitCode, string content, DateOnly openedOn, IEnumerable<StaffMember> staff)
    {
        var pledge = new EmulationPledge
        {
            CampaignId = campaignId,
            UnitCode = unitCode,
            WorkYear = workYear,
            Content = content,
            OpenedOn = openedOn,
        };
        pledge._signers.AddRange(staff.Select(person => new PledgeSigner { PersonCode = person.Code, FullName = person.FullName }));
        if (pledge._signers.Count == 0)
            throw PledgeRules.NobodyToSign(unitCode);
        return pledge;
    }

    /// <summary>Who is asked: everybody on the list but those who left without an answer.</summary>
    public IEnumerable<PledgeSigner> Asked => _signers.Where(signer => signer.State != SignatureState.Released);

    /// <summary>Somebody who came to the unit later, or came back, is asked, too; once. What was signed elsewhere stays where it was signed.</summary>
    public bool AskAlso(string personCode, string fullName)
    {
        if (_signers.Find(signer => signer.PersonCode == personCode) is { } known)
            return known.AskAgain();
        _signers.Add(new PledgeSigner { PersonCode = personCode, FullName = fullName });
        return true;
    }

    /// <summary>People of a unit that ended are asked, too; false when all of them had been.</summary>
    public bool AskAlso(IEnumerable<PledgeSigner> people)
    {
        var asked = false;
        foreach (var person in people)
            asked |= AskAlso(person.PersonCode, person.FullName);
        return asked;
    }

    /// <summary>The same words for the unit's heir, with what those who come along have answered to them.</summary>
    public EmulationPledge ContinuedIn(string heir, DateOnly on, IReadOnlySet<string> along)
    {
        var pledge = new EmulationPledge { CampaignId = CampaignId, UnitCode = heir, WorkYear = WorkYear, Content = Content, OpenedOn = on };
        pledge._signers.AddRange(_signers.Where(signer => along.Contains(signer.PersonCode)).Select(signer => signer.Copy()));
        return pledge;
    }

    /// <summary>
    /// Who left without an answer is asked no longer, and who serves here all the same is asked again; false when nothing changes.
    /// </summary>
    /// <param name="leftOn">Of those of whom it is known, the first day on which they did not serve here any more; null while they do.</param>
    public bool Follow(IReadOnlyDictionary<string, DateOnly?> leftOn)
    {
        var changed = false;
        foreach (var signer in _signers.Where(signer => leftOn.ContainsKey(signer.PersonCode)))
            changed |= leftOn[signer.PersonCode] is { } day ? signer.Release(day) : signer.AskAgain();
        return changed;
    }

    public void End(DateOnly lastDay) => EndedOn = lastDay;

    /// <summary>The day of the last answer; null before the first one.</summary>
    public DateOnly? LastAnsweredOn => _signers.Max(signer => signer.AnsweredOn);

    public void Sign(string personCode, DateOnly on, string by, DateTimeOffset at) => Answer(personCode, on).Sign(on, by, at);

    /// <summary>A refusal needs its reason; a person who refused may still sign later.</summary>
    public void Refuse(string personCode, DateOnly on, string? reason, string by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw PledgeRules.RefusalNeedsReason();
        Answer(personCode, on).Refuse(on, reason, by, at);
    }

    private PledgeSigner Answer(string personCode, DateOnly on)
    {
        var signer = _signers.Find(signer => signer.PersonCode == personCode) ?? throw PledgeRules.NotASigner(personCode);
        if (signer.State == SignatureState.Signed)
            throw PledgeRules.AlreadySigned(personCode);
        if (on < OpenedOn)
            throw PledgeRules.BeforeOpening(OpenedOn);
        if (on > EndedOn)
            throw PledgeRules.UnitEnded(EndedOn.Value);
        return signer;
    }
}

/// <summary>One person who is asked to sign, and the answer.</summary>
internal sealed class PledgeSigner
{
    public required string PersonCode { get; init; }

    public required string FullName { get; init; }

    public SignatureState State { get; private set; } = SignatureState.Pending;

    public DateOnly? AnsweredOn { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The first day on which the person did not serve in the unit any more; null while asked.</summary>
    public DateOnly? ReleasedOn { get; private set; }

    /// <summary>Who entered the answer, and when; null before one, and in answers from before that was kept.</summary>
    public string? EnteredBy { get; private set; }

    public DateTimeOffset? EnteredAt { get; private set; }

    internal PledgeSigner Copy() => new()
    {
        PersonCode = PersonCode,
        FullName = FullName,
        State = State == SignatureState.Released ? SignatureState.Pending : State,
        AnsweredOn = AnsweredOn,
        Reason = Reason,
        EnteredBy = EnteredBy,
        EnteredAt = EnteredAt,
    };

    internal void Sign(DateOnly on, string by, DateTimeOffset at) =>
        (State, AnsweredOn, Reason, ReleasedOn, EnteredBy, EnteredAt) = (SignatureState.Signed, on, null, null, by, at);

    internal void Refuse(DateOnly on, string reason, string by, DateTimeOffset at) =>
        (State, AnsweredOn, Reason, ReleasedOn, EnteredBy, EnteredAt) = (SignatureState.Refused, on, reason, null, by, at);

    internal bool Release(DateOnly day)
    {
        if (State != SignatureState.Pending)
            return false;
        (State, ReleasedOn) = (SignatureState.Released, day);
        return true;
    }

    internal bool AskAgain()
    {
        if (State != SignatureState.Released)
            return false;
        (State, ReleasedOn) = (SignatureState.Pending, null);
        return true;
    }
}

internal static class PledgeRules
{
    public static RuleException NobodyToSign(string unitCode) => new("pledge-nobody-to-sign", unitCode);

    public static RuleException AlreadyOpened(string unitCode) => new("pledge-already-opened", unitCode);

    public static RuleException NotASigner(string personCode) => new("pledge-not-a-signer", personCode);

    public static RuleException AlreadySigned(string personCode) => new("pledge-already-signed", personCode);

    public static RuleException RefusalNeedsReason() => new("pledge-refusal-needs-reason");

    public static RuleException BeforeOpening(DateOnly openedOn) => new("pledge-before-opening", openedOn);

    public static RuleException UnitEnded(DateOnly lastDay) => new("pledge-unit-ended", lastDay);

    public static RuleException NotYourself() => new ForbiddenException("pledge-sign-for-yourself");
}
