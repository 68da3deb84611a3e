using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Planning.Plans;

/// <summary>Answers what has come from above: by the next version of the plan, or by saying why nothing has to change.</summary>
internal static class SupplementPlan
{
    public static async Task<CreatedWithETag<SupplementView>> Handle(
        Guid id, SupplementPlanRequest request, IfMatch ifMatch, PlanningDbContext db, PlanEditing editing, PlanSources sources,
        PlanCompliance compliance, SupplementObligations obligations, IPublishEndpoint events, TimeProvider clock, Texts texts,
        CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.IssuePlans, ifMatch, cancellationToken);
        var basis = await sources.CiteAsync(plan.UnitCode, request.Basis, plan.VersionNumber + 1, cancellationToken);
        List<Guid> documents = [.. basis.Where(cited => cited.Kind == BasisKind.Document).Select(cited => cited.SourceId)];
        var changes = request.ToChanges();

        if (request.NoChangeReason is not null)
        {
            if (!changes.IsEmpty)
                throw PlanRules.SupplementChangesAndDoesNot();
            plan.NeedsNoChange(request.NoChangeReason, documents, request.DecidedOn, editing.Actor);
            var answered = await obligations.SatisfyAsync(
                plan, documents, SatisfiedBy.NoChange(request.NoChangeReason, request.DecidedOn, editing.Actor), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Answer(plan, new SupplementView(plan.VersionNumber, request.NoChangeReason, null, [.. answered.Select(obligation => obligation.Id)]));
        }

        await editing.DemandReferencesAsync(
            plan, [.. changes.AddTasks, .. changes.ChangeTasks.Select(change => change.Description)], changes.Sections, cancellationToken);
        var before = await db.Entry(plan).Collection(known => known.Versions).Query()
            .SingleAsync(version => version.VersionNumber == plan.VersionNumber, cancellationToken);
        var version = plan.Supplement(
            changes, basis, await editing.DemandsOfAsync(plan, cancellationToken), compliance, PlanEditing.NumberOf(request.Number), request.DecidedOn, editing.Actor);
        var satisfied = await obligations.SatisfyAsync(
            plan, documents, SatisfiedBy.Version(version.VersionNumber, request.DecidedOn, editing.Actor), cancellationToken);
        await events.Publish(PlanMessages.Supplemented(plan, documents, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Answer(plan, new SupplementView(
            version.VersionNumber, null, PlanDiff.Between(before, version).InWords(texts), [.. satisfied.Select(obligation => obligation.Id)]));
    }

    private static CreatedWithETag<SupplementView> Answer(Plan plan, SupplementView view) =>
        ETagged.Created($"/api/v1/planning/plans/{plan.Id}/versions/{view.VersionNumber}", view, plan);
}

/// <param name="VersionNumber">The plan's newest version, which a "no change needed" leaves as it is.</param>
/// <param name="NoChangeReason">Why nothing had to change; null for a new version.</param>
/// <param name="Diff">What the new version changed.</param>
/// <param name="SatisfiedObligations">The obligations that this answer satisfied.</param>
internal sealed record SupplementView(int VersionNumber, string? NoChangeReason, PlanDiff? Diff, IReadOnlyList<Guid> SatisfiedObligations);
