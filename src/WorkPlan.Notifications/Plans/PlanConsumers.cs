using MassTransit;
using WorkPlan.Notifications.Notices;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Notifications.Plans;

/// <summary>The next hand on a draft is told: leaders when it was submitted, those who plan when it came back or may be issued.</summary>
internal sealed class PlanAdvancedConsumer(NoticeBoard board) : IConsumer<PlanAdvanced>
{
    public async Task Consume(ConsumeContext<PlanAdvanced> context)
    {
        var message = context.Message;
        var (kind, audience) = message.State switch
        {
            "submitted" => (NoticeKinds.PlanSubmitted, Audience.Leaders),
            "returned" => (NoticeKinds.PlanReturned, Audience.Planning),
            "approved" => (NoticeKinds.PlanApproved, Audience.Planning),
            _ => default,
        };
        if (kind is null || !await board.IsNewsAsync(
            $"plan:{message.PlanId}", message.Version, message.Title, message.UnitCode, context.CancellationToken))
            return;
        // Whoever was asked before need not do anything now.
        await board.SettleAsync(Matters.Plan(message.PlanId), context.CancellationToken);
        await board.PostAsync(
            new NoticeDraft(kind, $"{message.PlanId}:{message.Version}", Channels.In(audience, message.UnitCode))
            {
                Matter = Matters.Plan(message.PlanId),
                SubjectId = $"{message.PlanId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("title", message.Title)
            .With("workYear", message.WorkYear)
            .With("comment", message.Comment),
            context.CancellationToken);
    }
}

internal sealed class PlanIssuedConsumer(NoticeBoard board) : IConsumer<PlanIssued>
{
    public Task Consume(ConsumeContext<PlanIssued> context) =>
        PlanNotices.TakeEffectAsync(board, NoticeKinds.PlanIssued, context.Message.Plan, context.Message.Version, context.Message.OccurredAt, context.CancellationToken);
}

internal sealed class PlanSupplementedConsumer(NoticeBoard board) : IConsumer<PlanSupplemented>
{
    public Task Consume(ConsumeContext<PlanSupplemented> context) =>
        PlanNotices.TakeEffectAsync(board, NoticeKinds.PlanSupplemented, context.Message.Plan, context.Message.Version, context.Message.OccurredAt, context.CancellationToken);
}

internal sealed class PlanWithdrawnConsumer(NoticeBoard board) : IConsumer<PlanWithdrawn>
{
    public async Task Consume(ConsumeContext<PlanWithdrawn> context)
    {
        var message = context.Message;
        await board.IsNewsAsync($"plan:{message.PlanId}", message.Version, message.Title, message.UnitCode, context.CancellationToken);
        await board.SettleAsync(Matters.Plan(message.PlanId), context.CancellationToken);
        await board.PostAsync(
            new NoticeDraft(NoticeKinds.PlanWithdrawn, $"{message.PlanId}", Channels.In(Audience.Members, message.UnitCode))
            {
                SubjectId = $"{message.PlanId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("title", message.Title)
            .With("on", message.WithdrawnOn)
            .With("reason", message.Reason),
            context.CancellationToken);
    }
}

/// <summary>Those who plan in the unit and the leaders above it are told of a plan that is not issued by its day.</summary>
internal sealed class PlanOverdueConsumer(NoticeBoard board) : IConsumer<PlanOverdue>
{
    public async Task Consume(ConsumeContext<PlanOverdue> context)
    {
        var message = context.Message;
        var matter = Matters.OverduePlan(message.PlanId);
        if (!await board.IsNewsAsync(matter, message.Version, message.Title, message.UnitCode, context.CancellationToken))
            return;
        await board.SettleAsync(matter, context.CancellationToken);
        // Issued, and told of that before this came: there is nothing to see to.
        if (message.Lifted || await board.SourceAsync(PlanNotices.IssuedKey(message.PlanId), context.CancellationToken) is not null)
            return;
        string?[] channels =
        [
            Channels.In(Audience.Planning, message.UnitCode),
            message.SuperiorUnitCode is { } superior ? Channels.In(Audience.Leaders, superior) : null,
        ];
        await board.PostAsync(
        [
            .. channels.OfType<string>().Select(channel =>
                new NoticeDraft(NoticeKinds.PlanOverdue, $"{message.PlanId}:{message.Version}", channel)
                {
                    Matter = matter,
                    SubjectId = $"{message.PlanId}",
                    UnitCode = message.UnitCode,
                    WorkYear = message.WorkYear,
                    DueAt = SharedKernel.VietnamTime.EndOf(message.DueOn),
                    OccurredAt = message.OccurredAt,
                }
                .With("title", message.Title)
                .With("unit", message.UnitCode)
                .With("workYear", message.WorkYear)
                .With("due", message.DueOn)),
        ], context.CancellationToken);
    }
}

internal sealed class PlanClosedConsumer(NoticeBoard board) : IConsumer<PlanClosed>
{
    public async Task Consume(ConsumeContext<PlanClosed> context)
    {
        var message = context.Message;
        await board.IsNewsAsync($"plan:{message.PlanId}", message.Version, message.Title, message.UnitCode, context.CancellationToken);
        await board.SettleAsync(Matters.Plan(message.PlanId), context.CancellationToken);
        await board.PostAsync(
            new NoticeDraft(NoticeKinds.PlanClosed, $"{message.PlanId}", Channels.In(Audience.Members, message.UnitCode))
            {
                SubjectId = $"{message.PlanId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("title", message.Title)
            .With("on", message.ClosedOn)
            .With("note", message.Note),
            context.CancellationToken);
    }
}

internal static class PlanNotices
{
    public static string IssuedKey(Guid planId) => $"plan-issued:{planId}";

    /// <summary>Everybody in the unit is told of a version that is in force. A version that comes late is told, too: it was in force.</summary>
    public static async Task TakeEffectAsync(
        NoticeBoard board, NoticeKind kind, PlanSnapshot plan, long version, DateTimeOffset occurredAt, CancellationToken cancellationToken)
    {
        if (await board.IsNewsAsync($"plan:{plan.PlanId}", version, plan.Title, plan.UnitCode, cancellationToken))
            await board.SettleAsync(Matters.Plan(plan.PlanId), cancellationToken);
        if (await board.IsNewsAsync(IssuedKey(plan.PlanId), version, plan.Title, plan.UnitCode, cancellationToken))
            await board.SettleAsync(Matters.OverduePlan(plan.PlanId), cancellationToken);
        await board.PostAsync(
            new NoticeDraft(kind, $"{plan.PlanId}:{plan.VersionNumber}", Channels.In(Audience.Members, plan.UnitCode))
            {
                SubjectId = $"{plan.PlanId}",
                UnitCode = plan.UnitCode,
                WorkYear = plan.WorkYear,
                OccurredAt = occurredAt,
            }
            .With("title", plan.Title)
            .With("number", plan.Number)
            .With("workYear", plan.WorkYear)
            .With("version", plan.VersionNumber)
            .With("issuedOn", plan.IssuedOn),
            cancellationToken);
    }
}
