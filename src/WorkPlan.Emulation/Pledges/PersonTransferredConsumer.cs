using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Emulation.Units;
using WorkPlan.SharedKernel;

namespace WorkPlan.Emulation.Pledges;

/// <summary>
/// Who comes to a unit in the middle of the year is asked for a signature under the pledges that it has opened; the one signed in the old unit
/// stays there. Heard twice, or before or after the new state of the person, the outcome is the same.
/// </summary>
internal sealed class PersonTransferredConsumer(EmulationDbContext db, UnitLineage lineage, TimeProvider clock) : IConsumer<PersonTransferred>
{
    public async Task Consume(ConsumeContext<PersonTransferred> context)
    {
        var transfer = context.Message;
        var year = WorkYear.Containing(transfer.EffectiveOn).Year;
        // A transfer that is told after its unit has ended leads on to the heir.
        var line = await lineage.LineFromAsync(transfer.ToUnitCode, context.CancellationToken);
        var pledges = await db.Pledges.Where(pledge => line.Contains(pledge.UnitCode) && pledge.WorkYear == year && pledge.EndedOn == null)
            .ToListAsync(context.CancellationToken);
        foreach (var pledge in pledges.Where(pledge => pledge.AskAlso(transfer.PersonCode, transfer.FullName)))
        {
            db.Touch(pledge);
            if (pledge.LastAnsweredOn is { } last)
                await context.Publish(PledgeMessages.Signed(pledge, last, clock), context.CancellationToken);
        }
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
