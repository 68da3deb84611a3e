using Microsoft.EntityFrameworkCore;
using WorkPlan.Emulation.Clusters;
using WorkPlan.Emulation.Eligibility;
using WorkPlan.Emulation.Rankings;
using WorkPlan.Emulation.Scoring;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Emulation.Adjustments;

public sealed record EnterAdjustmentRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    [Between(2000, 2100)]
    public required int WorkYear { get; init; }

    /// <summary>A rule of kind adjustments in the table of the unit's cluster.</summary>
    [Text(ScoringLimits.Code)]
    public required string RuleCode { get; init; }

    /// <summary>At most two decimals; less than nothing for minus points.</summary>
    public required decimal Points { get; init; }

    [Text(400)]
    public required string Statement { get; init; }

    [Text(400)]
    public required string Evidence { get; init; }

    public required DateOnly OccurredOn { get; init; }
}

public sealed record DecisionReasonRequest
{
    [Text(2000)]
    public required string Reason { get; init; }
}

public sealed record AdjustmentView(
    Guid Id, string UnitCode, int WorkYear, string RuleCode, decimal Points, string Statement, string Evidence, DateOnly OccurredOn,
    AdjustmentState State, string EnteredBy, DateTimeOffset EnteredAt, string? ConfirmedBy, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason)
{
    internal static AdjustmentView Of(PointAdjustment entry) => new(
        entry.Id, entry.UnitCode, entry.WorkYear, entry.RuleCode, entry.PointHundredths / 100m, entry.Statement, entry.Evidence,
        entry.OccurredOn, entry.State, entry.EnteredBy, entry.EnteredAt, entry.ConfirmedBy, entry.DecidedBy, entry.DecidedAt, entry.Reason);
}

internal static class AdjustmentEndpoints
{
    private static readonly Sorting<PointAdjustment> Sorting = new Sorting<PointAdjustment>(entry => entry.Id)
        .By("unitCode", entry => entry.UnitCode)
        .By("occurredOn", entry => entry.OccurredOn)
        .By("enteredAt", entry => entry.EnteredAt);

    public static void MapAdjustments(this IEndpointRouteBuilder routes)
    {
        var adjustments = routes.MapGroup("/adjustments").WithTags("Adjustments");
        adjustments.MapGet("/", List).RequirePermission(EmulationPermissions.Read);
        adjustments.MapGet("/{id:guid}", Get).RequirePermission(EmulationPermissions.Read);
        adjustments.MapPost("/", Enter).RequirePermission(EmulationPermissions.EnterPoints).Idempotent<EmulationDbContext>();
        adjustments.MapPost("/{id:guid}/confirm", Confirm).RequirePermission(EmulationPermissions.VerifyPoints);
        adjustments.MapPost("/{id:guid}/reject", Reject).RequirePermission(EmulationPermissions.VerifyPoints);
        adjustments.MapPost("/{id:guid}/withdraw", Withdraw).RequirePermission(EmulationPermissions.VerifyPoints);
    }

    private static async Task<Page<AdjustmentView>> List(
        [AsParameters] PageQuery page, int? workYear, string? unit, string? under, EmulationDbContext db, UnitScope scope, IUnitDirectory directory,
        Texts texts, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        var query = db.PointAdjustments.AsNoTracking().InUnits(units, entry => entry.UnitCode);
        if (workYear is not null)
            query = query.Where(entry => entry.WorkYear == workYear);
        if (unit is not null)
            query = query.Where(entry => entry.UnitCode == unit);
        query = await query.UnderAsync(under, directory, entry => entry.UnitCode, cancellationToken);
        var found = await query.ToPageAsync(page, Sorting, "unitCode,enteredAt", entry => entry, texts, cancellationToken);
        return new Page<AdjustmentView>([.. found.Items.Select(AdjustmentView.Of)], found.Number, found.PageSize, found.Total);
    }

    private static async Task<OkWithETag<AdjustmentView>> Get(
        Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var entry = await FindAsync(id, db, scope, cancellationToken);
        return ETagged.Ok(AdjustmentView.Of(entry), entry);
    }

