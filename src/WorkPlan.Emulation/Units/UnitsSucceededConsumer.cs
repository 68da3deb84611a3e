using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Messaging;

namespace WorkPlan.Emulation.Units;

/// <summary>
/// What a closed unit had still to do goes on in its heir from the day on. Told twice, it is done once; told before an earlier succession,
/// what that one brings goes on from heir to heir.
/// </summary>
internal sealed class UnitsSucceededConsumer(EmulationDbContext db, UnitLineage lineage, SuccessionHandOver handOver) : IConsumer<UnitsSucceeded>
{
    private const string Transfer = "transfer";

    public async Task Consume(ConsumeContext<UnitsSucceeded> context)
    {
        var told = context.Message;
        // After a transfer both units remain, each in its cluster and with its pledge.
        if (told.Kind == Transfer)
            return;
        var links = told.Links.Where(link => link.SuccessorCode != link.PredecessorCode).ToList();
        foreach (var code in links.SelectMany(link => new[] { link.PredecessorCode, link.SuccessorCode }).Distinct())
        {
            if (!await db.Units.AnyAsync(unit => unit.Code == code, context.CancellationToken))
                throw new NotYetKnownException("unit", code);
        }
        if (await db.Successions.AnyAsync(known => known.SuccessionId == told.SuccessionId, context.CancellationToken))
            return;
        await lineage.HoldAsync([.. links.Select(link => link.PredecessorCode)], context.CancellationToken);
        db.Successions.AddRange(links.Select(link => new UnitSuccession
        {
            SuccessionId = told.SuccessionId,
            PredecessorCode = link.PredecessorCode,
            SuccessorCode = link.SuccessorCode,
            EffectiveOn = told.EffectiveOn,
            LegalBasis = told.LegalBasis.Length <= UnitSuccessionConfiguration.LegalBasisLength
                ? told.LegalBasis
                : told.LegalBasis[..UnitSuccessionConfiguration.LegalBasisLength],
            IsHeir = link.IsHeir,
        }));
        await db.SaveChangesAsync(context.CancellationToken);
        foreach (var predecessor in links.Where(link => link.IsHeir).Select(link => link.PredecessorCode).Order(StringComparer.Ordinal))
            await handOver.FollowAsync(predecessor, context.CancellationToken);
    }
}
