using MassTransit;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Notifications.Notices;
using WorkPlan.SharedKernel;

namespace WorkPlan.Notifications.Inspections;

/// <summary>
/// Each unit is told how it is inspected. The campaign is announced anew whenever one of its units changes; then that unit is told what
/// changed – that it is visited after all, or later – and the others are told nothing.
/// </summary>
internal sealed class InspectionAnnouncedConsumer(NoticeBoard board) : IConsumer<InspectionAnnounced>
{
    private const string Self = "self";
    private const string VisitFrom = "visitFrom";

    public async Task Consume(ConsumeContext<InspectionAnnounced> context)
    {
        var message = context.Message;
        if (!await board.IsNewsAsync(
            $"inspection:{message.CampaignId}", message.Version, message.Title, message.ByUnitCode, context.CancellationToken))
            return;
        var told = (await board.ToldAsync([.. message.Units.SelectMany(unit => MattersOf(message, unit))], context.CancellationToken))
            .ToLookup(notice => notice.UnitCode);
        var drafts = message.Units.Select(unit => Of(message, unit, [.. told[unit.UnitCode]])).OfType<NoticeDraft>().ToList();
        // Who is visited owes no report any more.
        await board.SettleAsync(
            [
                .. drafts.Where(draft => draft.Kind == NoticeKinds.InspectionEscalated)
                    .Select(draft => Matters.Inspection(message.CampaignId, draft.UnitCode!)),
            ],
            context.CancellationToken);
        await board.PostAsync(drafts, context.CancellationToken);
    }

    private static string[] MattersOf(InspectionAnnounced message, InspectedUnit unit) =>
        [Matters.Inspection(message.CampaignId, unit.UnitCode), Matters.Visit(message.CampaignId, unit.UnitCode)];

    /// <summary>Null when there is nothing new for the unit.</summary>
    private static NoticeDraft? Of(InspectionAnnounced message, InspectedUnit unit, Notice[] told)
    {
        if (unit.Mode == Self)
            return Draft(NoticeKinds.InspectionSelf, message, unit, $"{message.CampaignId}", unit.UnitCode) with { DueAt = message.SelfReportDueAt };
        var answering = unit.ResponsibleUnitCode ?? unit.UnitCode;
        var visit = told.LastOrDefault(notice => notice.Kind != NoticeKinds.InspectionSelf.Code);
        if (visit is null)
        {
            return told.Length > 0
                ? Draft(NoticeKinds.InspectionEscalated, message, unit, $"{message.CampaignId}", answering)
                : Draft(NoticeKinds.InspectionDirect, message, unit, $"{message.CampaignId}", unit.UnitCode);
        }
        return unit.VisitFrom is { } from && visit.Parameters.TryGetValue(VisitFrom, out var known) && known != VietnamTime.Format(from)
            ? Draft(NoticeKinds.InspectionPostponed, message, unit, $"{message.CampaignId}:{from:yyyy-MM-dd}", answering)
            : null;
    }

    private static NoticeDraft Draft(NoticeKind kind, InspectionAnnounced message, InspectedUnit unit, string happening, string toUnit) =>
        new NoticeDraft(kind, happening, Channels.In(Audience.Planning, toUnit))
        {
            Matter = kind == NoticeKinds.InspectionSelf ? Matters.Inspection(message.CampaignId, unit.UnitCode) : Matters.Visit(message.CampaignId, unit.UnitCode),
            SubjectId = $"{message.CampaignId}",
            UnitCode = unit.UnitCode,
            WorkYear = message.WorkYear,
            OccurredAt = message.OccurredAt,
        }
        .With("title", message.Title)
        .With("by", message.ByUnitCode)
        .With("due", message.SelfReportDueAt)
        .With(VisitFrom, unit.VisitFrom);
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
        await board.SettleAsync([matter, $"report:{matter}", Matters.Visit(message.CampaignId, message.UnitCode)], context.CancellationToken);
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

/// <summary>Those who have to heed a notice of common lessons; one that comes before its campaign waits.</summary>
internal sealed class CommonLessonsNoticedConsumer(NoticeBoard board) : IConsumer<CommonLessonsNoticed>
{
    public async Task Consume(ConsumeContext<CommonLessonsNoticed> context)
    {
        var message = context.Message;
        var campaign = await Matters.DemandAsync(board, "inspection", message.CampaignId, context.CancellationToken);
        await board.PostAsync(
        [
            .. message.UnitCodes.Select(unit => new NoticeDraft(NoticeKinds.CommonLessons, $"{message.NoticeId}", Channels.In(Audience.Planning, unit))
            {
                SubjectId = $"{message.CampaignId}",
                UnitCode = unit,
                WorkYear = message.WorkYear,
                OccurredAt = message.OccurredAt,
            }
            .With("number", message.Number)
            .With("on", message.IssuedOn)
            .With("by", message.ByUnitCode)
            .With("title", campaign.Title)),
        ], context.CancellationToken);
    }
}
