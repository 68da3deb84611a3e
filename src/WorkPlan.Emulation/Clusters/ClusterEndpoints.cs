using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Clusters;

internal static class ClusterEndpoints
{
    public static void MapClusters(this IEndpointRouteBuilder routes)
    {
        var clusters = routes.MapGroup("/clusters").WithTags("Clusters");
        clusters.MapGet("/", ListClusters).RequirePermission(EmulationPermissions.Read);
        clusters.MapGet("/{id:guid}", GetCluster).RequirePermission(EmulationPermissions.Read);
        clusters.MapPost("/", FormCluster).RequirePermission(EmulationPermissions.WriteClusters).Idempotent<EmulationDbContext>();
        clusters.MapPost("/{id:guid}/members", Join).RequirePermission(EmulationPermissions.WriteClusters);
        clusters.MapPost("/{id:guid}/members/leave", Leave).RequirePermission(EmulationPermissions.WriteClusters);
        clusters.MapPost("/{id:guid}/heads", RotateHead).RequirePermission(EmulationPermissions.WriteClusters);
        clusters.MapPost("/{id:guid}/dissolve", Dissolve).RequirePermission(EmulationPermissions.WriteClusters);
    }

    private static async Task<IReadOnlyList<ClusterView>> ListClusters(
        DateOnly? asOf, EmulationDbContext db, ClusterAccess access, TimeProvider clock, CancellationToken cancellationToken)
    {
        var day = asOf ?? VietnamTime.Today(clock);
        var clusters = await (await access.VisibleAsync(cancellationToken)).AsNoTracking()
            .Where(cluster => cluster.ValidFrom <= day && (cluster.ValidTo == null || cluster.ValidTo >= day))
            .OrderBy(cluster => cluster.Code).ToListAsync(cancellationToken);
        var views = new List<ClusterView>(clusters.Count);
        foreach (var cluster in clusters)
            views.Add(await ViewAsync(cluster, day, db, cancellationToken));
        return views;
    }

    private static async Task<OkWithETag<ClusterView>> GetCluster(
        Guid id, DateOnly? asOf, EmulationDbContext db, ClusterAccess access, TimeProvider clock, CancellationToken cancellationToken)
    {
        var cluster = await access.FindAsync(id, cancellationToken);
        return ETagged.Ok(await ViewAsync(cluster, asOf ?? VietnamTime.Today(clock), db, cancellationToken), cluster);
    }

