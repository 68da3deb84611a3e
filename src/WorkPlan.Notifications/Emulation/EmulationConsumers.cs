using MassTransit;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Notifications.Notices;

namespace WorkPlan.Notifications.Emulation;

internal sealed class EmulationCampaignLaunchedConsumer(NoticeBoard board) : IConsumer<EmulationCampaignLaunched>
{
    public async Task Consume(ConsumeContext<EmulationCampaignLaunched> context)
    {
        var message = context.Message;
        if (!await board.IsNewsAsync(
            $"emulationCampaign:{message.CampaignId}", message.Version, message.Title, message.LaunchedByUnitCode, context.CancellationToken))
            return;
        await board.PostAsync(
            new NoticeDraft(NoticeKinds.CampaignLaunched, $"{message.CampaignId}", Channels.Below(Audience.Emulation, message.LaunchedByUnitCode))
            {
                SubjectId = $"{message.CampaignId}",
                UnitCode = message.LaunchedByUnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("title", message.Title)
            .With("workYear", message.WorkYear)
            .With("on", message.LaunchedOn),
            context.CancellationToken);
    }
}

/// <summary>Everybody who has still to sign is asked once; who has signed is asked no more.</summary>
internal sealed class PledgeSignedConsumer(NoticeBoard board) : IConsumer<PledgeSigned>
{
    public async Task Consume(ConsumeContext<PledgeSigned> context)
    {
        var message = context.Message;
        var campaign = await Matters.DemandAsync(board, "emulationCampaign", message.CampaignId, context.CancellationToken);
        if (!await board.IsNewsAsync(
            $"pledge:{message.PledgeId}", message.Version, campaign.Title, message.UnitCode, context.CancellationToken))
            return;
        var missing = message.MissingPersonCodes.Select(person => Matters.Pledge(message.PledgeId, person)).ToHashSet();
        var open = await board.OpenMattersAsync(Matters.Pledge(message.PledgeId, ""), context.CancellationToken);
        await board.SettleAsync([.. open.Where(matter => !missing.Contains(matter))], context.CancellationToken);
        await board.PostAsync(
        [
            .. message.MissingPersonCodes.Select(person => new NoticeDraft(NoticeKinds.PledgeToSign, $"{message.PledgeId}", Channels.Person(person))
            {
                Matter = Matters.Pledge(message.PledgeId, person),
                SubjectId = $"{message.PledgeId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("campaign", campaign.Title)
            .With("workYear", message.WorkYear)),
        ], context.CancellationToken);
    }
}
