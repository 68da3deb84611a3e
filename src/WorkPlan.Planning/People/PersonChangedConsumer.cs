using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Contracts;
using WorkPlan.Planning.Dissemination;
using WorkPlan.ServiceDefaults.Organisation;

namespace WorkPlan.Planning.People;

/// <summary>Keeps the copy of a person; who turns out to have served at a meeting that was already recorded must acknowledge, too.</summary>
internal sealed class PersonChangedConsumer(PlanningDbContext db, DisseminationProgress progress) : IConsumer<PersonChanged>
{
    public async Task Consume(ConsumeContext<PersonChanged> context)
    {
        var message = context.Message;
        var person = await db.People.SingleOrDefaultAsync(known => known.Code == message.PersonCode, context.CancellationToken);
        if (person is null)
        {
            person = new PersonCopy
            {
                Code = message.PersonCode,
                FullName = message.FullName,
                UnitCode = message.UnitCode,
                Kind = message.Kind,
            };
            db.People.Add(person);
        }
        else if (person.SourceVersion >= message.Version)
        {
            return;
        }
        person.FullName = message.FullName;
        person.UnitCode = message.UnitCode;
        person.Kind = message.Kind;
        person.JudicialTitle = message.JudicialTitle;
        person.ManagementTitle = message.ManagementTitle;
        person.ServesFrom = message.ServesFrom;
        person.ServesTo = message.ServesTo;
        person.SourceVersion = message.Version;
        await db.FollowAsync(message, context.CancellationToken);
        await progress.IncludeAsync(person, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
