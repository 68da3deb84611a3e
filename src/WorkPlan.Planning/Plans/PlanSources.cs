using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>What plans rest on, looked up in the registers of documents, directions, sessions and briefings.</summary>
internal sealed class PlanSources(PlanningDbContext db, IUnitDirectory directory)
{
    /// <summary>Whether anything from above that plans of the work year must take up has arrived for the unit.</summary>
    public async Task<bool> HaveArrivedAsync(string unitCode, int workYear, CancellationToken cancellationToken)
    {
        var addressed = await UnitAndAboveAsync(unitCode, cancellationToken);
        return await db.Documents.AnyAsync(
            document => document.State == DocumentState.Registered && document.RequiresSupplement && document.WorkYear == workYear
                && addressed.Contains(document.ScopeUnitCode),
            cancellationToken);
    }

    /// <summary>Finds what is cited and how it is named; refuses what the registers of the unit and of those above it do not hold.</summary>
    public async Task<IReadOnlyList<PlanBasis>> CiteAsync(
        string unitCode, IReadOnlyList<BasisRequest> cited, int sinceVersion, CancellationToken cancellationToken)
    {
        var units = await UnitAndAboveAsync(unitCode, cancellationToken);
        var names = new Dictionary<(BasisKind, Guid), string>();
        foreach (var kind in cited.GroupBy(basis => basis.Kind, basis => basis.Id))
        {
            var ids = kind.Distinct().ToList();
            foreach (var (id, name) in await NamesAsync(kind.Key, ids, units, cancellationToken))
                names[(kind.Key, id)] = Bounded(name);
        }
        return
        [
            .. cited.Distinct().Select(basis => new PlanBasis
            {
                Kind = basis.Kind,
                SourceId = basis.Id,
                Name = names.GetValueOrDefault((basis.Kind, basis.Id)) ?? throw PlanRules.BasisUnknown(basis.Kind, basis.Id),
                SinceVersion = sinceVersion,
            }),
        ];
    }

    /// <summary>The unit's fields of work, and the directions that were given to it for the plan's year.</summary>
    public async Task<PlanSurroundings> AroundAsync(Plan plan, CancellationToken cancellationToken)
    {
        var fields = await (
            from own in db.UnitFields
            join field in db.Fields on own.FieldCode equals field.Code
            where own.UnitCode == plan.UnitCode
            orderby field.Ordinal, field.Code
            select new NamedField(field.Code, field.Name)).ToListAsync(cancellationToken);
        var directions = await db.Directions.AsNoTracking()
            .Where(direction => direction.WorkYear == plan.WorkYear && direction.Addressees.Any(addressee => addressee.UnitCode == plan.UnitCode))
            .OrderBy(direction => direction.GivenOn).ThenBy(direction => direction.Id)
            .Select(direction => new
            {
                direction.GivenBy,
                direction.GivenOn,
                direction.Occasion,
                TakenUp = direction.Uptakes.Any(uptake => uptake.PlanId == plan.Id),
            }).ToListAsync(cancellationToken);
        return new PlanSurroundings(
            fields,
            directions.ConvertAll(direction => new GivenDirection(
                DirectionName(direction.GivenBy, direction.GivenOn, direction.Occasion), direction.TakenUp)));
    }

    private static string DirectionName(string givenBy, DateOnly givenOn, string occasion) =>
        $"Ý kiến chỉ đạo của {givenBy} ngày {VietnamTime.Format(givenOn)} ({occasion})";

    private async Task<IEnumerable<(Guid Id, string Name)>> NamesAsync(
        BasisKind kind, List<Guid> ids, string[] units, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case BasisKind.Document:
                // Also what the unit owes an answer to because it took that over from a unit that is no more.
                var own = units[0];
                var documents = await db.Documents
                    .Where(document => ids.Contains(document.Id) && document.State == DocumentState.Registered
                        && (units.Contains(document.ScopeUnitCode) || db.Obligations.Any(owed => owed.DocumentId == document.Id
                            && owed.Kind == ObligationKind.Supplement && owed.DebtorKind == DebtorKind.Unit && owed.DebtorCode == own)))
                    .Select(document => new { document.Id, document.Name }).ToListAsync(cancellationToken);
                return documents.Select(document => (document.Id, document.Name));
            case BasisKind.Direction:
                var directions = await db.Directions.Where(direction => ids.Contains(direction.Id) && units.Contains(direction.UnitCode))
                    .Select(direction => new { direction.Id, direction.GivenBy, direction.GivenOn, direction.Occasion }).ToListAsync(cancellationToken);
                return directions.Select(direction => (direction.Id, DirectionName(direction.GivenBy, direction.GivenOn, direction.Occasion)));
            case BasisKind.Session:
                var sessions = await db.Sessions.Where(session => ids.Contains(session.Id) && units.Contains(session.UnitCode))
                    .Select(session => new { session.Id, session.Theme, session.HeldOn }).ToListAsync(cancellationToken);
                return sessions.Select(session => (session.Id, $"Sinh hoạt chuyên đề ngày {VietnamTime.Format(session.HeldOn)}: {session.Theme}"));
            default:
                var briefings = await db.Briefings.Where(briefing => ids.Contains(briefing.Id) && units.Contains(briefing.UnitCode))
                    .Select(briefing => new { briefing.Id, briefing.Kind, briefing.HeldOn }).ToListAsync(cancellationToken);
                return briefings.Select(briefing => (briefing.Id, $"Hội nghị giao ban ngày {VietnamTime.Format(briefing.HeldOn)}"));
        }
    }

    private async Task<string[]> UnitAndAboveAsync(string unitCode, CancellationToken cancellationToken) =>
        [unitCode, .. (await directory.GetAsync(cancellationToken)).Ancestors(unitCode)];

    private static string Bounded(string name) => name.Length <= PlanLimits.BasisName ? name : name[..PlanLimits.BasisName];
}