    private static async Task<CreatedWithETag<ClusterView>> FormCluster(
        FormClusterRequest request, EmulationDbContext db, UnitScope scope, Joining joining, ClusterMemberships memberships,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(EmulationPermissions.WriteClusters, request.FormedByUnitCode, cancellationToken);
        await scope.DemandOpenAsync(request.FormedByUnitCode, cancellationToken);
        if (!await db.ScoringTables.AnyAsync(table => table.Code == request.ScoringTableCode, cancellationToken))
            throw ClusterRules.NoSuchTable(request.ScoringTableCode);
        var cluster = new EmulationCluster
        {
            Code = request.Code,
            Name = request.Name,
            FormedByUnitCode = request.FormedByUnitCode,
            LegalBasis = request.LegalBasis,
            ScoringTableCode = request.ScoringTableCode,
            ValidFrom = request.ValidFrom,
        };
        db.Clusters.Add(cluster);
        var members = request.Members.Distinct().ToList();
        foreach (var unit in members)
            await joining.DemandBelowAsync(cluster, unit, cancellationToken);
        if (request.HeadUnitCode is { } unknown && !members.Contains(unknown))
            throw ClusterRules.NotAMember(unknown);
        try
        {
            await db.InOneAsync(
                async () =>
                {
                    await memberships.JoinAsync(cluster, members, request.ValidFrom, cancellationToken);
                    if (request.HeadUnitCode is { } head)
                        await memberships.LeadAsync(cluster, head, request.ValidFrom, cancellationToken);
                    return await db.SaveChangesAsync(cancellationToken);
                },
                cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw ClusterRules.CodeTaken(request.Code);
        }
        return ETagged.Created($"/api/v1/emulation/clusters/{cluster.Id}", await ViewAsync(cluster, request.ValidFrom, db, cancellationToken), cluster);
    }

    private static async Task<OkWithETag<ClusterView>> Join(
        Guid id, JoinClusterRequest request, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, Joining joining,
        ClusterMemberships memberships, CancellationToken cancellationToken)
    {
        var cluster = await access.DemandAsync(id, EmulationPermissions.WriteClusters, cancellationToken);
        ifMatch.Demand(cluster);
        cluster.DemandInForce(request.From);
        await joining.DemandBelowAsync(cluster, request.UnitCode, cancellationToken);
        db.Touch(cluster);
        await memberships.JoinAsync(cluster, [request.UnitCode], request.From, cancellationToken);
        return ETagged.Ok(await ViewAsync(cluster, request.From, db, cancellationToken), cluster);
    }

    private static async Task<OkWithETag<ClusterView>> Leave(
        Guid id, LeaveClusterRequest request, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, ClusterMemberships memberships,
        CancellationToken cancellationToken)
    {
        var cluster = await access.DemandAsync(id, EmulationPermissions.WriteClusters, cancellationToken);
        ifMatch.Demand(cluster);
        var member = await db.ClusterMembers.FindAsync([request.UnitCode], cancellationToken) ?? throw ClusterRules.NotAMember(request.UnitCode);
        cluster.DemandNotHeadAfter(request.UnitCode, request.LastDay);
        db.Touch(cluster);
        await memberships.ChangeAsync([member], known => known.Leave(cluster.Id, request.LastDay), RankingCause.OfFrame(cluster.Code), cancellationToken);
        return ETagged.Ok(await ViewAsync(cluster, request.LastDay, db, cancellationToken), cluster);
    }

    private static async Task<OkWithETag<ClusterView>> RotateHead(
        Guid id, RotateHeadRequest request, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, ClusterMemberships memberships,
        UnitLineage lineage, CancellationToken cancellationToken)
    {
        var cluster = await access.DemandAsync(id, EmulationPermissions.WriteClusters, cancellationToken);
        ifMatch.Demand(cluster);
        await db.InOneAsync(
            async () =>
            {
                await lineage.HoldAsync([request.UnitCode], cancellationToken);
                if ((await db.ClusterMembers.FindAsync([request.UnitCode], cancellationToken))?.ClusterOn(request.From) != cluster.Id)
                    throw ClusterRules.NotAMember(request.UnitCode);
                await memberships.LeadAsync(cluster, request.UnitCode, request.From, cancellationToken);
                db.Touch(cluster);
                return await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        return ETagged.Ok(await ViewAsync(cluster, request.From, db, cancellationToken), cluster);
    }

    private static async Task<OkWithETag<ClusterView>> Dissolve(
        Guid id, DissolveClusterRequest request, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, ClusterMemberships memberships,
        CancellationToken cancellationToken)
    {
        var cluster = await access.DemandAsync(id, EmulationPermissions.WriteClusters, cancellationToken);
        ifMatch.Demand(cluster);
        cluster.Dissolve(request.LastDay);
        var members = await db.ClusterMembers
            .Where(member => member.Spells.Any(spell => spell.ClusterId == id
                && (spell.To == null || (spell.EndsWithUnit && spell.To > request.LastDay && spell.To >= spell.From)))).ToListAsync(cancellationToken);
        db.Touch(cluster);
        await memberships.ChangeAsync(members, member => member.Leave(id, request.LastDay), RankingCause.OfFrame(cluster.Code), cancellationToken);
        return ETagged.Ok(await ViewAsync(cluster, request.LastDay, db, cancellationToken), cluster);
    }

    private static async Task<ClusterView> ViewAsync(
        EmulationCluster cluster, DateOnly asOf, EmulationDbContext db, CancellationToken cancellationToken)
    {
        var members = await db.ClusterMembers.AsNoTracking()
            .SelectMany(member => member.Spells, (member, spell) => new { member.UnitCode, Spell = spell })
            .Where(row => row.Spell.ClusterId == cluster.Id && row.Spell.From <= asOf && (row.Spell.To == null || row.Spell.To >= asOf))
            .OrderBy(row => row.UnitCode)
            .Select(row => new ClusterMemberView(
                row.UnitCode, db.Units.Where(unit => unit.Code == row.UnitCode).Select(unit => unit.Name).FirstOrDefault(), row.Spell.From, row.Spell.To))
            .ToListAsync(cancellationToken);
        return new ClusterView(
            cluster.Id, cluster.Code, cluster.Name, cluster.FormedByUnitCode, cluster.LegalBasis, cluster.ScoringTableCode, cluster.ValidFrom,
            cluster.ValidTo, asOf, cluster.HeadOn(asOf), members,
            [.. cluster.Heads.OrderBy(head => head.From).Select(head => new ClusterHeadView(head.UnitCode, head.From, head.To))]);
    }
}
