using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Assignments.Proposals;

internal static class ProposalEndpoints
{
    public static void MapProposals(this IEndpointRouteBuilder routes)
    {
        var proposals = routes.MapGroup("/proposals").WithTags("Proposals").RequirePermission(AssignmentsPermissions.Propose);
        proposals.MapPost("", Propose);
        proposals.MapPost("/what-if", Try);
    }

    /// <summary>The best assignment, and how sure it is that there is no better one.</summary>
    private static async Task<ProposalView> Propose(
        ProposeRequest request, ProposalReader reader, ProposalMaker maker, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.Propose, request.UnitCode, cancellationToken);
        return maker.Make(await reader.ReadAsync(request, null, cancellationToken), cancellationToken);
    }

    /// <summary>The best assignment of today's unit, of the unit after the changes, and what differs. Nothing is stored.</summary>
    private static async Task<WhatIfView> Try(
        WhatIfRequest request, ProposalReader reader, ProposalMaker maker, UnitScope scope, Texts texts, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.Propose, request.Proposal.UnitCode, cancellationToken);
        var changed = await reader.ReadAsync(request.Proposal, new WhatIf(request, texts), cancellationToken);
        var today = maker.Make(await reader.ReadAsync(request.Proposal, null, cancellationToken), cancellationToken);
        var then = maker.Make(changed, cancellationToken);
        return new WhatIfView(today, then, Difference.Between(today, then));
    }
}
