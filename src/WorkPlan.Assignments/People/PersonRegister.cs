using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.People;

/// <summary>What every route under a person does alike: find it within the caller's units, check the precondition, tell and save.</summary>
internal sealed class PersonRegister(
    AssignmentsDbContext db, UnitScope scope, HolderReview review, IPublishEndpoint events, TimeProvider clock)
{
    public async Task<IQueryable<Person>> VisibleAsync(string permission, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(permission, cancellationToken);
        var people = db.People.AsSplitQuery();
        if (units.All)
            return people;
        // Whoever serves, served or will serve there is known there; only the person's own unit changes what is written of him.
        return permission == AssignmentsPermissions.Read ? people.EverIn(units.Codes) : people.InUnits(units, person => person.UnitCode);
    }

    public async Task<Person> FindAsync(string code, CancellationToken cancellationToken, string permission = AssignmentsPermissions.Read)
    {
        var visible = await VisibleAsync(permission, cancellationToken);
        return await visible.SingleOrDefaultAsync(person => person.Code == code, cancellationToken) ?? throw new NotFoundException();
    }

    /// <summary>Oneself by anybody; others only by whoever holds the permission in their unit, and who does not sees nobody.</summary>
    public Task<Person> FindOrOneselfAsync(string code, string permission, CurrentUser user, CancellationToken cancellationToken) =>
        FindAsync(code, cancellationToken, user.PersonCode == code ? AssignmentsPermissions.Read : permission);

    /// <summary>As the caller may see them: kinds of absences (maternity leave, suspension) are for who keeps the register, and for oneself.</summary>
    public async Task<IReadOnlyList<PersonView>> ShowAsync(
        IEnumerable<Person> people, DateOnly asOf, CurrentUser user, CancellationToken cancellationToken)
    {
        var kept = await scope.UnitsAsync(AssignmentsPermissions.WritePeople, cancellationToken);
        return [.. people.Select(person => PersonView.Of(person, asOf, user.PersonCode == person.Code || kept.Contains(person.UnitCode)))];
    }

    public async Task<Person> ForChangeAsync(string code, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        var person = await FindAsync(code, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.WritePeople, person.UnitCode, cancellationToken);
        ifMatch.Demand(person);
        return person;
    }

    public async Task DemandUnitAsync(string unitCode, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(AssignmentsPermissions.WritePeople, unitCode, cancellationToken);
        await db.DemandUnitAsync(unitCode, cancellationToken);
    }

    public async Task<CreatedWithETag<PersonView>> AddAsync(Person person, CancellationToken cancellationToken)
    {
        db.People.Add(person);
        await events.Publish(PersonMessages.Changed(person, clock), cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsDuplicate(duplicate))
        {
            throw PersonRules.CodeTaken(person.Code);
        }
        return ETagged.Created($"/api/v1/assignments/people/{person.Code}", PersonView.Of(person, VietnamTime.Today(clock), withKinds: true), person);
    }

    public async Task<OkWithETag<PersonView>> SaveAsync(Person person, CancellationToken cancellationToken)
    {
        db.Touch(person);
        await review.MarkAsync(person.Code, cancellationToken);
        await events.Publish(PersonMessages.Changed(person, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(PersonView.Of(person, VietnamTime.Today(clock), withKinds: true), person);
    }
}
