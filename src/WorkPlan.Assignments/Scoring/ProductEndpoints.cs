using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Scoring;

public sealed record ExpectProductRequest
{
    [Text(TaskProduct.NameLength)]
    public required string Name { get; init; }

    /// <summary>What one item counts in converted products, in hundredths: 150 is one and a half.</summary>
    [Between(1, 100_000)]
    public required int ConversionHundredths { get; init; }

    [Between(1, 100_000)]
    public required int Assigned { get; init; }

    public required DateOnly DueOn { get; init; }
}

public sealed record DeliverProductRequest
{
    /// <summary>How many are delivered by now, in all.</summary>
    [Between(0, 1_000_000)]
    public required int Delivered { get; init; }
}

public sealed record ConfirmDeliveryRequest
{
    /// <summary>How many of the delivered ones are confirmed, in all.</summary>
    [Between(0, 1_000_000)]
    public required int Confirmed { get; init; }
}

public sealed record FindFaultRequest
{
    public required FaultKind Kind { get; init; }

    /// <summary>Which of the delivered items, from 1.</summary>
    [Between(1, 1_000_000)]
    public required int Item { get; init; }

    public required DateOnly OccurredOn { get; init; }

    [Text(TaskProduct.NoteLength)]
    public required string Note { get; init; }
}

public sealed record ConfirmCauseRequest
{
    [Text(TaskProduct.NoteLength)]
    public required string Cause { get; init; }
}

internal sealed record ProductView(
    Guid Id, Guid TaskId, string UnitCode, string PersonCode, string Name, int ConversionHundredths, int Assigned, int Delivered, DateOnly DueOn,
    IReadOnlyList<ProductFaultView> Faults, int Confirmed, string? ConfirmedBy, DateOnly? ConfirmedOn, DateOnly? DeliveredOn, IReadOnlyList<int> LateItems)
{
    public static ProductView Of(TaskProduct product) => new(
        product.Id, product.TaskId, product.UnitCode, product.PersonCode, product.Name, product.ConversionHundredths, product.Assigned,
        product.Delivered, product.DueOn,
        [.. product.Faults.OrderBy(fault => fault.Id).Select(fault => new ProductFaultView(
            fault.Id, fault.Kind, fault.Item, fault.OccurredOn, fault.Note, fault.ObjectiveCause, fault.ConfirmedBy, fault.ConfirmedOn))],
        product.Confirmed, product.ConfirmedBy, product.ConfirmedOn, product.Deliveries.Max(delivery => (DateOnly?)delivery.On), [.. product.LateItems]);
}

internal sealed record ProductFaultView(
    Guid Id, FaultKind Kind, int Item, DateOnly OccurredOn, string Note, string? ObjectiveCause, string? ConfirmedBy, DateOnly? ConfirmedOn);