    private static async Task<CreatedWithETag<AdjustmentView>> Enter(
        EnterAdjustmentRequest request, EmulationDbContext db, UnitScope scope, RankingDesk rankings, CurrentUser user, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await scope.DemandAsync(EmulationPermissions.EnterPoints, request.UnitCode, cancellationToken);
        var year = EligibilityReader.YearOf(request.WorkYear);
        var member = await db.ClusterMembers.FindAsync([request.UnitCode], cancellationToken);
        var cluster = member?.ScoredIn(year) is { } id
            ? await db.Clusters.FindAsync([id], cancellationToken)
            : null;
        if (cluster is null)
            throw ClusterRules.NotAMember(request.UnitCode);
        var table = await rankings.TableAsync(cluster, request.WorkYear, cancellationToken)
            ?? throw ScoringRules.NoneInForce(cluster.ScoringTableCode, request.WorkYear);
        if (!table.Rules.Exists(rule => rule.Code == request.RuleCode && rule.Kind == ScoreRuleKind.Adjustments))
            throw AdjustmentRules.NoSuchRule(request.RuleCode, table.LegalBasis);
        if (request.Points == 0 || decimal.Round(request.Points, 2) != request.Points || Math.Abs(request.Points) > ScoringLimits.MostPoints)
            throw AdjustmentRules.NothingAdjusted();
        if (request.OccurredOn < year.From || request.OccurredOn > year.To)
            throw AdjustmentRules.OutsideYear(request.WorkYear);
        if (request.OccurredOn > member!.CountsOn(year))
            throw AdjustmentRules.AfterUnitsEnd(request.UnitCode, member.CountsOn(year));
        Dates.DemandNotAhead(request.OccurredOn, clock);
        var entry = new PointAdjustment
        {
            UnitCode = request.UnitCode,
            WorkYear = request.WorkYear,
            RuleCode = request.RuleCode,
            PointHundredths = (int)(request.Points * 100),
            Statement = request.Statement,
            Evidence = request.Evidence,
            OccurredOn = request.OccurredOn,
            EnteredBy = user.Acting(),
            EnteredAt = clock.GetUtcNow(),
        };
        db.PointAdjustments.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/emulation/adjustments/{entry.Id}", AdjustmentView.Of(entry), entry);
    }

    private static Task<OkWithETag<AdjustmentView>> Confirm(
        Guid id, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, ScoreDesk scores, CurrentUser user, TimeProvider clock,
        CancellationToken cancellationToken) =>
        DecideAsync(id, ifMatch, entry => entry.Confirm(user.Acting(), clock.GetUtcNow()), db, scope, scores, cancellationToken);

    private static Task<OkWithETag<AdjustmentView>> Reject(
        Guid id, DecisionReasonRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, ScoreDesk scores, CurrentUser user,
        TimeProvider clock, CancellationToken cancellationToken) =>
        DecideAsync(id, ifMatch, entry => entry.Reject(user.Acting(), request.Reason, clock.GetUtcNow()), db, scope, scores, cancellationToken);

    private static Task<OkWithETag<AdjustmentView>> Withdraw(
        Guid id, DecisionReasonRequest request, IfMatch ifMatch, EmulationDbContext db, UnitScope scope, ScoreDesk scores, CurrentUser user,
        TimeProvider clock, CancellationToken cancellationToken) =>
        DecideAsync(id, ifMatch, entry => entry.Withdraw(user.Acting(), request.Reason, clock.GetUtcNow()), db, scope, scores, cancellationToken);

    private static async Task<OkWithETag<AdjustmentView>> DecideAsync(
        Guid id, IfMatch ifMatch, Action<PointAdjustment> decide, EmulationDbContext db, UnitScope scope, ScoreDesk scores,
        CancellationToken cancellationToken)
    {
        var entry = await FindAsync(id, db, scope, cancellationToken);
        await scope.DemandAsync(EmulationPermissions.VerifyPoints, entry.UnitCode, cancellationToken);
        ifMatch.Demand(entry);
        decide(entry);
        await scores.RecordAsync(entry.UnitCode, entry.WorkYear, [entry.ToFact()], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(AdjustmentView.Of(entry), entry);
    }

    private static async Task<PointAdjustment> FindAsync(Guid id, EmulationDbContext db, UnitScope scope, CancellationToken cancellationToken)
    {
        var units = await scope.UnitsAsync(EmulationPermissions.Read, cancellationToken);
        return await db.PointAdjustments.InUnits(units, entry => entry.UnitCode).SingleOrDefaultAsync(entry => entry.Id == id, cancellationToken)
            ?? throw new NotFoundException();
    }
}
