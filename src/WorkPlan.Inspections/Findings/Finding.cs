using WorkPlan.Inspections.Campaigns;
using WorkPlan.Inspections.Facts;
using WorkPlan.Inspections.People;
using WorkPlan.Inspections.UnitInspections;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Findings;

public enum FindingCategory
{
    PrincipleFile,
    PlanContent,
    Dissemination,
    Assignment,
    Briefing,
    Emulation,
    Result,
    Conduct,
    Other,
}

/// <summary>How grave a finding is, in rising order.</summary>
public enum FindingSeverity
{
    Limitation = 1,
    Shortcoming = 2,
    Weakness = 3,
    Violation = 4,
}

/// <summary>Nguyên nhân hay điều kiện, as planning tells them apart in the review of a year.</summary>
public enum FindingCauseKind
{
    Cause,
    Condition,
}

public enum FindingState
{
    Open,

    /// <summary>The unit has handed in evidence that waits to be verified.</summary>
    Remediated,
    Verified,
}

/// <summary>
/// A limitation, shortcoming, weakness or violation that an inspection found, with what has to be done about it. It closes only on
/// evidence that took effect after it was raised, verified by the inspecting unit.
/// </summary>
internal sealed class Finding : IVersioned
{
    private Finding()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required Guid CampaignId { get; init; }

    public required string UnitCode { get; init; }

    /// <summary>The unit that has to remedy it since the inspected one was closed; null while that is the inspected one itself.</summary>
    public string? HandedOverTo { get; private set; }

    /// <summary>Who has to remedy it now.</summary>
    public string ResponsibleUnitCode => HandedOverTo ?? UnitCode;

    /// <summary>The inspecting unit, or the one that took over from it: it alone verifies.</summary>
    public required string ByUnitCode { get; set; }

    public List<FindingHandOver> HandOvers { get; private set; } = [];

    public required int WorkYear { get; init; }

    public required FindingCategory Category { get; init; }

    public required FindingSeverity Severity { get; init; }

    public required string Statement { get; init; }

    public required string Cause { get; init; }

    public FindingCauseKind? CauseKind { get; init; }

    /// <summary>Objective (khách quan) or subjective (chủ quan); null while nobody has judged it.</summary>
    public bool? CauseObjective { get; init; }

    public required string Remedy { get; init; }

    public required DateOnly RaisedOn { get; init; }

    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The plan and the field of work that it touches.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>The item of the plan that it touches, a task or a target, under what it keeps through all versions of the plan; null for none.</summary>
    public Guid? PlanTaskId { get; init; }

    public string? PlanTargetCode { get; init; }

    public string? FieldCode { get; init; }

    /// <summary>The question of the checklist that it came up at; null only for what was raised before every finding had to cite one.</summary>
    public string? ItemCode { get; init; }

    /// <summary>The earlier finding that this one repeats, and how many there were before it; null and 0 for a first one.</summary>
    public Guid? RepeatOfId { get; private set; }

    public int Repeats { get; private set; }

    /// <summary>The evidence of the unit's inspection that shows it; null where <see cref="CitedFact"/> does.</summary>
    public Guid? EvidenceId { get; init; }

    /// <summary>The fact that filled the question when it was raised and shows it, too; null where there was none that could.</summary>
    public CitedFact? CitedFact { get; init; }

    /// <summary>What of it was handed over to the inspectorate (thanh tra), which has its own law and files; null for most.</summary>
    public InspectorateReferral? Referral { get; private set; }

    /// <summary>The head of the unit in office on the day it was raised; null when nobody was known to be.</summary>
    public string? HeadPersonCode { get; init; }

    public string? HeadName { get; init; }

    public FindingState State { get; private set; } = FindingState.Open;

    public List<Remediation> Remediations { get; private set; } = [];

    public DateOnly? VerifiedOn { get; private set; }

    public string? VerifiedBy { get; private set; }

    /// <summary>The remediation on whose evidence it was closed.</summary>
    public Guid? VerifiedRemediationId { get; private set; }

