using System.Globalization;
using MassTransit;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Emulation.Contracts;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Inspections.Facts;

internal sealed class DisseminationProgressedConsumer(FactStore facts) : IConsumer<DisseminationProgressed>
{
    public Task Consume(ConsumeContext<DisseminationProgressed> context)
    {
        var message = context.Message;
        return facts.KeepAsync(
            context, FactSource.Dissemination, $"{message.DocumentId}:{message.UnitCode}", message.UnitCode, message.WorkYear,
            message.Version, message.OccurredAt);
    }
}

internal sealed class PlanIssuedConsumer(FactStore facts) : IConsumer<PlanIssued>
{
    public Task Consume(ConsumeContext<PlanIssued> context)
    {
        var (message, plan) = (context.Message, context.Message.Plan);
        return facts.KeepAsync(
            context, FactSource.Plan, $"{plan.PlanId}", plan.UnitCode, plan.WorkYear, message.Version, message.OccurredAt);
    }
}

internal sealed class PlanSupplementedConsumer(FactStore facts) : IConsumer<PlanSupplemented>
{
    public Task Consume(ConsumeContext<PlanSupplemented> context)
    {
        var (message, plan) = (context.Message, context.Message.Plan);
        return facts.KeepAsync(
            context, FactSource.Plan, $"{plan.PlanId}", plan.UnitCode, plan.WorkYear, message.Version, message.OccurredAt);
    }
}

/// <summary>A plan that was recalled is no fact any more; what stood there is replaced by a message that holds no plan.</summary>
internal sealed class PlanWithdrawnConsumer(FactStore facts) : IConsumer<PlanWithdrawn>
{
    public Task Consume(ConsumeContext<PlanWithdrawn> context)
    {
        var message = context.Message;
        return facts.KeepAsync(
            context, FactSource.Plan, $"{message.PlanId}", message.UnitCode, message.WorkYear, message.Version, message.OccurredAt);
    }
}

/// <summary>A plan that is not issued by its day is a fact, too, beside the plan's own; later, it can have more time, or be withdrawn.</summary>
internal sealed class PlanOverdueConsumer(FactStore facts) : IConsumer<PlanOverdue>
{
    public Task Consume(ConsumeContext<PlanOverdue> context)
    {
        var message = context.Message;
        return facts.KeepAsync(
            context, FactSource.Plan, $"{message.PlanId}{FactKeys.Overdue}", message.UnitCode, message.WorkYear, message.Version, message.OccurredAt);
    }
}

internal sealed class BriefingHeldConsumer(FactStore facts) : IConsumer<BriefingHeld>
{
    public Task Consume(ConsumeContext<BriefingHeld> context)
    {
        var message = context.Message;
        return facts.KeepAsync(
            context, SourceOf(message.Kind, nameof(BriefingHeld)), $"{message.UnitCode}:{message.WorkYear}", message.UnitCode, message.WorkYear,
            message.Version, message.OccurredAt);
    }

    public static FactSource SourceOf(string kind, string message) => kind switch
    {
        "weekly" => FactSource.WeeklyBriefings,
        "monthly" => FactSource.MonthlyBriefings,
        "quarterly" => FactSource.QuarterlyBriefings,
        _ => throw new RuleException("value-not-known", message, kind),
    };
}

/// <summary>How a unit stood when a week, month or quarter was over, beside what its last briefing told.</summary>
internal sealed class BriefingsCountedConsumer(FactStore facts) : IConsumer<BriefingsCounted>
{
    public Task Consume(ConsumeContext<BriefingsCounted> context)
    {
        var message = context.Message;
        return facts.KeepAsync(
            context, BriefingHeldConsumer.SourceOf(message.Kind, nameof(BriefingsCounted)),
            $"{message.UnitCode}:{message.WorkYear}{FactKeys.Counted}", message.UnitCode, message.WorkYear, message.Version, message.OccurredAt);
    }
}

internal sealed class PrincipleFileChangedConsumer(FactStore facts) : IConsumer<PrincipleFileChanged>
{
    public Task Consume(ConsumeContext<PrincipleFileChanged> context)
    {
        var message = context.Message;
        return facts.KeepAsync(
            context, FactSource.PrincipleFiles, $"{message.UnitCode}:{message.WorkYear}", message.UnitCode, message.WorkYear,
            message.Version, message.OccurredAt);
    }
}

internal sealed class AssignmentDecisionIssuedConsumer(FactStore facts) : IConsumer<AssignmentDecisionIssued>
{
    public Task Consume(ConsumeContext<AssignmentDecisionIssued> context)
    {
        var message = context.Message;
        return facts.KeepAsync(
            context, FactSource.AssignmentDecision, $"{message.DecisionId}", message.UnitCode, message.WorkYear,
            message.Version, message.OccurredAt);
    }
}

internal sealed class CampaignRespondedConsumer(FactStore facts) : IConsumer<CampaignResponded>
{
    public Task Consume(ConsumeContext<CampaignResponded> context)
    {
        var message = context.Message;
        return facts.KeepAsync(
            context, FactSource.CampaignResponse, $"{message.CampaignId}:{message.UnitCode}", message.UnitCode, message.WorkYear,
            message.Version, message.OccurredAt);
    }
}

internal sealed class PledgeSignedConsumer(FactStore facts) : IConsumer<PledgeSigned>
{
    public Task Consume(ConsumeContext<PledgeSigned> context)
    {
        var message = context.Message;
        return facts.KeepAsync(
            context, FactSource.Pledge, $"{message.PledgeId}", message.UnitCode, message.WorkYear, message.Version, message.OccurredAt);
    }
}

internal sealed class TitleRegisteredConsumer(FactStore facts) : IConsumer<TitleRegistered>
{
    public Task Consume(ConsumeContext<TitleRegistered> context)
    {
        var message = context.Message;
        return facts.KeepAsync(
            context, FactSource.Registrations, $"{message.UnitCode}:{message.WorkYear}", message.UnitCode, message.WorkYear,
            message.Version, message.OccurredAt);
    }
}

internal sealed class ConferenceHeldConsumer(FactStore facts) : IConsumer<ConferenceHeld>
{
    public Task Consume(ConsumeContext<ConferenceHeld> context)
    {
        var message = context.Message;
        return facts.KeepAsync(
            context, FactSource.Conference, $"{message.ConferenceId}", message.UnitCode, message.WorkYear, message.Version, message.OccurredAt);
    }
}

/// <summary>Each target is a fact of its own, for a message names only those that changed.</summary>
internal sealed class TargetOutcomesChangedConsumer(FactStore facts) : IConsumer<TargetOutcomesChanged>
{
    public Task Consume(ConsumeContext<TargetOutcomesChanged> context)
    {
        var message = context.Message;
        return facts.KeepEachAsync(
            context, FactSource.TargetOutcomes, message.UnitCode, message.WorkYear, message.Version, message.OccurredAt,
            message.Targets.Select(target => (
                string.Create(CultureInfo.InvariantCulture, $"{message.UnitCode}:{message.WorkYear}:{target.TargetCode}@{target.From:yyyy-MM-dd}"), target)));
    }
}
