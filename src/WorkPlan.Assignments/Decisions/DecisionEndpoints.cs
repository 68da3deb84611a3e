using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Assignments.Decisions;

internal static class DecisionEndpoints
{
    private static readonly Sorting<AssignmentDecision> Sorting = new Sorting<AssignmentDecision>(decision => decision.Id)
        .By("signedOn", decision => decision.SignedOn)
        .By("effectiveOn", decision => decision.EffectiveOn)
        .By("unitCode", decision => decision.UnitCode);

    public static void MapDecisions(this IEndpointRouteBuilder routes)
    {
        var decisions = routes.MapGroup("/decisions").WithTags("Decisions");
        decisions.MapGet("/", ListDecisions).RequirePermission(AssignmentsPermissions.Read);
        decisions.MapGet("/{id:guid}", GetDecision).RequirePermission(AssignmentsPermissions.Read);
        decisions.MapPost("/", DraftDecision).RequirePermission(AssignmentsPermissions.DraftDecisions).Idempotent<AssignmentsDbContext>();
        decisions.MapPut("/{id:guid}", ChangeDecision).RequirePermission(AssignmentsPermissions.DraftDecisions);
        decisions.MapDelete("/{id:guid}", DiscardDecision).RequirePermission(AssignmentsPermissions.DraftDecisions);
        decisions.MapPost("/{id:guid}/amendments", AmendDecision)
            .RequirePermission(AssignmentsPermissions.DraftDecisions).Idempotent<AssignmentsDbContext>();
        decisions.MapPost("/{id:guid}/check", CheckDecision).RequirePermission(AssignmentsPermissions.DraftDecisions);
        decisions.MapPost("/{id:guid}/issue", IssueDecision).RequirePermission(AssignmentsPermissions.IssueDecisions);
    }

    private static async Task<Page<DecisionRow>> ListDecisions(
        [AsParameters] PageQuery page, string? unit, int? workYear, Choice<DecisionState>? state, AssignmentsDbContext db, UnitScope scope, Texts texts,
        CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(AssignmentsPermissions.Read, cancellationToken);
        var wanted = state?.Value;
        return await db.Decisions.AsNoTracking().InUnits(units, decision => decision.UnitCode)
            .Where(decision => (unit == null || decision.UnitCode == unit) && (workYear == null || decision.WorkYear == workYear)
                && (wanted == null || decision.State == wanted))
            .ToPageAsync(
                page, Sorting, "-signedOn",
                decision => new DecisionRow(
                    decision.Id, decision.UnitCode, decision.WorkYear, decision.Number, decision.SignedOn, decision.EffectiveOn, decision.State,
                    decision.Items.Count),
                texts, cancellationToken);
    }

    private static async Task<OkWithETag<DecisionView>> GetDecision(
        Guid id, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var decision = await FindAsync(id, db, scope, cancellationToken);
        var amendedBy = await db.Decisions.AsNoTracking()
            .Where(other => other.AmendsDecisionId == id && other.State == DecisionState.Issued)
            .OrderBy(other => other.EffectiveOn).ThenBy(other => other.Id)
            .Select(other => new AmendmentRow(other.Id, other.Number, other.SignedOn, other.EffectiveOn)).ToListAsync(cancellationToken);
        return ETagged.Ok(DecisionView.Of(decision, amendedBy), decision);
    }

    private static async Task<CreatedWithETag<DecisionView>> AmendDecision(
        Guid id, ChangeDecisionRequest request, AssignmentsDbContext db, UnitScope scope, DecisionIssuing issuing,
        CancellationToken cancellationToken)
    {
        var amended = await FindAsync(id, db, scope, cancellationToken);
        // A decision of a closed unit is its heir's to amend.
        var unit = await db.HeirOfAsync(amended.UnitCode, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.DraftDecisions, unit, cancellationToken);
        var amendment = AssignmentDecision.Amend(amended, unit, request.ToDetails());
        await issuing.DemandItemsAsync(amendment, cancellationToken);
        db.Decisions.Add(amendment);
        await SaveAsync(amendment, db, cancellationToken);
        return ETagged.Created($"/api/v1/assignments/decisions/{amendment.Id}", DecisionView.Of(amendment), amendment);
    }

    private static async Task<CreatedWithETag<DecisionView>> DraftDecision(
        DraftDecisionRequest request, AssignmentsDbContext db, UnitScope scope, DecisionIssuing issuing, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.DraftDecisions, request.UnitCode, cancellationToken);
        await db.DemandUnitAsync(request.UnitCode, cancellationToken);
        var decision = AssignmentDecision.Draft(request.UnitCode, request.WorkYear, request.ToDetails());
        await issuing.DemandItemsAsync(decision, cancellationToken);
        db.Decisions.Add(decision);
        await SaveAsync(decision, db, cancellationToken);
        return ETagged.Created($"/api/v1/assignments/decisions/{decision.Id}", DecisionView.Of(decision), decision);
    }

    private static async Task<OkWithETag<DecisionView>> ChangeDecision(
        Guid id, ChangeDecisionRequest request, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, DecisionIssuing issuing,
        CancellationToken cancellationToken)
    {
        var decision = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.DraftDecisions, decision.UnitCode, cancellationToken);
        ifMatch.Demand(decision);
        decision.Change(request.ToDetails());
        await issuing.DemandItemsAsync(decision, cancellationToken);
        db.Touch(decision);
        await SaveAsync(decision, db, cancellationToken);
        return ETagged.Ok(DecisionView.Of(decision), decision);
    }

    private static async Task<IResult> DiscardDecision(
        Guid id, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var decision = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.DraftDecisions, decision.UnitCode, cancellationToken);
        ifMatch.Demand(decision);
        decision.DemandDraft();
        db.Decisions.Remove(decision);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>What issuing would refuse, said beforehand; nothing changes.</summary>
    private static async Task<DecisionCheckView> CheckDecision(
        Guid id, AssignmentsDbContext db, UnitScope scope, DecisionIssuing issuing, CancellationToken cancellationToken)
    {
        var decision = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.DraftDecisions, decision.UnitCode, cancellationToken);
        var assessed = await issuing.AssessAsync(decision, cancellationToken);
        return new DecisionCheckView([.. assessed.SelectMany(item => item.Blocks())], [.. assessed.SelectMany(item => item.Warnings())]);
    }

    private static async Task<OkWithETag<DecisionView>> IssueDecision(
        Guid id, IfMatch ifMatch, AssignmentsDbContext db, UnitScope scope, DecisionIssuing issuing, CancellationToken cancellationToken)
    {
        var decision = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.IssueDecisions, decision.UnitCode, cancellationToken);
        ifMatch.Demand(decision);
        await issuing.IssueAsync(decision, cancellationToken);
        return ETagged.Ok(DecisionView.Of(decision), decision);
    }

    private static async Task<AssignmentDecision> FindAsync(
        Guid id, AssignmentsDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(AssignmentsPermissions.Read, cancellationToken);
        return await db.Decisions.AsSplitQuery().InUnits(units, decision => decision.UnitCode)
            .SingleOrDefaultAsync(decision => decision.Id == id, cancellationToken) ?? throw new NotFoundException();
    }

    public static async Task SaveAsync(AssignmentDecision decision, AssignmentsDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw DecisionRules.NumberTaken(decision.Number, decision.UnitCode);
        }
    }
}

internal sealed record DecisionCheckView(IReadOnlyList<OffendingItem> Blocks, IReadOnlyList<OffendingItem> Warnings);
