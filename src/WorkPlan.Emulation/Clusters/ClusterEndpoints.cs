using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;
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
        FormClusterRequest request, EmulationDbContext db, UnitScope scope, IUnitDirectory units, ScoreDesk scores, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(EmulationPermissions.WriteClusters, request.FormedByUnitCode, cancellationToken);
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
        foreach (var unit in request.Members.Distinct())
            await JoinAsync(cluster, unit, request.ValidFrom, db, units, cancellationToken);
        if (request.HeadUnitCode is { } head)
        {
            if (!request.Members.Contains(head))
                throw ClusterRules.NotAMember(head);
            cluster.RotateHead(head, request.ValidFrom);
        }
        try
        {
            await ReviseAsync(cluster, request.Members, db, scores, cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw ClusterRules.CodeTaken(request.Code);
        }
        return ETagged.Created($"/api/v1/emulation/clusters/{cluster.Id}", await ViewAsync(cluster, request.ValidFrom, db, cancellationToken), cluster);
    }

    private static async Task<OkWithETag<ClusterView>> Join(
        Guid id, JoinClusterRequest request, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, IUnitDirectory units, ScoreDesk scores,
        CancellationToken cancellationToken)
    {
        var cluster = await access.DemandAsync(id, EmulationPermissions.WriteClusters, cancellationToken);
        ifMatch.Demand(cluster);
        cluster.DemandInForce(request.From);
        await JoinAsync(cluster, request.UnitCode, request.From, db, units, cancellationToken);
        await ReviseAsync(cluster, [request.UnitCode], db, scores, cancellationToken);
        return ETagged.Ok(await ViewAsync(cluster, request.From, db, cancellationToken), cluster);
    }

    private static async Task<OkWithETag<ClusterView>> Leave(
        Guid id, LeaveClusterRequest request, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, ScoreDesk scores,
        CancellationToken cancellationToken)
    {
        var cluster = await access.DemandAsync(id, EmulationPermissions.WriteClusters, cancellationToken);
        ifMatch.Demand(cluster);
        var member = await db.ClusterMembers.FindAsync([request.UnitCode], cancellationToken) ?? throw ClusterRules.NotAMember(request.UnitCode);
        cluster.DemandNotHeadAfter(request.UnitCode, request.LastDay);
        member.Leave(cluster.Id, request.LastDay);
        db.Touch(member);
        await ReviseAsync(cluster, [request.UnitCode], db, scores, cancellationToken);
        return ETagged.Ok(await ViewAsync(cluster, request.LastDay, db, cancellationToken), cluster);
    }

    private static async Task<OkWithETag<ClusterView>> RotateHead(
        Guid id, RotateHeadRequest request, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, CancellationToken cancellationToken)
    {
        var cluster = await access.DemandAsync(id, EmulationPermissions.WriteClusters, cancellationToken);
        ifMatch.Demand(cluster);
        if ((await db.ClusterMembers.FindAsync([request.UnitCode], cancellationToken))?.ClusterOn(request.From) != cluster.Id)
            throw ClusterRules.NotAMember(request.UnitCode);
        cluster.RotateHead(request.UnitCode, request.From);
        db.Touch(cluster);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(await ViewAsync(cluster, request.From, db, cancellationToken), cluster);
    }

    private static async Task<OkWithETag<ClusterView>> Dissolve(
        Guid id, DissolveClusterRequest request, IfMatch ifMatch, EmulationDbContext db, ClusterAccess access, ScoreDesk scores,
        CancellationToken cancellationToken)
    {
        var cluster = await access.DemandAsync(id, EmulationPermissions.WriteClusters, cancellationToken);
        ifMatch.Demand(cluster);
        cluster.Dissolve(request.LastDay);
        var members = await db.ClusterMembers
            .Where(member => member.Spells.Any(spell => spell.ClusterId == id && spell.To == null)).ToListAsync(cancellationToken);
        foreach (var member in members)
        {
            member.Leave(id, request.LastDay);
            db.Touch(member);
        }
        await ReviseAsync(cluster, [.. members.Select(member => member.UnitCode)], db, scores, cancellationToken);
        return ETagged.Ok(await ViewAsync(cluster, request.LastDay, db, cancellationToken), cluster);
    }

    private static async Task JoinAsync(
        EmulationCluster cluster, string unitCode, DateOnly from, EmulationDbContext db, IUnitDirectory units, CancellationToken cancellationToken)
    {
        if (!(await units.GetAsync(cancellationToken)).Subtree(cluster.FormedByUnitCode).Contains(unitCode))
            throw ClusterRules.NotBelow(unitCode, cluster.FormedByUnitCode);
        var member = await db.ClusterMembers.FindAsync([unitCode], cancellationToken);
        if (member is null)
            db.ClusterMembers.Add(member = new ClusterMember { UnitCode = unitCode });
        member.Join(cluster.Id, from);
        db.Touch(member);
    }

    /// <summary>What was known of the units before is scored where they are now.</summary>
    private static async Task ReviseAsync(
        EmulationCluster cluster, IReadOnlyList<string> unitCodes, EmulationDbContext db, ScoreDesk scores, CancellationToken cancellationToken)
    {
        db.Touch(cluster);
        await db.InOneAsync(
            async () =>
            {
                await db.SaveChangesAsync(cancellationToken);
                foreach (var unit in unitCodes)
                    await scores.ReviseAsync(unit, RankingCause.OfFrame(cluster.Code), cancellationToken);
                return await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
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