    public List<Reopening> Reopenings { get; private set; } = [];

    /// <summary>The day since which it stands: when it was raised, or re-opened last.</summary>
    public DateOnly StandsSince => Reopenings.Count > 0 ? Reopenings[^1].ReopenedOn : RaisedOn;

    /// <param name="campaign">The running campaign.</param>
    /// <param name="inspection">The unit's inspection, not concluded yet.</param>
    /// <param name="request">What was found.</param>
    /// <param name="fact">The fact that fills the cited question, where it shows that something is missing.</param>
    /// <param name="head">The head of the unit in office on that day.</param>
    /// <param name="earlier">What it repeats.</param>
    public static Finding Raise(
        InspectionCampaign campaign, UnitInspection inspection, RaiseFindingRequest request, CitedFact? fact, UnitHead? head, Finding? earlier = null)
    {
        campaign.DemandAnnouncedBy(request.RaisedOn);
        inspection.DemandNotConcluded();
        var item = request.ItemCode ?? throw FindingRules.WithoutItem();
        if (request.EvidenceId is { } evidence && inspection.Evidence.TrueForAll(known => known.Id != evidence))
            throw FindingRules.EvidenceNotKnown();
        if (request.EvidenceId is null && fact is null)
            throw FindingRules.WithoutEvidence(item);
        DemandOneItemOfPlan(request);
        DemandDueAfter(request.RaisedOn, request.DueAt);
        return new Finding
        {
            CampaignId = campaign.Id,
            UnitCode = inspection.UnitCode,
            ByUnitCode = campaign.ConductingUnitCode,
            WorkYear = campaign.WorkYear,
            Category = request.Category,
            Severity = request.Severity,
            Statement = request.Statement,
            Cause = request.Cause,
            CauseKind = request.CauseKind,
            CauseObjective = request.CauseObjective,
            Remedy = request.Remedy,
            RaisedOn = request.RaisedOn,
            DueAt = request.DueAt,
            PlanId = request.PlanId,
            PlanTaskId = request.PlanTaskId,
            PlanTargetCode = request.PlanTargetCode,
            FieldCode = request.FieldCode,
            ItemCode = item,
            EvidenceId = request.EvidenceId,
            CitedFact = fact,
            HeadPersonCode = head?.PersonCode,
            HeadName = head?.FullName,
            RepeatOfId = earlier?.Id,
            Repeats = earlier is null ? 0 : earlier.Repeats + 1,
            HandedOverTo = campaign.UnitOf(inspection.UnitCode).HandedOverTo,
        };
    }

    public void Remediate(Remediation remediation)
    {
        if (State == FindingState.Verified)
            throw FindingRules.AlreadyVerified();
        Remediations = [.. Remediations, remediation];
        State = FindingState.Remediated;
    }

    /// <summary>Closes the finding on one remediation, or on the last one handed in: what was done, and what shows it, are later than the finding.</summary>
    public void Verify(Guid? remediationId, string by, DateOnly on)
    {
        if (State == FindingState.Verified)
            throw FindingRules.AlreadyVerified();
        var remediation = remediationId is null ? Remediations.LastOrDefault() : Remediations.Find(known => known.Id == remediationId);
        if (remediation is null)
            throw FindingRules.NoRemediation();
        if ((remediation.Evidence.TakenOn < remediation.EffectiveOn ? remediation.Evidence.TakenOn : remediation.EffectiveOn) is var older && older <= StandsSince)
            throw FindingRules.EvidenceBeforeFinding(older, StandsSince);
        if (remediation.SubmittedBy == by)
            throw FindingRules.OwnRemediation();
        if (on < remediation.EffectiveOn)
            throw FindingRules.VerifiedBeforeEvidence(remediation.EffectiveOn);
        (State, VerifiedOn, VerifiedBy, VerifiedRemediationId) = (FindingState.Verified, on, by, remediation.Id);
    }

