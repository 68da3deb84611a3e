using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Documents;
using WorkPlan.Planning.Obligations;
using WorkPlan.Planning.Plans;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Dissemination;

/// <summary>A person acknowledges a document; or a unit's planner enters the paper list that its people signed, all or nothing.</summary>
internal static class AcknowledgeDocument
{
    public static async Task<Ok<List<DisseminationView>>> Handle(
        Guid id, AcknowledgeRequest request, PlanningDbContext db, DocumentScope documents, UnitScope scope, DisseminationProgress progress,
        DisseminationReport report, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var on = request.AcknowledgedOn ?? VietnamTime.Today(clock);
        if (on > VietnamTime.Today(clock))
            throw DisseminationRules.AcknowledgedInFuture(on);
        var document = await documents.FindAsync(id, cancellationToken);
        document.DemandInForce();

        // With an Idempotency-Key there is a transaction already.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var meetings = request.UnitCode is { } unitCode
            ? await ForListAsync(id, unitCode, request.PersonCodes ?? [], db, scope, cancellationToken)
            : await ForSelfAsync(id, request.PersonCodes ?? [], db, user, cancellationToken);
        var views = new List<DisseminationView>();
        foreach (var (meetingId, people) in meetings)
        {
            var meeting = await progress.NextAsync(meetingId, cancellationToken);
            if (meeting.MeetingOn is { } metOn && on < metOn)
                throw DisseminationRules.BeforeMeeting(on, metOn);
            if (on < document.TextOf(meeting.DocumentRound))
                throw DisseminationRules.BeforeText(on, document.TextOf(meeting.DocumentRound));
            var owed = await progress.OwedAsync(meeting, cancellationToken);
            Acknowledge(owed, people, SatisfiedBy.Acknowledgement(on, new Actor(user.UserId, clock.GetUtcNow())));
            await progress.PublishAsync(meeting, document, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            views.Add(await report.OfAsync(document, meeting, cancellationToken));
        }
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(views);
    }

    private static void Acknowledge(List<PlanningObligation> owed, IReadOnlyCollection<string> people, SatisfiedBy answer)
    {
        var byPerson = owed.ToDictionary(obligation => obligation.DebtorCode);
        var strangers = people.Where(code => !byPerson.ContainsKey(code)).ToList();
        if (strangers.Count > 0)
            throw DisseminationRules.NotOnTheList(strangers);
        var done = people.Where(code => !byPerson[code].IsOpen).ToList();
        if (done.Count > 0)
            throw DisseminationRules.AlreadyAcknowledged(done);
        foreach (var code in people)
            byPerson[code].Satisfy(answer);
    }

    private static async Task<List<(Guid Meeting, IReadOnlyCollection<string> People)>> ForListAsync(
        Guid documentId, string unitCode, IReadOnlyList<string> personCodes, PlanningDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        await scope.DemandAsync(DocumentPermissions.RecordAcknowledgements, unitCode, cancellationToken);
        var meeting = await db.Disseminations.AsNoTracking()
            .Where(dissemination => dissemination.DocumentId == documentId && dissemination.UnitCode == unitCode)
            .Where(DisseminationProgress.Listed(db))
            .Select(dissemination => (Guid?)dissemination.Id).SingleOrDefaultAsync(cancellationToken)
            ?? throw DisseminationRules.NotDisseminated(unitCode);
        var people = personCodes.ToHashSet();
        return people.Count > 0 ? [(meeting, people)] : throw DisseminationRules.NotOnTheList([]);
    }

    /// <summary>Somebody who served in two units that day is on two lists; one acknowledgement answers both.</summary>
    private static async Task<List<(Guid Meeting, IReadOnlyCollection<string> People)>> ForSelfAsync(
        Guid documentId, IReadOnlyList<string> personCodes, PlanningDbContext db, CurrentUser user, CancellationToken cancellationToken)
    {
        var person = user.PersonCode ?? throw DisseminationRules.NoPersonBehindAccount();
        if (personCodes.Any(code => code != person))
            throw DisseminationRules.NotOnTheList(personCodes.Where(code => code != person));
        var owed = await db.Obligations.AsNoTracking()
            .Where(obligation => obligation.Kind == ObligationKind.Acknowledge && obligation.DocumentId == documentId && obligation.DebtorCode == person)
            .Select(obligation => new { obligation.SourceKey, obligation.State }).ToListAsync(cancellationToken);
        if (owed.Count == 0)
            throw DisseminationRules.NotOnTheList([person]);
        var open = owed.Where(obligation => obligation.State == ObligationState.Open).ToList();
        return open.Count > 0
            ? open.ConvertAll(obligation => (Guid.Parse(obligation.SourceKey), (IReadOnlyCollection<string>)[person]))
            : throw DisseminationRules.AlreadyAcknowledged([person]);
    }
}
