using MassTransit;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Emulation.Units;

/// <summary>
/// Keeps the read copy of a unit; an older version than the one at hand changes nothing. A unit's last day ends its place in a cluster.
/// </summary>
internal sealed class OrgUnitChangedConsumer(EmulationDbContext db, ClusterMemberships memberships, UnitLineage lineage) : IConsumer<OrgUnitChanged>
{
    public async Task Consume(ConsumeContext<OrgUnitChanged> context)
    {
        var change = context.Message;
        var unit = await db.Units.FindAsync([change.Code], context.CancellationToken);
        if (unit is null)
        {
            unit = new UnitCopy { Code = change.Code, Name = change.Name, Level = change.Level, Type = change.Type };
            db.Units.Add(unit);
        }
        else if (unit.SourceVersion >= change.Version)
            return;
        unit.Name = change.Name;
        unit.Level = change.Level;
        unit.Type = change.Type;
        unit.ParentCode = change.ParentCode;
        unit.ValidFrom = change.ValidFrom;
        unit.ValidTo = change.ValidTo;
        unit.SourceVersion = change.Version;
        await db.SaveChangesAsync(context.CancellationToken);
        await memberships.EndWithUnitAsync(
            unit.Code, (await lineage.HeirLinkOfAsync(unit.Code, context.CancellationToken))?.LegalBasis, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