    /// <summary>It was not remedied after all, or came back; new evidence and a new deadline are needed.</summary>
    public void Reopen(Reopening reopening)
    {
        if (State != FindingState.Verified)
            throw FindingRules.NotVerified();
        if (reopening.ReopenedOn < VerifiedOn)
            throw FindingRules.ReopenedBeforeVerified(VerifiedOn.Value);
        DemandDueAfter(reopening.ReopenedOn, reopening.DueAt);
        Reopenings = [.. Reopenings, reopening];
        DueAt = reopening.DueAt;
        (State, VerifiedOn, VerifiedBy, VerifiedRemediationId) = (FindingState.Open, null, null, null);
    }

    /// <summary>Names the paper by which the inspectorate got it. It stays a finding: what the inspectorate does about it is not kept here.</summary>
    public void Refer(InspectorateReferral referral)
    {
        if (Referral is not null)
            throw FindingRules.AlreadyReferred(Referral.Number);
        if (referral.IssuedOn < RaisedOn)
            throw FindingRules.ReferredBeforeRaised(RaisedOn);
        Referral = referral;
    }

    /// <summary>
    /// Bàn giao: what is not verified yet goes to the unit that took over from the responsible one, and verifying to the one that took over from the
    /// inspecting one. The inspected unit stays on record; what was verified stays where it was until it is opened again.
    /// </summary>
    public bool HandOver(string from, string to, DateOnly on, string legalBasis)
    {
        var remedies = State != FindingState.Verified && ResponsibleUnitCode == from;
        if (!remedies && ByUnitCode != from)
            return false;
        HandOvers = [.. HandOvers, new FindingHandOver(from, to, on, legalBasis)];
        if (remedies)
            HandedOverTo = to;
        if (ByUnitCode == from)
            ByUnitCode = to;
        return true;
    }

    private static void DemandOneItemOfPlan(RaiseFindingRequest request)
    {
        if (request.PlanTaskId is null && request.PlanTargetCode is null)
            return;
        if (request.PlanId is null)
            throw FindingRules.PlanItemWithoutPlan();
        if (request.PlanTaskId is not null && request.PlanTargetCode is not null)
            throw FindingRules.TwoPlanItems();
    }

    private static void DemandDueAfter(DateOnly day, DateTimeOffset dueAt)
    {
        if (VietnamTime.DateOf(dueAt) <= day)
            throw FindingRules.DueBeforeRaised(day);
    }
}

/// <summary>A fact as the finding that rests on it cites it: as it read on that day, in Vietnamese, with the messages that told it.</summary>
/// <param name="Kind">Which fact.</param>
/// <param name="Sentence">The fact in words.</param>
/// <param name="AsOf">When the newest of its messages was sent.</param>
/// <param name="Sources">The messages.</param>
public sealed record CitedFact(FactKind Kind, string Sentence, DateTimeOffset AsOf, IReadOnlyList<FactOrigin> Sources);

/// <summary>The document by which a finding was handed over to an inspectorate (chuyển cơ quan thanh tra).</summary>
/// <param name="Number">As printed, in its normal form.</param>
/// <param name="IssuedOn">Its day.</param>
/// <param name="Body">The inspectorate that got it.</param>
/// <param name="ReferredBy">The account that entered it.</param>
public sealed record InspectorateReferral(string Number, DateOnly IssuedOn, string Body, string ReferredBy);

/// <summary>What the unit did about a finding, with evidence. The day it took effect is not the day it was handed in.</summary>
public sealed record Remediation(Guid Id, string Description, DateOnly EffectiveOn, Evidence Evidence, string SubmittedBy, DateTimeOffset SubmittedAt);

/// <summary>A finding re-opened after it had been verified.</summary>
public sealed record Reopening(string Reason, DateOnly ReopenedOn, DateTimeOffset DueAt, string ReopenedBy);

/// <summary>A finding, or its verification, went from one unit to another.</summary>
public sealed record FindingHandOver(string FromUnitCode, string ToUnitCode, DateOnly EffectiveOn, string LegalBasis);
