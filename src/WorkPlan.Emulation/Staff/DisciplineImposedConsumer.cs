using MassTransit;
using WorkPlan.Assignments.Contracts;

namespace WorkPlan.Emulation.Staff;

/// <summary>Keeps the copy of a disciplinary decision; an older version than the one at hand changes nothing.</summary>
internal sealed class DisciplineImposedConsumer(EmulationDbContext db) : IConsumer<DisciplineImposed>
{
    public async Task Consume(ConsumeContext<DisciplineImposed> context)
    {
        var change = context.Message;
        var discipline = await db.Disciplines.FindAsync([change.DisciplineId], context.CancellationToken);
        if (discipline is null)
        {
            discipline = new DisciplineCopy { Id = change.DisciplineId, PersonCode = change.PersonCode, Form = change.Form };
            db.Disciplines.Add(discipline);
        }
        else if (discipline.SourceVersion >= change.Version)
            return;
        discipline.Form = change.Form;
        discipline.DecidedOn = change.DecidedOn;
        discipline.FaultWorkYear = change.FaultWorkYear;
        discipline.Withdrawn = change.Withdrawn;
        discipline.SourceVersion = change.Version;
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
