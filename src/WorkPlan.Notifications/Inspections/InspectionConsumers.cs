using MassTransit;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Notifications.Notices;

namespace WorkPlan.Notifications.Inspections;

/// <summary>Each unit is told how it is inspected; one that is escalated later is told anew, the others are not.</summary>
internal sealed class InspectionAnnouncedConsumer(NoticeBoard board) : IConsumer<InspectionAnnounced>
{
    private const string Self = "self";

    public async Task Consume(ConsumeContext<InspectionAnnounced> context)
    {
        var message = context.Message;
        if (!await board.IsNewsAsync(
            $"inspection:{message.CampaignId}", message.Version, message.Title, message.ByUnitCode, context.CancellationToken))
            return;
        await board.PostAsync([.. message.Units.Select(unit => Of(message, unit))], context.CancellationToken);
    }

    private static NoticeDraft Of(InspectionAnnounced message, InspectedUnit unit)
    {
        var self = unit.Mode == Self;
        return new NoticeDraft(
            self ? NoticeKinds.InspectionSelf : NoticeKinds.InspectionDirect, $"{message.CampaignId}", Channels.In(Audience.Planning, unit.UnitCode))
        {
            Matter = Matters.Inspection(message.CampaignId, unit.UnitCode),
            SubjectId = $"{message.CampaignId}",
            UnitCode = unit.UnitCode,
            WorkYear = message.WorkYear,
            DueAt = self ? message.SelfReportDueAt : null,
            OccurredAt = message.OccurredAt,
        }
        .With("title", message.Title)
        .With("by", message.ByUnitCode)
        .With("due", message.SelfReportDueAt);
    }
}

/// <summary>Those who inspect are told that a report has come.</summary>
internal sealed class SelfInspectionSubmittedConsumer(NoticeBoard board) : IConsumer<SelfInspectionSubmitted>
{
    public async Task Consume(ConsumeContext<SelfInspectionSubmitted> context)
    {
        var message = context.Message;
        var campaign = await Matters.DemandAsync(board, "inspection", message.CampaignId, context.CancellationToken);
        await board.SettleAsync(Matters.Inspection(message.CampaignId, message.UnitCode), context.CancellationToken);
        await board.PostAsync(
            new NoticeDraft(
                NoticeKinds.SelfInspectionSubmitted, $"{message.CampaignId}:{message.UnitCode}:{message.Version}",
                Channels.In(Audience.Inspection, campaign.UnitCode!))
            {
                Matter = $"report:{Matters.Inspection(message.CampaignId, message.UnitCode)}",
                SubjectId = $"{message.CampaignId}",
                UnitCode = message.UnitCode,
                OccurredAt = message.OccurredAt,
            }
            .With("title", campaign.Title)
            .With("unit", message.UnitCode)
            .With("submittedAt", message.SubmittedAt)
            .With("when", message.Late ? "late" : "inTime"),
            context.CancellationToken);
    }
}

internal sealed class InspectionConcludedConsumer(NoticeBoard board) : IConsumer<InspectionConcluded>
{
    public async Task Consume(ConsumeContext<InspectionConcluded> context)
    {
        var message = context.Message;
        var matter = Matters.Inspection(message.CampaignId, message.UnitCode);
        await board.SettleAsync([matter, $"report:{matter}"], context.CancellationToken);
        await board.PostAsync(
            new NoticeDraft(
                NoticeKinds.InspectionConcluded, $"{message.CampaignId}", Channels.In(Audience.Planning, message.UnitCode))
            {
                SubjectId = $"{message.CampaignId}",
                UnitCode = message.UnitCode,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("grade", message.Grade)
            .With("mode", message.Mode)
            .With("findings", message.Findings)
            .With("on", message.ConcludedOn),
            context.CancellationToken);
    }
}
