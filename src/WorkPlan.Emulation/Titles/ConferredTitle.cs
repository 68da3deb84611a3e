using System.Text.Json.Serialization;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Titles;

[JsonConverter(typeof(CamelCaseEnumConverter<TitleState>))]
public enum TitleState
{
    Conferred = 1,

    /// <summary>A title that it rests on was revoked: whoever conferred it has to uphold or revoke it.</summary>
    InQuestion = 2,
    Revoked = 3,
}

/// <summary>A title that a person or a collective was given for a work year, and on which earlier ones it rests.</summary>
internal sealed class ConferredTitle : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    /// <summary>The unit in that year; it stays with the title when the unit is closed.</summary>
    public required string UnitCode { get; init; }

    /// <summary>The unit whose head decided; null for what was conferred before WorkPlan.</summary>
    public string? DecidedByUnitCode { get; init; }

    /// <summary>The person; empty for the unit as a collective.</summary>
    public required string PersonCode { get; init; }

    public required EmulationTitle Title { get; init; }

    public required int WorkYear { get; init; }

    public required string DecisionNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>The policy under which it was conferred; null for what was conferred before WorkPlan.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>The money that went with it, in per cent of the base salary, and by what law; null where the policy named none.</summary>
    public int? AwardPercent { get; init; }

    public string? AwardLegalBasis { get; init; }

    /// <summary>The proposal that led to it; null for what was conferred before WorkPlan.</summary>
    public Guid? ProposalId { get; init; }

    /// <summary>The titles that were a condition of this one.</summary>
    public required List<Guid> BasedOn { get; init; }

    /// <summary>Why it was conferred although something stood in the way; null where nothing did.</summary>
    public string? AllTheSameReason { get; init; }

    /// <summary>What stood in the way, in the record's language; what is sensitive is not named.</summary>
    public List<ReasonView> Despite { get; init; } = [];

    public TitleState State { get; private set; } = TitleState.Conferred;

    /// <summary>What happened to it after it was conferred, oldest first.</summary>
    public List<TitleEvent> History { get; private set; } = [];

    public void Revoke(string decisionNumber, DateOnly on, string reason)
    {
        if (State == TitleState.Revoked)
            throw TitleRules.AlreadyRevoked();
        if (on < DecidedOn)
            throw TitleRules.RevokedBeforeConferred(DecidedOn);
        DemandAfterTheLast(on);
        State = TitleState.Revoked;
        History = [.. History, new TitleEvent(TitleState.Revoked, on, decisionNumber, reason, null)];
    }

    /// <summary>A title that it rests on is gone.</summary>
    public void Question(ConferredTitle gone, DateOnly on, string reason)
    {
        if (State == TitleState.Revoked)
            return;
        State = TitleState.InQuestion;
        History = [.. History, new TitleEvent(TitleState.InQuestion, on, null, reason, gone.Id)];
    }

    public void Uphold(string decisionNumber, DateOnly on, string reason)
    {
        if (State != TitleState.InQuestion)
            throw TitleRules.NotInQuestion();
        DemandAfterTheLast(on);
        State = TitleState.Conferred;
        History = [.. History, new TitleEvent(TitleState.Conferred, on, decisionNumber, reason, null)];
    }

    /// <summary>A decision answers what happened before, and so is not dated before it.</summary>
    private void DemandAfterTheLast(DateOnly on)
    {
        var last = History.Count == 0 || History[^1].On < DecidedOn ? DecidedOn : History[^1].On;
        if (on < last)
            throw TitleRules.DecidedBeforeTheLast(last);
    }
}

/// <summary>A title was revoked, put in question by the revocation of another one, or upheld.</summary>
public sealed record TitleEvent(TitleState State, DateOnly On, string? DecisionNumber, string Reason, Guid? BecauseOf);

/// <summary>How many times titles of a quota were conferred in a pool: two decisions at once cannot share its last place.</summary>
internal sealed class QuotaLedger : IVersioned
{
    public required int WorkYear { get; init; }

    public required EmulationTitle Title { get; init; }

    /// <summary>The unit or the province within which the quota is counted.</summary>
    public required string PoolCode { get; init; }

    public long Version { get; private set; }

    public int Conferred { get; private set; }

    public void Count(int titles) => Conferred += titles;
}

internal static class TitleRules
{
    public static RuleException AlreadyConferred(string holder) => new("title-already-conferred", holder);

    public static RuleException AlreadyRevoked() => new("title-already-revoked");

    public static RuleException RevokedBeforeConferred(DateOnly on) => new("title-revoked-before-conferred", VietnamTime.Format(on));

    public static RuleException NotInQuestion() => new("title-not-in-question");

    public static RuleException NotPassed(Guid proposal) => new("proposal-not-passed", proposal);

    public static RuleException QuotaExceeded(string explanation, string pool, int wanted, string legalBasis) =>
        new("title-quota-exceeded", explanation, pool, wanted) { Citation = legalBasis };

    public static RuleException NotFromBefore(int firstYear, string legalBasis) =>
        new("title-record-not-from-before", firstYear) { Citation = legalBasis };

    /// <param name="reasons">Every reason of everybody, as <see cref="ConferralObstacle"/>.</param>
    public static RuleException NoLongerEligible(IReadOnlyList<object> reasons) => new("conferral-no-longer-eligible") { Items = reasons };

    public static RuleException NotInDecision(Guid proposal) => new("conferral-reason-without-proposal", proposal);

    /// <summary>Refuses a decision that is dated ahead: what has not been decided is not on record.</summary>
    public static void DemandNotAhead(DateOnly decidedOn, TimeProvider clock)
    {
        if (decidedOn > VietnamTime.Today(clock))
            throw new RuleException("title-decided-ahead", VietnamTime.Format(decidedOn));
    }

    public static RuleException DecidedBeforeTheLast(DateOnly last) => new("title-decided-before-last", VietnamTime.Format(last));

    public static RuleException BeforeCouncil(DateOnly heldOn) => new("conferral-before-council", VietnamTime.Format(heldOn));

    public static RuleException UnitNotThere(string unitCode, int workYear) => new("title-unit-not-there", unitCode, workYear);

    public static RuleException BasisMissing(string holder) => new("title-basis-missing", holder);
}
