using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;

namespace WorkPlan.Assignments.Units;

/// <summary>
/// People, open work and decisions of a closed unit go on in its heir from the day on. Told twice, it is done once; told before an earlier
/// succession, what that one brings goes on from heir to heir.
/// </summary>
internal sealed class UnitsSucceededConsumer(AssignmentsDbContext db, SuccessionHandOver handOver) : IConsumer<UnitsSucceeded>
{
    private const string Transfer = "transfer";

    public async Task Consume(ConsumeContext<UnitsSucceeded> context)
    {
        var told = context.Message;
        // After a transfer both units remain, each with its people; who goes along is transferred by name.
        if (told.Kind == Transfer)
            return;
        foreach (var successor in told.Links.Select(link => link.SuccessorCode).Distinct())
            await db.AwaitUnitAsync(successor, context.CancellationToken);
        if (await db.Successions.AnyAsync(known => known.SuccessionId == told.SuccessionId, context.CancellationToken))
            return;
        foreach (var link in told.Links)
        {
            db.Successions.Add(new UnitSuccession
            {
                SuccessionId = told.SuccessionId,
                PredecessorCode = link.PredecessorCode,
                SuccessorCode = link.SuccessorCode,
                EffectiveOn = told.EffectiveOn,
                LegalBasis = told.LegalBasis.Length <= UnitSuccessionConfiguration.LegalBasisLength
                    ? told.LegalBasis
                    : told.LegalBasis[..UnitSuccessionConfiguration.LegalBasisLength],
                IsHeir = link.IsHeir,
            });
        }
        await db.SaveChangesAsync(context.CancellationToken);
        foreach (var predecessor in told.Links.Where(link => link.IsHeir).Select(link => link.PredecessorCode))
            await handOver.FollowAsync(predecessor, context.CancellationToken);
    }
}
