using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Notifications.Notices;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Notifications.Units;

/// <summary>Tells both sides, and hands what is open to whoever goes on with it; what is settled stays where it was.</summary>
internal sealed class UnitsSucceededConsumer(NotificationsDbContext db, NoticeBoard board, IOptions<NotificationOptions> options, TimeProvider clock) : IConsumer<UnitsSucceeded>
{
    private const string Transfer = "transfer";

    public async Task Consume(ConsumeContext<UnitsSucceeded> context)
    {
        var message = context.Message;
        if (message.Kind != Transfer)
        {
            foreach (var link in message.Links.Where(link => link.IsHeir && link.SuccessorCode != link.PredecessorCode))
                await HandOverAsync(link, context.CancellationToken);
        }
        // Told once more after an upgrade: of what is older than notices are kept nobody hears anew.
        if (message.OccurredAt < clock.GetUtcNow().AddDays(-options.Value.KeepDays))
            return;
        await board.PostAsync(
        [
            .. message.Links.SelectMany(link => new[] { link.PredecessorCode, link.SuccessorCode }).Distinct().Select(unit =>
                new NoticeDraft(NoticeKinds.UnitsSucceeded, $"{message.SuccessionId}", Channels.In(Audience.Leaders, unit))
                {
                    SubjectId = unit,
                    UnitCode = unit,
                    OccurredAt = message.OccurredAt,
                }
                .With("kind", message.Kind)
                .With("predecessors", string.Join(", ", message.Links.Select(link => link.PredecessorCode).Distinct()))
                .With("successors", string.Join(", ", message.Links.Select(link => link.SuccessorCode).Distinct()))
                .With("effectiveOn", message.EffectiveOn)
                .With("legalBasis", message.LegalBasis)),
        ], context.CancellationToken);
    }

    private async Task HandOverAsync(SuccessionLink link, CancellationToken cancellationToken)
    {
        foreach (var audience in Enum.GetValues<Audience>())
        {
            var (before, after) = (Channels.In(audience, link.PredecessorCode), Channels.In(audience, link.SuccessorCode));
            await db.Notices.Where(notice => notice.Channel == before && notice.SettledAt == null)
                .ExecuteUpdateAsync(update => update.SetProperty(notice => notice.Channel, after), cancellationToken);
        }
    }
}
