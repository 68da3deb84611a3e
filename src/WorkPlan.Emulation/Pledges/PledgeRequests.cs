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
        pledge.Signers.Count,
        pledge.Signers.Count(signer => signer.State == SignatureState.Signed),
        pledge.Signers.Count(signer => signer.State == SignatureState.Refused),
        [.. pledge.Signers.OrderBy(signer => signer.PersonCode, StringComparer.Ordinal).Select(SignerView.Of)]);
}

public sealed record SignerView(string PersonCode, string FullName, string State, DateOnly? AnsweredOn, string? Reason)
{
    internal static SignerView Of(PledgeSigner signer) => new(
        signer.PersonCode,
        signer.FullName,
        signer.State switch
        {
            SignatureState.Signed => "signed",
            SignatureState.Refused => "refused",
            _ => "pending",
        },
        signer.AnsweredOn,
        signer.Reason);
}
