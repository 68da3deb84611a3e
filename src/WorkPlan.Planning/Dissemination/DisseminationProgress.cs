using System.Linq.Expressions;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WorkPlan.Planning.Calendars;
using WorkPlan.Planning.Contracts;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Dissemination;

/// <summary>Who must acknowledge a disseminated document, how many have, and telling the others about it.</summary>
internal sealed class DisseminationProgress(
    PlanningDbContext db, IPublishEndpoint events, WorkingCalendars calendars, IOptions<ObligationOptions> options, TimeProvider clock)
{
    /// <summary>By when a document has to be disseminated.</summary>
    public async Task<Deadline> DueAsync(DirectiveDocument document, CancellationToken cancellationToken) =>
        document.DisseminationDueAt is { } named
            ? Deadline.Explicit(named)
            : Deadline.WorkingDaysAfter(document.ReceivedOn, options.Value.DisseminationWorkingDays, await calendars.GetAsync(cancellationToken));

    /// <summary>Everybody who serves in the unit on the day of the meeting owes an acknowledgement.</summary>
    public async Task OpenAsync(UnitDissemination dissemination, DirectiveDocument document, CancellationToken cancellationToken)
    {
        var people = await ServingIn(dissemination.UnitCode, dissemination.ListedOn).ToListAsync(cancellationToken);
        if (people.Count == 0)
            throw DisseminationRules.NobodyServes(dissemination.UnitCode, dissemination.ListedOn);
        var listed = await OwedAsync(dissemination, cancellationToken);
        var known = listed.Select(obligation => obligation.DebtorCode).ToHashSet();
        var deadline = await AcknowledgeByAsync(document, dissemination.ListedOn, cancellationToken);
        var opened = people.Where(person => !known.Contains(person.Code)).Select(person => Open(dissemination, person.Code, deadline)).ToList();
        await PublishAsync(dissemination, document, [.. listed, .. opened], null, cancellationToken);
    }

    /// <summary>
    /// Takes the row's lock and the next number of its progress. Acknowledgements of one meeting come in crowds: they queue up here
    /// instead of failing one another. Needs a transaction.
    /// </summary>
    public async Task<UnitDissemination> NextAsync(Guid id, CancellationToken cancellationToken)
    {
        await db.Disseminations.Where(dissemination => dissemination.Id == id).ExecuteUpdateAsync(
            change => change.SetProperty(dissemination => dissemination.Progress, dissemination => dissemination.Progress + 1), cancellationToken);
        var known = db.Disseminations.Local.SingleOrDefault(dissemination => dissemination.Id == id);
        if (known is not null)
            await db.Entry(known).ReloadAsync(cancellationToken);
        return known ?? await db.Disseminations.SingleAsync(dissemination => dissemination.Id == id, cancellationToken);
    }

    public async Task PublishAsync(UnitDissemination dissemination, DirectiveDocument document, CancellationToken cancellationToken) =>
        await PublishAsync(dissemination, document, await OwedAsync(dissemination, cancellationToken), null, cancellationToken);

    /// <summary>Somebody on a list need not acknowledge any longer: the list is one shorter. Needs a transaction.</summary>
    public async Task FollowAsync(PlanningObligation waived, CancellationToken cancellationToken)
    {
        var current = await NextAsync(Guid.Parse(waived.SourceKey), cancellationToken);
        await PublishAsync(current, await db.Documents.SingleAsync(document => document.Id == current.DocumentId, cancellationToken), cancellationToken);
    }

    /// <summary>Whose people are listed: those of units that have met, and of what everybody must acknowledge also those of units that have not.</summary>
    public static Expression<Func<UnitDissemination, bool>> Listed(PlanningDbContext db) => dissemination => dissemination.MeetingOn != null
        || db.Documents.Any(document => document.Id == dissemination.DocumentId && document.AcknowledgedByAll);

    /// <summary>A person who becomes known after a meeting of the unit that he or she served in is added to its list.</summary>
    public async Task IncludeAsync(PersonCopy person, CancellationToken cancellationToken)
    {
        var attended = await db.Disseminations
            .Where(dissemination => dissemination.UnitCode == person.UnitCode && dissemination.ListedOn >= person.ServesFrom)
            .Where(Listed(db))
            .ToListAsync(cancellationToken);
        foreach (var meeting in attended.Where(meeting => person.Serves(meeting.ListedOn)))
        {
            var key = meeting.Id.ToString();
            var listed = await db.Obligations.AnyAsync(
                obligation => obligation.Kind == ObligationKind.Acknowledge && obligation.DebtorCode == person.Code && obligation.SourceKey == key,
                cancellationToken);
            if (listed)
                continue;
            var document = await db.Documents.SingleAsync(document => document.Id == meeting.DocumentId, cancellationToken);
            var current = await NextAsync(meeting.Id, cancellationToken);
            var opened = Open(current, person.Code, await AcknowledgeByAsync(document, current.ListedOn, cancellationToken));
            await PublishAsync(current, document, [.. await OwedAsync(current, cancellationToken), opened], null, cancellationToken);
        }
    }

    /// <summary>The acknowledgements that a meeting's people owe or have given; what the caller has changed is seen as changed.</summary>
    public Task<List<PlanningObligation>> OwedAsync(UnitDissemination dissemination, CancellationToken cancellationToken)
    {
        var key = dissemination.Id.ToString();
        return db.Obligations
            .Where(obligation => obligation.Kind == ObligationKind.Acknowledge && obligation.SourceKey == key)
            .ToListAsync(cancellationToken);
    }

    /// <param name="known">The names of those who are listed, where the caller has them.</param>
    public async Task PublishAsync(
        UnitDissemination dissemination, DirectiveDocument document, List<PlanningObligation> owed, Dictionary<string, string>? known,
        CancellationToken cancellationToken)
    {
        var required = owed.Where(obligation => obligation.State != ObligationState.Waived).ToList();
        var missing = required.Where(obligation => obligation.IsOpen).Select(obligation => obligation.DebtorCode).ToList();
        var names = known ?? await NamesAsync(missing, cancellationToken);
        await events.Publish(
            new DisseminationProgressed
            {
                StreamKey = $"dissemination:{document.Id}:{dissemination.UnitCode}",
                Version = dissemination.Progress,
                OccurredAt = clock.GetUtcNow(),
                DocumentId = document.Id,
                DocumentNumber = document.Number,
                DocumentAbstract = document.Abstract,
                UnitCode = dissemination.UnitCode,
                WorkYear = document.WorkYear,
                ReceivedOn = document.ReceivedOn,
                DisseminatedOn = dissemination.MeetingOn,
                DueAt = dissemination.DueAt,
                Released = dissemination.Released,
                RequiredPersons = required.Count,
                AcknowledgedPersons = required.Count - missing.Count,
                Missing = [.. missing.Select(code => new MissingAcknowledgement { PersonCode = code, FullName = names.GetValueOrDefault(code, code) })],
            },
            cancellationToken);
    }

    public async Task<Dictionary<string, string>> NamesAsync(IReadOnlyCollection<string> personCodes, CancellationToken cancellationToken)
    {
        var names = await db.People.AsNoTracking().Where(person => personCodes.Contains(person.Code))
            .ToDictionaryAsync(person => person.Code, person => person.FullName, cancellationToken);
        foreach (var added in db.People.Local.Where(person => personCodes.Contains(person.Code)))
            names[added.Code] = added.FullName;
        return names;
    }

    private IQueryable<PersonCopy> ServingIn(string unitCode, DateOnly on) => db.People.AsNoTracking().Where(
        person => person.UnitCode == unitCode && person.ServesFrom <= on && (person.ServesTo == null || person.ServesTo >= on));

    public async Task<Deadline> AcknowledgeByAsync(DirectiveDocument document, DateOnly meetingOn, CancellationToken cancellationToken) =>
        document.DisseminationDueAt is { } named && VietnamTime.DateOf(named) >= meetingOn
            ? Deadline.Explicit(named)
            : Deadline.WorkingDaysAfter(meetingOn, options.Value.AcknowledgementWorkingDays, await calendars.GetAsync(cancellationToken));

    public PlanningObligation Open(UnitDissemination dissemination, string personCode, Deadline deadline)
    {
        var obligation = PlanningObligation.ToAcknowledge(
            personCode, dissemination.UnitCode, dissemination.WorkYear, dissemination.DocumentId, dissemination.Id, deadline, clock.GetUtcNow());
        db.Obligations.Add(obligation);
        return obligation;
    }
}
