using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Documents;
using WorkPlan.Emulation.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Emulation.Titles;

/// <summary>A decision that conferred titles. Numbers begin anew every year, so that the day belongs to the name.</summary>
public sealed record ConferralView(string ByUnitCode, string DecisionNumber, DateOnly DecidedOn, int Titles);

/// <summary>Which decision; all three together name it.</summary>
internal sealed record ConferralQuery(string By, string Number, DateOnly DecidedOn);

/// <summary>Decisions that confer titles, and their paper: for whoever may read in the unit that decided, since it names all who were honoured.</summary>
internal static class ConferralDocumentEndpoints
{
    public static void MapConferralDocuments(this IEndpointRouteBuilder routes)
    {
        var conferrals = routes.MapGroup("/conferrals").WithTags("Documents out");
        conferrals.MapGet("", List).RequirePermission(EmulationPermissions.Read);
        conferrals.MapGet("/document", Download).RequirePermission(EmulationPermissions.Read);
        conferrals.MapGet("/document/preview", Preview).RequirePermission(EmulationPermissions.Read);
    }

    private static async Task<IReadOnlyList<ConferralView>> List(
        int workYear, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        return await db.Titles.AsNoTracking().Where(title => title.WorkYear == workYear && title.DecidedByUnitCode != null)
            .InUnits(units, title => title.DecidedByUnitCode!)
            .GroupBy(title => new { title.DecidedByUnitCode, title.DecisionNumber, title.DecidedOn })
            .OrderByDescending(decision => decision.Key.DecidedOn).ThenBy(decision => decision.Key.DecisionNumber).ThenBy(decision => decision.Key.DecidedByUnitCode)
            .Select(decision => new ConferralView(decision.Key.DecidedByUnitCode!, decision.Key.DecisionNumber, decision.Key.DecidedOn, decision.Count()))
            .ToListAsync(cancellationToken);
    }

    private static async Task<FileContentHttpResult> Download(
        [AsParameters] ConferralQuery decision, Choice<FileFormat>? format, EmulationDbContext db, UnitScope scope, IssuingBodies bodies,
        CancellationToken cancellationToken) =>
        DocumentFiles.Download(await ComposeAsync(decision, db, scope, bodies, cancellationToken), format?.Value ?? FileFormat.Docx);

    private static async Task<Ok<DocumentPreview>> Preview(
        [AsParameters] ConferralQuery decision, EmulationDbContext db, UnitScope scope, IssuingBodies bodies, CancellationToken cancellationToken) =>
        TypedResults.Ok(DocumentPreview.Of(await ComposeAsync(decision, db, scope, bodies, cancellationToken)));

    private static async Task<AdministrativeDocument> ComposeAsync(
        ConferralQuery decision, EmulationDbContext db, UnitScope scope, IssuingBodies bodies, CancellationToken cancellationToken)
    {
        if (!(await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken)).Contains(decision.By))
            throw new NotFoundException();
        var titles = await db.Titles.AsNoTracking()
            .Where(title => title.DecidedByUnitCode == decision.By && title.DecisionNumber == decision.Number && title.DecidedOn == decision.DecidedOn)
            .ToListAsync(cancellationToken);
        if (titles.Count == 0)
            throw new NotFoundException();
        var (people, proposals) = (titles.ConvertAll(title => title.PersonCode), titles.ConvertAll(title => title.ProposalId));
        var ballots = db.TitleProposals.Where(proposal => proposals.Contains(proposal.Id)).Select(proposal => proposal.BallotId);
        var sessions = await db.CouncilSessions.AsNoTracking()
            .Where(session => db.Ballots.Any(ballot => ballot.SessionId == session.Id && ballots.Contains(ballot.Id)))
            .Select(session => session.HeldOn).Distinct().OrderBy(day => day).ToListAsync(cancellationToken);
        var names = await db.Staff.AsNoTracking().Where(person => people.Contains(person.Code))
            .ToDictionaryAsync(person => person.Code, person => person.FullName, cancellationToken);
        return ConferralDocument.Of(titles, new ConferralOnPaper(
            await bodies.OfAsync(decision.By, decision.DecidedOn, cancellationToken), sessions,
            await bodies.NamesAsync([.. titles.Select(title => title.UnitCode).Distinct()], cancellationToken), names));
    }
}
