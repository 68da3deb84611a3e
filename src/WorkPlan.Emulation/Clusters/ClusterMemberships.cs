using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;
using WorkPlan.Emulation.Units;

namespace WorkPlan.Emulation.Clusters;

/// <summary>
/// Changes who is in which cluster, in one transaction with what follows: scores move to the table of the new place, and every ranking that
/// gains or loses a unit hears of it, also where the unit has no score.
/// </summary>
internal sealed class ClusterMemberships(EmulationDbContext db, ScoreDesk scores, RankingDesk rankings, UnitLineage lineage)
{
    /// <summary>A unit that is tracked, new or known, to change its times in clusters.</summary>
    public async Task<ClusterMember> OfAsync(string unitCode, CancellationToken cancellationToken)
    {
        var member = await db.ClusterMembers.FindAsync([unitCode], cancellationToken);
        if (member is null)
            db.ClusterMembers.Add(member = new ClusterMember { UnitCode = unitCode });
        return member;
    }

    /// <summary>
    /// Takes some units into a cluster. A unit that has ended by the day is refused, also where its end is told at the same moment: whoever
    /// comes second finds what the first one did.
    /// </summary>
    public Task JoinAsync(EmulationCluster cluster, IReadOnlyCollection<string> unitCodes, DateOnly from, CancellationToken cancellationToken) => db.InOneAsync(
        async () =>
        {
            await lineage.HoldAsync(unitCodes, cancellationToken);
            var members = new List<ClusterMember>();
            foreach (var unit in unitCodes)
            {
                if (await lineage.LastDayOfAsync(unit, cancellationToken) is { } lastDay && lastDay < from)
                    throw ClusterRules.UnitEnded(unit, lastDay);
                members.Add(await OfAsync(unit, cancellationToken));
            }
            await ChangeAsync(members, member => member.Join(cluster.Id, from), RankingCause.OfFrame(cluster.Code), cancellationToken);
            return members;
        },
        cancellationToken);

    /// <summary>Changes some units at once; the caller has a transaction, or needs none.</summary>
    public Task ChangeAsync(
        IReadOnlyCollection<ClusterMember> members, Action<ClusterMember> change, RankingCause cause, CancellationToken cancellationToken) => db.InOneAsync(
        async () =>
        {
            await lineage.HoldAsync([.. members.Select(member => member.UnitCode)], cancellationToken);
            var before = members.ToDictionary(member => member, member => member.Spells.Select(spell => (spell.ClusterId, spell.From, spell.To)).ToList());
            foreach (var member in members)
            {
                change(member);
                // A unit whose last day is known is in the cluster for its own time.
                if (await lineage.LastDayOfAsync(member.UnitCode, cancellationToken) is { } lastDay)
                    member.EndWithUnit(lastDay);
                member.EndWithClusters(await DissolvedAsync(member, cancellationToken));
                db.Touch(member);
            }
            await db.SaveChangesAsync(cancellationToken);
            foreach (var member in members)
                await FollowAsync(member, before[member], cause with { UnitCode = member.UnitCode }, cancellationToken);
            return await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>From that day on this unit leads the cluster, at most as long as it is there.</summary>
    public async Task LeadAsync(EmulationCluster cluster, string unitCode, DateOnly from, CancellationToken cancellationToken)
    {
        cluster.RotateHead(unitCode, from);
        if (await lineage.LastDayOfAsync(unitCode, cancellationToken) is { } lastDay)
            cluster.EndHeadWithUnit(unitCode, lastDay);
    }

    /// <summary>The unit's last day is told, or told anew: it is in no cluster, and leads none, beyond it.</summary>
    public async Task EndWithUnitAsync(string unitCode, string? legalBasis, CancellationToken cancellationToken)
    {
        var lastDay = await lineage.LastDayOfAsync(unitCode, cancellationToken);
        foreach (var cluster in await db.Clusters.Where(cluster => cluster.Heads.Any(head => head.UnitCode == unitCode)).ToListAsync(cancellationToken))
        {
            if (cluster.EndHeadWithUnit(unitCode, lastDay))
                db.Touch(cluster);
        }
        if (await db.ClusterMembers.FindAsync([unitCode], cancellationToken) is { } member && member.WouldEndWithUnit(lastDay))
        {
            // Whoever dissolves one of its clusters at the same moment loses the race, or is heard of here.
            foreach (var cluster in await ClustersOf(member).ToListAsync(cancellationToken))
                db.Touch(cluster);
            var name = (await db.Units.FindAsync([unitCode], cancellationToken))?.Name ?? unitCode;
            await ChangeAsync([member], known => known.EndWithUnit(lastDay), RankingCause.OfUnitsEnd(name, lastDay, legalBasis), cancellationToken);
        }
    }

    private IQueryable<EmulationCluster> ClustersOf(ClusterMember member)
    {
        Guid[] clusters = [.. member.Spells.Select(spell => spell.ClusterId).Distinct()];
        return db.Clusters.Where(cluster => clusters.Contains(cluster.Id));
    }

    private Task<Dictionary<Guid, DateOnly>> DissolvedAsync(ClusterMember member, CancellationToken cancellationToken) =>
        ClustersOf(member).Where(cluster => cluster.ValidTo != null)
            .ToDictionaryAsync(cluster => cluster.Id, cluster => cluster.ValidTo!.Value, cancellationToken);

    private async Task FollowAsync(
        ClusterMember member, List<(Guid ClusterId, DateOnly From, DateOnly? To)> before, RankingCause cause, CancellationToken cancellationToken)
    {
        var told = await scores.ReviseAsync(member.UnitCode, cause, cancellationToken);
        var concerned = before.Select(spell => spell.ClusterId).Concat(member.Spells.Select(spell => spell.ClusterId)).Distinct().ToList();
        foreach (var ranking in await db.Rankings.Where(known => concerned.Contains(known.ClusterId)).ToListAsync(cancellationToken))
        {
            var day = EligibilityReader.YearOf(ranking.WorkYear).To;
            var was = before.Exists(spell => spell.ClusterId == ranking.ClusterId && spell.From <= day && (spell.To is null || spell.To >= day));
            var isIn = member.ClusterOn(day) == ranking.ClusterId;
            if (was == isIn || told.Contains((ranking.ClusterId, ranking.WorkYear)))
                continue;
            var points = (await db.UnitScores.FindAsync([ranking.WorkYear, member.UnitCode], cancellationToken))?.Hundredths ?? 0;
            await rankings.ReviseAsync(
                ranking.ClusterId, ranking.WorkYear, [cause with { HundredthsBefore = was ? points : 0, HundredthsAfter = isIn ? points : 0 }],
                cancellationToken);
        }
    }
}
