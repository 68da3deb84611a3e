using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Emulation.Titles;

public sealed record ProposeTitleRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    /// <summary>Missing for a title of the unit as a collective.</summary>
    [OptionalText(OrganisationLimits.PersonCode)]
    public string? PersonCode { get; init; }

    public required EmulationTitle Title { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    public required DateOnly ProposedOn { get; init; }

    [Text(4000)]
    public required string Merits { get; init; }
}

public sealed record ConferTitlesRequest
{
    /// <summary>The unit whose head decides; it stands above all the units proposed.</summary>
    [Text(OrganisationLimits.UnitCode)]
    public required string ByUnitCode { get; init; }

    [Text(ScoringLimits.LegalBasis)]
    public required string DecisionNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>Proposals that passed a council. Lower titles are conferred before those that build on them.</summary>
    [Items(1, 500)]
    public required IReadOnlyList<Guid> ProposalIds { get; init; }

    /// <summary>
    /// For whom something stands in the way that became known after the council's vote, and why the title is conferred all the same. Of
    /// somebody for whom nothing does, the reason is not kept.
    /// </summary>
    [Items(0, 500)]
    public IReadOnlyList<ConferAllTheSame> AllTheSame { get; init; } = [];
}

/// <summary>Why a title is conferred although the policy of its work year has something against it.</summary>
public sealed record ConferAllTheSame
{
    /// <summary>One of the proposals that the decision confers.</summary>
    public required Guid ProposalId { get; init; }

    [Text(2000)]
    public required string Reason { get; init; }
}

public sealed record RecordTitleRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [OptionalText(OrganisationLimits.PersonCode)]
    public string? PersonCode { get; init; }

    public required EmulationTitle Title { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    [Text(ScoringLimits.LegalBasis)]
    public required string DecisionNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }
}

public sealed record TitleDecisionRequest
{
    [Text(ScoringLimits.LegalBasis)]
    public required string DecisionNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }

    [Text(2000)]
    public required string Reason { get; init; }
}

public sealed record WithdrawProposalRequest
{
    [Text(2000)]
    public required string Reason { get; init; }
}

/// <param name="Agree">Votes for it in the last ballot; null before one.</param>
/// <param name="BasedOn">Conferred titles that it rests on.</param>
public sealed record ProposalView(
    Guid Id, string UnitCode, string? PersonCode, EmulationTitle Title, int WorkYear, DateOnly ProposedOn, string Merits, ProposalState State,
    int? Agree, Guid? BallotId, string? Reason, IReadOnlyList<Guid> BasedOn)
{
    internal static ProposalView Of(TitleProposal proposal) => new(
        proposal.Id, proposal.UnitCode, proposal.PersonCode.Length == 0 ? null : proposal.PersonCode, proposal.Title, proposal.WorkYear,
        proposal.ProposedOn, proposal.Merits, proposal.State, proposal.Agree, proposal.BallotId, proposal.Reason, proposal.BasedOn);
}

/// <param name="AwardPercent">The money that went with it, in per cent of the base salary; null where the policy named none.</param>
/// <param name="AllTheSameReason">Why it was conferred although something stood in the way; null where nothing did.</param>
/// <param name="Despite">What stood in the way, as the decision's day knew it; in Vietnamese; of health, work and discipline only that there was something.</param>
public sealed record TitleView(
    Guid Id, string UnitCode, string? PersonCode, EmulationTitle Title, int WorkYear, string? DecidedByUnitCode, string DecisionNumber,
    DateOnly DecidedOn, string? LegalBasis, TitleState State, IReadOnlyList<Guid> BasedOn, IReadOnlyList<TitleEvent> History,
    int? AwardPercent, string? AwardLegalBasis, string? AllTheSameReason, IReadOnlyList<ReasonView> Despite)
{
    internal static TitleView Of(ConferredTitle title) => new(
        title.Id, title.UnitCode, title.PersonCode.Length == 0 ? null : title.PersonCode, title.Title, title.WorkYear, title.DecidedByUnitCode,
        title.DecisionNumber, title.DecidedOn, title.LegalBasis, title.State, title.BasedOn, title.History,
        title.AwardPercent, title.AwardLegalBasis, title.AllTheSameReason, title.Despite);
}

/// <summary>A revoked title with everything that rested on it: titles now in question, and proposals that are blocked.</summary>
public sealed record RevocationView(TitleView Title, IReadOnlyList<TitleView> InQuestion, IReadOnlyList<ProposalView> Blocked);
