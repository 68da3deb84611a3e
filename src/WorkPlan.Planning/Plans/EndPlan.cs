using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Planning.Plans;

/// <summary>How a plan ends: closed after its year, or withdrawn.</summary>
internal static class EndPlan
{
    /// <summary>What is still to be done before the plan can be closed, and what goes on without it.</summary>
    public static async Task<Ok<ClosingView>> Outlook(
        Guid id, PlanAccess access, PlanClosing closing, PlanEditing editing, Texts texts, CancellationToken cancellationToken)
    {
        var plan = await access.FindAsync(id, cancellationToken);
        var situation = await closing.OfAsync(plan, cancellationToken);
        var today = editing.Actor.Today;
        return TypedResults.Ok(new ClosingView(
            situation.Open(today).Count == 0,
            [
                .. situation.Rules(today).Select(rule => new ComplianceItemView(
                    rule.Rule, texts[$"{rule.Rule}.title"], rule.Met, rule.Blocking,
                    rule.Met ? null : texts[$"{rule.Rule}.detail", [.. rule.Arguments]], rule.Citation)),
            ],
            await closing.FindingsAsync(plan, cancellationToken)));
    }

    public static async Task<OkWithETag<PlanView>> Close(
        Guid id, ClosePlanRequest? request, IfMatch ifMatch, PlanEditing editing, PlanClosing closing, UnitScope scope,
        IPublishEndpoint events, TimeProvider clock, CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.IssuePlans, ifMatch, cancellationToken);
        var situation = await closing.OfAsync(plan, cancellationToken);
        if (request?.WaiveObligationsReason is { } reason)
        {
            await scope.DemandAsync(Documents.DocumentPermissions.WaiveObligations, plan.UnitCode, cancellationToken);
            await closing.WaiveAsync(reason, editing.Actor, cancellationToken);
            situation = situation with { OpenObligations = [] };
        }
        if (request?.WithoutOutcomesReason is not null)
            situation = situation with { TargetsWithoutOutcome = [] };
        string?[] notes = [request?.Note, request?.WithoutOutcomesReason, request?.WaiveObligationsReason];
        var note = string.Join(" – ", notes.OfType<string>()) is { Length: > 0 } said ? Bounded(said) : null;
        plan.Close(situation, note, editing.Actor);
        await events.Publish(PlanMessages.Closed(plan, editing.Actor, situation.LastDay, note, clock), cancellationToken);
        return await editing.SaveAsync(plan, cancellationToken);
    }

    public static async Task<OkWithETag<PlanView>> Withdraw(
        Guid id, WithdrawPlanRequest? request, IfMatch ifMatch, PlanEditing editing, UnitScope scope, IPublishEndpoint events, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.WritePlans, ifMatch, cancellationToken);
        var wasIssued = plan.IsIssued;
        if (wasIssued && !(await scope.UnitsAsync(PlanningPermissions.WithdrawPlans, cancellationToken)).Contains(plan.UnitCode))
            throw PlanRules.WithdrawalNeedsAuthority(plan.Title);
        plan.Withdraw(request?.Reason, editing.Actor);
        if (wasIssued)
            await events.Publish(PlanMessages.Withdrawn(plan, editing.Actor, request!.Reason!, clock), cancellationToken);
        return await editing.SaveAsync(plan, cancellationToken);
    }

    private static string Bounded(string note) => note.Length <= PlanLimits.Note ? note : note[..PlanLimits.Note];
}

/// <param name="CanBeClosed">False while a rule is not met.</param>
/// <param name="Items">Every rule with its answer.</param>
/// <param name="OpenFindings">Findings that stay open with the unit, whatever becomes of the plan.</param>
internal sealed record ClosingView(bool CanBeClosed, IReadOnlyList<ComplianceItemView> Items, int OpenFindings);
