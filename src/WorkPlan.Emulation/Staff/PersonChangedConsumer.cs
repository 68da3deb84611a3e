using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Contracts;

namespace WorkPlan.Emulation.Staff;

/// <summary>Keeps the read copy of a person; an older version than the one at hand only adds where the person served before.</summary>
internal sealed class PersonChangedConsumer(EmulationDbContext db) : IConsumer<PersonChanged>
{
    public async Task Consume(ConsumeContext<PersonChanged> context)
    {
        var change = context.Message;
        if (await db.ServiceRecords.FindAsync([change.PersonCode, change.UnitCode, change.ServesFrom], context.CancellationToken) is { } service)
            service.Heed(change);
        else
            db.ServiceRecords.Add(ServiceRecord.Of(change));
        var person = await db.Staff.SingleOrDefaultAsync(known => known.Code == change.PersonCode, context.CancellationToken);
        if (person is null)
        {
            person = new StaffMember
            {
                Code = change.PersonCode,
                FullName = change.FullName,
                UnitCode = change.UnitCode,
                Kind = change.Kind,
            };
            db.Staff.Add(person);
        }
        else if (person.SourceVersion >= change.Version)
        {
            await db.SaveChangesAsync(context.CancellationToken);
            return;
        }
        person.FullName = change.FullName;
        person.UnitCode = change.UnitCode;
        person.Kind = change.Kind;
        person.ManagementTitle = change.ManagementTitle;
        person.RecruitedOn = change.RecruitedOn;
        person.ServesFrom = change.ServesFrom;
        person.ServesTo = change.ServesTo;
        person.Absences = [.. change.Absences.Select(absence => new Absence(absence.Kind, absence.From, absence.To))];
        person.SourceVersion = change.Version;
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