/// <summary>
/// Expected by whoever keeps the unit's tasks, delivered by whoever has the task, confirmed and judged by whoever judges work, never one's own.
/// What was delivered after the due day is shown as late items: whoever judges finds the lateness, or leaves it.
/// </summary>
internal static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        var products = routes.MapGroup("/tasks/{id:guid}/products").WithTags("Scoring");
        products.MapGet("/{personCode}", GetProduct).RequirePermission(AssignmentsPermissions.Read);
        products.MapPut("/{personCode}", ExpectProduct).RequirePermission(AssignmentsPermissions.WriteTasks);
        products.MapPost("/{personCode}/deliver", DeliverProduct).RequirePermission(AssignmentsPermissions.DoTasks);
        products.MapPost("/{personCode}/confirm", ConfirmDelivery).RequirePermission(AssignmentsPermissions.JudgeWork);
        products.MapPost("/{personCode}/faults", FindFault).RequirePermission(AssignmentsPermissions.JudgeWork).Idempotent<AssignmentsDbContext>();
        products.MapPost("/{personCode}/faults/{faultId:guid}/confirm-cause", ConfirmCause).RequirePermission(AssignmentsPermissions.JudgeWork);
    }

    private static async Task<OkWithETag<ProductView>> GetProduct(
        Guid id, string personCode, AssignmentsDbContext db, TaskAccess access, CancellationToken cancellationToken)
    {
        await access.FindAsync(id, cancellationToken);
        var product = await FindAsync(id, personCode, db, cancellationToken) ?? throw new NotFoundException();
        return ETagged.Ok(ProductView.Of(product), product);
    }

    /// <summary>Takes the task's ETag: what is expected is a part of what the task asks for.</summary>
    private static async Task<OkWithETag<ProductView>> ExpectProduct(
        Guid id, string personCode, ExpectProductRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access,
        EvaluationNotes notes, CancellationToken cancellationToken)
    {
        var task = await access.ForChangeAsync(id, AssignmentsPermissions.WriteTasks, ifMatch, cancellationToken);
        if (!await db.Responsibilities.AnyAsync(held => held.TaskId == id && held.PersonCode == personCode, cancellationToken))
            throw ScoringRules.NotResponsible(personCode);
        var product = await FindAsync(id, personCode, db, cancellationToken);
        if (product is null)
            db.Products.Add(product = new TaskProduct { TaskId = id, UnitCode = task.UnitCode, PersonCode = personCode });
        var (before, dueBefore) = (product.Version == 0 ? "–" : product.Expectation, product.Version == 0 ? request.DueOn : product.DueOn);
        product.Expect(request.Name, request.ConversionHundredths, request.Assigned, request.DueOn);
        await notes.OfProductAsync(product, LaterChange.Expected, before, product.Expectation, dueBefore, cancellationToken);
        db.Touch(task);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ProductView.Of(product), product);
    }

    private static async Task<OkWithETag<ProductView>> DeliverProduct(
        Guid id, string personCode, DeliverProductRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, UnitScope scope,
        CurrentUser user, EvaluationNotes notes, TimeProvider clock, CancellationToken cancellationToken)
    {
        await access.FindAsync(id, cancellationToken);
        if (user.PersonCode != personCode)
            throw ScoringRules.NotYours();
        var product = await FindAsync(id, personCode, db, cancellationToken) ?? throw new NotFoundException();
        ifMatch.Demand(product);
        await scope.DemandAsync(AssignmentsPermissions.DoTasks, product.UnitCode, cancellationToken);
        var before = $"{product.Delivered}";
        product.Deliver(request.Delivered, VietnamTime.Today(clock));
        await notes.OfProductAsync(product, LaterChange.Delivered, before, $"{product.Delivered}", product.DueOn, cancellationToken);
        db.Touch(product);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ProductView.Of(product), product);
    }

    private static async Task<OkWithETag<ProductView>> ConfirmDelivery(
        Guid id, string personCode, ConfirmDeliveryRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, UnitScope scope,
        CurrentUser user, EvaluationNotes notes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var product = await ForJudgementAsync(id, personCode, ifMatch, db, access, scope, user, cancellationToken);
        var before = $"{product.Confirmed}";
        product.Confirm(request.Confirmed, user.Name, VietnamTime.Today(clock));
        await notes.OfProductAsync(product, LaterChange.DeliveryConfirmed, before, $"{product.Confirmed}", product.DueOn, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ProductView.Of(product), product);
    }

    private static async Task<OkWithETag<ProductView>> FindFault(
        Guid id, string personCode, FindFaultRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, UnitScope scope,
        CurrentUser user, EvaluationNotes notes, CancellationToken cancellationToken)
    {
        var product = await ForJudgementAsync(id, personCode, ifMatch, db, access, scope, user, cancellationToken);
        var before = $"{product.Faults.Count}";
        product.Find(request.Kind, request.Item, request.OccurredOn, request.Note);
        await notes.OfProductAsync(product, LaterChange.FaultFound, before, $"{product.Faults.Count}", product.DueOn, cancellationToken);
        db.Touch(product);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ProductView.Of(product), product);
    }

    private static async Task<OkWithETag<ProductView>> ConfirmCause(
        Guid id, string personCode, Guid faultId, ConfirmCauseRequest request, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access,
        UnitScope scope, CurrentUser user, EvaluationNotes notes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var product = await ForJudgementAsync(id, personCode, ifMatch, db, access, scope, user, cancellationToken);
        var fault = product.Faults.Find(known => known.Id == faultId) ?? throw new NotFoundException();
        var before = $"{product.ExcusedFaults}";
        fault.Confirm(request.Cause, user.Name, VietnamTime.Today(clock));
        await notes.OfProductAsync(product, LaterChange.CauseConfirmed, before, $"{product.ExcusedFaults}", product.DueOn, cancellationToken);
        db.Touch(product);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(ProductView.Of(product), product);
    }

    private static async Task<TaskProduct> ForJudgementAsync(
        Guid id, string personCode, IfMatch ifMatch, AssignmentsDbContext db, TaskAccess access, UnitScope scope, CurrentUser user,
        CancellationToken cancellationToken)
    {
        var task = await access.FindAsync(id, cancellationToken);
        await scope.DemandAsync(AssignmentsPermissions.JudgeWork, task.UnitCode, cancellationToken);
        if (user.PersonCode == personCode)
            throw ScoringRules.OwnProduct();
        var product = await FindAsync(id, personCode, db, cancellationToken) ?? throw new NotFoundException();
        ifMatch.Demand(product);
        return product;
    }

    private static Task<TaskProduct?> FindAsync(Guid id, string personCode, AssignmentsDbContext db, CancellationToken cancellationToken) =>
        db.Products.AsSplitQuery().SingleOrDefaultAsync(product => product.TaskId == id && product.PersonCode == personCode, cancellationToken);
}
