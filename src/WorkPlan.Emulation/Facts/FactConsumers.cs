using MassTransit;
using WorkPlan.Emulation.Scoring;
using WorkPlan.Inspections.Contracts;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Messaging;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Facts;

/// <summary>How units stand in their targets, line by line: what is older than the line at hand changes nothing.</summary>
internal sealed class TargetOutcomesChangedConsumer(EmulationDbContext db, ScoreDesk scores) : IConsumer<TargetOutcomesChanged>
{
    public async Task Consume(ConsumeContext<TargetOutcomesChanged> context)
    {
        var change = context.Message;
        var news = change.Targets.Select(target => new ScoreFact
        {
            UnitCode = change.UnitCode,
            WorkYear = change.WorkYear,
            Kind = ScoreFactKind.TargetOutcome,
            Key = $"{target.TargetCode}@{target.From:yyyy-MM-dd}",
            Value = target.Counted ? target.Outcome : null,
            What = target.Name,
            TargetCode = target.TargetCode,
            FieldCode = target.FieldCode,
            Stretch = target.Stretch,
            On = VietnamTime.DateOf(change.OccurredAt),
            MessageId = context.MessageId,
            SourceVersion = change.Version,
        });
        if (await scores.RecordAsync(change.UnitCode, change.WorkYear, [.. news], context.CancellationToken))
            await db.SaveChangesAsync(context.CancellationToken);
    }
}

/// <summary>Conclusions of inspections, one for each campaign.</summary>
internal sealed class InspectionConcludedConsumer(EmulationDbContext db, ScoreDesk scores) : IConsumer<InspectionConcluded>
{
    public async Task Consume(ConsumeContext<InspectionConcluded> context)
    {
        var conclusion = context.Message;
        var fact = new ScoreFact
        {
            UnitCode = conclusion.UnitCode,
            WorkYear = conclusion.WorkYear,
            Kind = ScoreFactKind.InspectionConclusion,
            Key = conclusion.CampaignId.ToString(),
            Value = conclusion.Grade,
            What = conclusion.Mode,
            Findings = conclusion.Findings,
            RepeatFindings = conclusion.RepeatFindings,
            On = conclusion.ConcludedOn,
            MessageId = context.MessageId,
            SourceVersion = conclusion.Version,
        };
        if (await scores.RecordAsync(conclusion.UnitCode, conclusion.WorkYear, [fact], context.CancellationToken))
            await db.SaveChangesAsync(context.CancellationToken);
    }
}

/// <summary>Which year an inspection campaign is about, and its name: reports of units do not say it.</summary>
internal sealed class InspectionAnnouncedConsumer(EmulationDbContext db) : IConsumer<InspectionAnnounced>
{
    public async Task Consume(ConsumeContext<InspectionAnnounced> context)
    {
        var campaign = context.Message;
        var known = await db.InspectionCopies.FindAsync([campaign.CampaignId], context.CancellationToken);
        if (known?.SourceVersion >= campaign.Version)
            return;
        if (known is null)
            db.InspectionCopies.Add(known = new InspectionCopy { CampaignId = campaign.CampaignId, Title = campaign.Title });
        (known.Title, known.WorkYear, known.SourceVersion) = (campaign.Title, campaign.WorkYear, campaign.Version);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}

/// <summary>
/// A self report, late or not. The first one counts: that one is sent again which was returned makes nobody late who was in time.
/// </summary>
internal sealed class SelfInspectionSubmittedConsumer(EmulationDbContext db, ScoreDesk scores) : IConsumer<SelfInspectionSubmitted>
{
    public async Task Consume(ConsumeContext<SelfInspectionSubmitted> context)
    {
        var report = context.Message;
        var campaign = await db.InspectionCopies.FindAsync([report.CampaignId], context.CancellationToken)
            ?? throw new NotYetKnownException("inspection", report.CampaignId.ToString());
        var fact = Lateness.Fact(
            report.UnitCode, campaign.WorkYear, Lateness.KeyOfReport(report.CampaignId), campaign.Title, VietnamTime.DateOf(report.SubmittedAt),
            report.Late, Lateness.FirstStands(report.Version), context.MessageId);
        if (await scores.RecordAsync(report.UnitCode, campaign.WorkYear, [fact], context.CancellationToken))
            await db.SaveChangesAsync(context.CancellationToken);
    }
}

/// <summary>
/// A unit that never reported on itself, or handed nothing in about a finding. A report that comes after all says itself whether it was in time; it
/// may have come on paper, and be entered later.
/// </summary>
internal sealed class InspectionDutyOverdueConsumer(EmulationDbContext db, ScoreDesk scores) : IConsumer<InspectionDutyOverdue>
{
    public async Task Consume(ConsumeContext<InspectionDutyOverdue> context)
    {
        var duty = context.Message;
        var due = VietnamTime.DateOf(duty.DueAt);
        var key = duty.Kind == "selfInspect" ? Lateness.KeyOfReport(duty.CampaignId) : $"remediation:{duty.SubjectId}@{due:yyyy-MM-dd}";
        var fact = Lateness.Fact(duty.UnitCode, duty.WorkYear, key, duty.What, due, late: true, Lateness.UntilAnswered, context.MessageId);
        if (await scores.RecordAsync(duty.UnitCode, duty.WorkYear, [fact], context.CancellationToken))
            await db.SaveChangesAsync(context.CancellationToken);
    }
}

/// <summary>
/// An obligation of a unit that was overdue. Counts once each time that it is owed, however often it is escalated; whether the answer was in
/// time is the answer's to say.
/// </summary>
internal sealed class ObligationEscalatedConsumer(EmulationDbContext db, ScoreDesk scores) : IConsumer<ObligationEscalated>
{
    public async Task Consume(ConsumeContext<ObligationEscalated> context)
    {
        var owed = context.Message.Obligation;
        if (owed.DebtorKind != "unit")
            return;
        var fact = Lateness.Fact(
            owed.UnitCode, owed.WorkYear, Lateness.KeyOf(owed.ObligationId, owed.Round), owed.Document, VietnamTime.DateOf(owed.DueAt), late: true,
            Lateness.FirstStands(context.Message.Step), context.MessageId);
        if (await scores.RecordAsync(owed.UnitCode, owed.WorkYear, [fact], context.CancellationToken))
            await db.SaveChangesAsync(context.CancellationToken);
    }
}

/// <summary>
/// A unit answered documents from above, in time or late. That is the last word on it: what was entered days after it was decided had looked
/// overdue meanwhile, and what nobody swept in time was late all the same.
/// </summary>
internal sealed class SupplementAnsweredConsumer(EmulationDbContext db, ScoreDesk scores) : IConsumer<SupplementAnswered>
{
    public async Task Consume(ConsumeContext<SupplementAnswered> context)
    {
        var answer = context.Message;
        var facts = answer.Documents.Where(document => document is { ObligationId: not null, Name: not null }).Select(document => Lateness.Fact(
            answer.UnitCode, answer.WorkYear, Lateness.KeyOf(document.ObligationId!.Value, document.Round), document.Name!, answer.AnsweredOn,
            !document.InTime, long.MaxValue, context.MessageId)).ToList();
        if (facts.Count > 0 && await scores.RecordAsync(answer.UnitCode, answer.WorkYear, facts, context.CancellationToken))
            await db.SaveChangesAsync(context.CancellationToken);
    }
}
