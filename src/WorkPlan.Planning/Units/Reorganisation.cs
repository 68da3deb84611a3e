using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Planning.Obligations;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Units;

/// <param name="Units">The units that begin, superiors before those below them.</param>
/// <param name="Successions">Who takes over from whom; predecessors end the day before, whatever their order here.</param>
public sealed record ReorganisationRequest(
    [property: Items(0, 2_000)] IReadOnlyList<CreateUnitRequest> Units, [property: Items(1, 2_000)] IReadOnlyList<RecordSuccessionRequest> Successions);

/// <param name="Founded">How many units begin.</param>
/// <param name="Closed">How many end.</param>
/// <param name="Successions">How many successions were recorded.</param>
internal sealed record ReorganisationView(int Founded, int Closed, int Successions);

/// <param name="Part">units or successions.</param>
/// <param name="Index">Which one, from 0.</param>
/// <param name="Code">The rule that it breaks.</param>
/// <param name="Message">The rule in words.</param>
internal sealed record ReorganisationFault(string Part, int Index, string Code, string Message);

/// <summary>
/// A resolution like that of 1/7/2025 in one request: hundreds of units begin and end, and all of it stands or nothing. Everything that is
/// wrong in it is told at once. What follows – hand-overs, messages – happens at midnight of its day, one succession after another.
/// </summary>
internal sealed class Reorganisation(
    PlanningDbContext db, UnitScope scope, IPublishEndpoint events, BackgroundBell bell, Texts texts, TimeProvider clock)
{
    private const int MostTold = 500;
    private readonly Dictionary<string, OrgUnit> _units = [];
    private readonly HashSet<string> _founded = [];
    private readonly List<Succession> _successions = [];
    private readonly List<ReorganisationFault> _faults = [];

    public static async Task<Created<ReorganisationView>> Handle(
        ReorganisationRequest request, HttpContext http, Reorganisation reorganisation, CancellationToken cancellationToken) =>
        await reorganisation.RecordAsync(request, http, cancellationToken);

    private async Task<Created<ReorganisationView>> RecordAsync(ReorganisationRequest request, HttpContext http, CancellationToken cancellationToken)
    {
        foreach (var unit in await db.Units.ToListAsync(cancellationToken))
            _units[unit.Code] = unit;
        await DemandWritableAsync(request, cancellationToken);
        for (var i = 0; i < request.Units.Count; i++)
            Try("units", i, () => Found(request.Units[i]));
        var graph = await SuccessionGraph.ReadAsync(db, cancellationToken);
        for (var i = 0; i < request.Successions.Count; i++)
            Try("successions", i, () => Succeed(request.Successions[i], graph));
        // Only now is it known who ends: superiors may stand before those below them.
        for (var i = 0; i < _successions.Count && _faults.Count == 0; i++)
            Try("successions", i, () => DemandNothingOpenBelow(_successions[i]));
        if (_faults.Count > 0)
            throw new RuleException("reorganisation-refused", _faults.Count, _faults[0].Message) { Items = [.. _faults.Take(MostTold)] };

        var closed = _units.Values.Where(unit => db.Entry(unit).State == EntityState.Modified).ToList();
        foreach (var unit in closed.Concat(_founded.Select(code => _units[code])))
            await events.Publish(UnitMessages.Changed(unit, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        bell.RingAfter(http);
        return TypedResults.Created(
            $"/api/v1/planning/successions?effectiveOn={_successions[0].EffectiveOn:yyyy-MM-dd}",
            new ReorganisationView(_founded.Count, closed.Count, _successions.Count));
    }

    /// <summary>Every unit that is named has to be the caller's, or to begin below one that is.</summary>
    private async Task DemandWritableAsync(ReorganisationRequest request, CancellationToken cancellationToken)
    {
        if (request.Units.Any(unit => unit.ParentCode is null))
            await scope.DemandAsync(PlanningPermissions.WriteUnits, Grant.EveryUnit, cancellationToken);
        var writable = await scope.UnitsAsync(PlanningPermissions.WriteUnits, cancellationToken);
        var named = request.Units.Select(unit => unit.ParentCode).OfType<string>()
            .Concat(request.Successions.SelectMany(succession => succession.Predecessors.Concat(succession.Successors)));
        if (named.FirstOrDefault(code => _units.ContainsKey(code) && !writable.Contains(code)) is { } foreign)
            throw new ForbiddenException("outside-your-units", foreign);
    }

    private void Found(CreateUnitRequest request)
    {
        if (_units.ContainsKey(request.Code))
            throw UnitRules.CodeTaken(request.Code);
        var parent = request.ParentCode is null ? null : Find(request.ParentCode);
        var unit = OrgUnit.Create(
            request.Code, request.Name, request.Level, request.Type, parent, new Validity(request.ValidFrom, request.ValidTo), request.Seat);
        _units[unit.Code] = unit;
        _founded.Add(unit.Code);
        db.Units.Add(unit);
    }

    private void Succeed(RecordSuccessionRequest request, SuccessionGraph graph)
    {
        var (predecessors, successors) = (request.Predecessors.Select(Find).ToList(), request.Successors.Select(Find).ToList());
        foreach (var successor in successors)
        {
            if (Ancestors(successor).FirstOrDefault(request.Predecessors.Contains) is { } above)
                throw UnitRules.SuccessorBelow(successor.Code, above);
        }
        var succession = Succession.Record(
            request.Kind, predecessors, successors, request.Shares(), request.EffectiveOn, request.LegalBasis, graph);
        graph.Add(succession);
        _successions.Add(succession);
        db.Successions.Add(succession);
    }

    private void DemandNothingOpenBelow(Succession succession)
    {
        if (!succession.ClosesPredecessors)
            return;
        var lastDay = succession.EffectiveOn.AddDays(-1);
        foreach (var predecessor in succession.Predecessors)
        {
            var open = _units.Values.Where(child => child.ParentCode == predecessor && (child.ValidTo is null || child.ValidTo > lastDay))
                .Select(child => child.Code).Order(StringComparer.Ordinal).ToList();
            if (open.Count > 0)
                throw UnitRules.HasOpenChildren(predecessor, string.Join(", ", open));
        }
    }

    private IEnumerable<string> Ancestors(OrgUnit unit)
    {
        var seen = new HashSet<string> { unit.Code };
        for (var above = unit.ParentCode; above is not null && seen.Add(above); above = _units.GetValueOrDefault(above)?.ParentCode)
            yield return above;
    }

    private OrgUnit Find(string code) => _units.GetValueOrDefault(code) ?? throw UnitRules.Unknown(code);

    private void Try(string part, int index, Action act)
    {
        try
        {
            act();
        }
        catch (DomainRuleException rule)
        {
            _faults.Add(new ReorganisationFault(part, index, rule.Code, texts[$"{rule.Code}.detail", [.. rule.Arguments]]));
        }
    }
}
