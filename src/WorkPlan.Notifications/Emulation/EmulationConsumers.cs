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

/// <summary>Praise reaches whom it is for: the person, or everybody in the unit.</summary>
internal sealed class CommendedConsumer(NoticeBoard board) : IConsumer<Commended>
{
    public Task Consume(ConsumeContext<Commended> context)
    {
        var message = context.Message;
        var channel = message.PersonCode is { } person ? Channels.Person(person) : Channels.In(Audience.Members, message.UnitCode);
        return board.PostAsync(
            new NoticeDraft(NoticeKinds.Commended, $"{message.CommendationId}", channel)
            {
                SubjectId = $"{message.CommendationId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("by", message.ByUnitCode)
            .With("whom", message.PersonCode is null ? "unit" : "person")
            .With("on", message.CommendedOn)
            .With("text", message.Text),
            context.CancellationToken);
    }
}

internal sealed class PledgeOpenedConsumer(NoticeBoard board) : IConsumer<PledgeOpened>
{
    public Task Consume(ConsumeContext<PledgeOpened> context)
    {
        var message = context.Message;
        return PledgeNotices.AskAsync(
            board, new PledgeStanding(message.PledgeId, message.CampaignId, message.UnitCode, message.WorkYear, message.SignerPersonCodes),
            message.Version, message.OccurredAt, context.CancellationToken);
    }
}

internal sealed class PledgeSignedConsumer(NoticeBoard board) : IConsumer<PledgeSigned>
{
    public Task Consume(ConsumeContext<PledgeSigned> context)
    {
        var message = context.Message;
        return PledgeNotices.AskAsync(
            board, new PledgeStanding(message.PledgeId, message.CampaignId, message.UnitCode, message.WorkYear, message.MissingPersonCodes),
            message.Version, message.OccurredAt, context.CancellationToken);
    }
}

/// <summary>A pledge and who has still to sign it.</summary>
internal sealed record PledgeStanding(Guid PledgeId, Guid CampaignId, string UnitCode, int WorkYear, IReadOnlyList<string> Missing);

internal static class PledgeNotices
{
    /// <summary>Everybody who has still to sign is asked once; who has signed is asked no more.</summary>
    public static async Task AskAsync(
        NoticeBoard board, PledgeStanding pledge, long version, DateTimeOffset occurredAt, CancellationToken cancellationToken)
    {
        var campaign = await Matters.DemandAsync(board, "emulationCampaign", pledge.CampaignId, cancellationToken);
        if (!await board.IsNewsAsync($"pledge:{pledge.PledgeId}", version, campaign.Title, pledge.UnitCode, cancellationToken))
            return;
        var missing = pledge.Missing.Select(person => Matters.Pledge(pledge.PledgeId, person)).ToHashSet();
        var open = await board.OpenMattersAsync(Matters.Pledge(pledge.PledgeId, ""), cancellationToken);
        await board.SettleAsync([.. open.Where(matter => !missing.Contains(matter))], cancellationToken);
        await board.PostAsync(
        [
            .. pledge.Missing.Select(person => new NoticeDraft(NoticeKinds.PledgeToSign, $"{pledge.PledgeId}", Channels.Person(person))
            {
                Matter = Matters.Pledge(pledge.PledgeId, person),
                SubjectId = $"{pledge.PledgeId}",
                UnitCode = pledge.UnitCode,
                WorkYear = pledge.WorkYear,
                OccurredAt = occurredAt,
            }
            .With("campaign", campaign.Title)
            .With("workYear", pledge.WorkYear)),
        ], cancellationToken);
    }
}
