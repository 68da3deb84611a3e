using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.SharedKernel;

namespace WorkPlan.Inspections.Findings;

/// <summary>Open findings of a closed unit, and what it owes because of them, go to its heir; so does verifying, where the unit inspected.</summary>
internal sealed class UnitsSucceededConsumer(InspectionsDbContext db) : IConsumer<UnitsSucceeded>
{
    public async Task Consume(ConsumeContext<UnitsSucceeded> context)
    {
        var succession = context.Message;
        foreach (var link in succession.Links.Where(link => link.IsHeir))
        {
            var (from, to) = (link.PredecessorCode, link.SuccessorCode);
            var open = await db.Findings
                .Where(finding => finding.State != FindingState.Verified
                    && (finding.HandedOverTo == from || (finding.HandedOverTo == null && finding.UnitCode == from) || finding.ByUnitCode == from))
                .ToListAsync(context.CancellationToken);
            foreach (var finding in open)
                finding.HandOver(from, to, succession.EffectiveOn, succession.LegalBasis);
            var owed = await db.Obligations
                .Where(obligation => obligation.UnitCode == from && obligation.Kind == ObligationKind.Remediate && obligation.State == ObligationState.Open)
                .ToListAsync(context.CancellationToken);
            foreach (var obligation in owed)
                obligation.HandOverTo(to);
        }
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
