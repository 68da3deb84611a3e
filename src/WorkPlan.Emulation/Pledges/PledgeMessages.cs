using WorkPlan.Emulation.Contracts;
using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation.Pledges;

/// <summary>What the other services hear of a pledge, as it will be after the save that is being prepared.</summary>
internal static class PledgeMessages
{
    public static PledgeOpened Opened(EmulationPledge pledge, DateOnly openedOn, TimeProvider clock) => new()
    {
        StreamKey = $"pledge:{pledge.Id}",
        Version = pledge.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        PledgeId = pledge.Id,
        CampaignId = pledge.CampaignId,
        UnitCode = pledge.UnitCode,
        WorkYear = pledge.WorkYear,
        OpenedOn = openedOn,
        SignerPersonCodes =
        [
            .. pledge.Asked.Where(signer => signer.State != SignatureState.Signed).Select(signer => signer.PersonCode)
                .Order(StringComparer.Ordinal),
        ],
    };

    public static PledgeSigned Signed(EmulationPledge pledge, DateOnly lastSignedOn, TimeProvider clock) => new()
    {
        StreamKey = $"pledge:{pledge.Id}",
        Version = pledge.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        PledgeId = pledge.Id,
        CampaignId = pledge.CampaignId,
        UnitCode = pledge.UnitCode,
        WorkYear = pledge.WorkYear,
        Required = pledge.Asked.Count(),
        Signed = pledge.Signers.Count(signer => signer.State == SignatureState.Signed),
        MissingPersonCodes =
        [
            .. pledge.Asked.Where(signer => signer.State != SignatureState.Signed).Select(signer => signer.PersonCode)
                .Order(StringComparer.Ordinal),
        ],
        LastSignedOn = lastSignedOn,
    };
}
