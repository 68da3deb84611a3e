using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Emulation.Pledges;

public sealed record OpenPledgeRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Text(4000)]
    public required string Content { get; init; }

    public required DateOnly OpenedOn { get; init; }
}

public enum SignatureAnswer
{
    Sign,
    Refuse,
}

public sealed record AnswerPledgeRequest
{
    [Text(OrganisationLimits.PersonCode)]
    public required string PersonCode { get; init; }

    public required SignatureAnswer Answer { get; init; }

    public required DateOnly AnsweredOn { get; init; }

    /// <summary>Needed for a refusal.</summary>
    [OptionalText(1000)]
    public string? Reason { get; init; }
}

/// <param name="EndedOn">The unit's last day, where it ended; signatures after it are given under the heir's pledge.</param>
public sealed record PledgeView(
    Guid Id, Guid CampaignId, string UnitCode, int WorkYear, string Content, DateOnly OpenedOn, DateOnly? EndedOn,
    int Required, int Signed, int Refused, IReadOnlyList<SignerView> Signers)
{
    internal static PledgeView Of(EmulationPledge pledge) => new(
        pledge.Id, pledge.CampaignId, pledge.UnitCode, pledge.WorkYear, pledge.Content, pledge.OpenedOn, pledge.EndedOn,
        pledge.Asked.Count(),
        pledge.Signers.Count(signer => signer.State == SignatureState.Signed),
        pledge.Signers.Count(signer => signer.State == SignatureState.Refused),
        [.. pledge.Signers.OrderBy(signer => signer.PersonCode, StringComparer.Ordinal).Select(SignerView.Of)]);
}

/// <param name="State">pending, signed, refused; released where somebody left the unit without an answer, and is not among those required.</param>
/// <param name="ReleasedOn">The first day on which a released person did not serve in the unit any more.</param>
/// <param name="EnteredBy">Who entered the answer; null, as <paramref name="EnteredAt"/>, before one, and in answers from before that was kept.</param>
public sealed record SignerView(
    string PersonCode, string FullName, string State, DateOnly? AnsweredOn, string? Reason, DateOnly? ReleasedOn, string? EnteredBy,
    DateTimeOffset? EnteredAt)
{
    internal static SignerView Of(PledgeSigner signer) => new(
        signer.PersonCode,
        signer.FullName,
        signer.State switch
        {
            SignatureState.Signed => "signed",
            SignatureState.Refused => "refused",
            SignatureState.Released => "released",
            _ => "pending",
        },
        signer.AnsweredOn,
        signer.Reason,
        signer.ReleasedOn,
        signer.EnteredBy,
        signer.EnteredAt);
}
