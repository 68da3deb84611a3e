using System.Globalization;
using MassTransit;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Notifications.Notices;

namespace WorkPlan.Notifications.Emulation;

/// <summary>Everybody in a ranked unit is told its place, and again with the reason when it was corrected.</summary>
internal sealed class RankingPublishedConsumer(NoticeBoard board) : IConsumer<RankingPublished>
{
    public async Task Consume(ConsumeContext<RankingPublished> context)
    {
        var message = context.Message;
        var cluster = message.ClusterName ?? message.ClusterCode;
        if (!await board.IsNewsAsync($"ranking:{message.RankingId}", message.Version, cluster, message.FormedByUnitCode, context.CancellationToken))
            return;
        var kind = message.RankingVersion > 1 ? NoticeKinds.RankingCorrected : NoticeKinds.RankingPublished;
        await board.PostAsync(
        [
            .. message.Units.Select(unit => new NoticeDraft(kind, $"{message.RankingId}:{message.RankingVersion}", Channels.In(Audience.Members, unit.UnitCode))
            {
                SubjectId = $"{message.RankingId}",
                UnitCode = unit.UnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("cluster", cluster)
            .With("workYear", message.WorkYear)
            .With("rank", unit.Rank)
            .With("formerRank", unit.FormerRank?.ToString(CultureInfo.InvariantCulture))
            .With("units", message.Units.Count)
            .With("reason", message.Reason)),
        ], context.CancellationToken);
    }
}
