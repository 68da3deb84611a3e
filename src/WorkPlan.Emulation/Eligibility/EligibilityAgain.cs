using WorkPlan.Emulation.Policies;
using WorkPlan.Emulation.Titles;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Eligibility;

/// <summary>One reason against one proposal of a decision, in the reader's language.</summary>
public sealed record ConferralObstacle(Guid ProposalId, string UnitCode, string? PersonCode, EmulationTitle Title, string Code, string Text);

/// <summary>Holds proposals against the policy of their work year once more when they are to be conferred: weeks lie between vote and decision.</summary>
internal sealed class EligibilityAgain(EligibilityReader reader, UnitScope scope, Texts texts)
{
    /// <summary>Refuses with every reason of everybody who has no leave.</summary>
    /// <returns>What stands in the way of those who have it.</returns>
    public async Task<ILookup<Guid, Obstacle>> DemandAsync(
        IReadOnlyList<TitleProposal> proposals, IReadOnlySet<Guid> allTheSame, CancellationToken cancellationToken)
    {
        var found = new List<(TitleProposal Proposal, Obstacle Obstacle)>();
        foreach (var group in proposals.GroupBy(proposal => (proposal.WorkYear, proposal.UnitCode)).OrderBy(group => group.Key))
        {
            var policy = await reader.PolicyOfAsync(group.Key.WorkYear, cancellationToken);
            found.AddRange(await OfUnitAsync(policy, group.Key.WorkYear, group.Key.UnitCode, [.. group], cancellationToken));
        }
        var refused = found.Where(known => !allTheSame.Contains(known.Proposal.Id)).ToList();
        if (refused.Count > 0)
        {
            var readable = await scope.UnitsAsync(EmulationPermissions.ReadDiscipline, cancellationToken);
            throw TitleRules.NoLongerEligible([.. refused.Select(known => Show(known.Proposal, known.Obstacle, readable))]);
        }
        return found.ToLookup(known => known.Proposal.Id, known => known.Obstacle);
    }

    private async Task<IEnumerable<(TitleProposal, Obstacle)>> OfUnitAsync(
        TitlePolicy policy, int workYear, string unitCode, List<TitleProposal> proposals, CancellationToken cancellationToken)
    {
        var people = proposals.Exists(proposal => proposal.PersonCode.Length > 0)
            ? await reader.AssessAsync(policy, workYear, [unitCode], cancellationToken)
            : [];
        var collective = proposals.Exists(proposal => proposal.PersonCode.Length == 0)
            ? await reader.AssessCollectiveAsync(policy, workYear, unitCode, cancellationToken)
            : [];
        return proposals.SelectMany(proposal => ObstaclesTo(proposal).Select(obstacle => (proposal, obstacle)));

        IReadOnlyList<Obstacle> ObstaclesTo(TitleProposal proposal) => proposal.PersonCode.Length == 0
            ? collective.Single(assessed => assessed.Title == proposal.Title).Obstacles
            : people.FirstOrDefault(assessed => assessed.Person.Code == proposal.PersonCode && assessed.Title == proposal.Title)?.Obstacles
                ?? [new Obstacle("eligibility.not-of-unit", unitCode)];
    }

    private ConferralObstacle Show(TitleProposal proposal, Obstacle obstacle, UnitSet readable)
    {
        var reason = ReasonView.Of(obstacle, readable.Contains(proposal.UnitCode), texts);
        return new ConferralObstacle(
            proposal.Id, proposal.UnitCode, proposal.PersonCode.Length == 0 ? null : proposal.PersonCode, proposal.Title, reason.Code, reason.Text);
    }
}
