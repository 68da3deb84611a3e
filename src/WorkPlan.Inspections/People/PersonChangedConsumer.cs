using MassTransit;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Inspections.People;

/// <summary>Keeps the read copy of a person; an older version than the one at hand changes nothing.</summary>
internal sealed class PersonChangedConsumer(InspectionsDbContext db) : IConsumer<PersonChanged>
{
    public async Task Consume(ConsumeContext<PersonChanged> context)
    {
        var change = context.Message;
        await KeepServiceAsync(change, context.CancellationToken);
        var person = await db.People.FindAsync([change.PersonCode], context.CancellationToken);
        if (person is null)
        {
            person = new PersonCopy { Code = change.PersonCode, FullName = change.FullName, UnitCode = change.UnitCode, Kind = change.Kind };
            db.People.Add(person);
        }
        else if (person.SourceVersion >= change.Version)
        {
            await db.SaveChangesAsync(context.CancellationToken);
            return;
        }
        person.FullName = change.FullName;
        person.UnitCode = change.UnitCode;
        person.Kind = change.Kind;
        person.JudicialTitle = change.JudicialTitle;
        person.ManagementTitle = change.ManagementTitle;
        person.ServesFrom = change.ServesFrom;
        person.ServesTo = change.ServesTo;
        person.SourceVersion = change.Version;
        await db.SaveChangesAsync(context.CancellationToken);
    }

    /// <summary>An old version still says where, and under which title, the person served before.</summary>
    private async Task KeepServiceAsync(PersonChanged change, CancellationToken cancellationToken)
    {
        if (await db.OfficeRecords.FindAsync([change.PersonCode, change.Version], cancellationToken) is null)
            db.OfficeRecords.Add(OfficeRecord.Of(change));
    }
}
