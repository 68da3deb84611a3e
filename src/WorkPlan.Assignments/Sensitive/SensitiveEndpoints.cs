using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.People;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.ServiceDefaults.Validation;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Sensitive;

public sealed record RecordSensitiveRequest
{
    public required SensitiveKind Kind { get; init; }

    [Text(SensitiveRecord.TextLength)]
    public required string Text { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }
}

public sealed record WithdrawSensitiveRequest
{
    [Text(SensitiveRecord.ReasonLength)]
    public required string Reason { get; init; }
}

internal sealed record SensitiveView(
    Guid Id, string PersonCode, SensitiveKind Kind, string Text, DateOnly From, DateOnly? To, string RecordedBy, DateOnly RecordedOn,
    string? WithdrawnReason)
{
    public static readonly Expression<Func<SensitiveRecord, SensitiveView>> Projection = record => new SensitiveView(
        record.Id, record.PersonCode, record.Kind, record.Text, record.From, record.To, record.RecordedBy, record.RecordedOn,
        record.WithdrawnReason);

    public static readonly Func<SensitiveRecord, SensitiveView> Of = Projection.Compile();
}

internal sealed record SensitiveAccessView(string? PersonCode, string About, SensitiveAct Act, string UserId, string UserName, DateTimeOffset At);

/// <summary>Read by whoever may, and of oneself; written by leaders, a self-review by oneself alone. Every look is logged.</summary>
internal static class SensitiveEndpoints
{
    private static readonly Sorting<SensitiveAccess> Sorting = new Sorting<SensitiveAccess>(access => access.Id).By("at", access => access.At);

    public static void MapSensitive(this IEndpointRouteBuilder routes)
    {
        var sensitive = routes.MapGroup("/people/{code}/sensitive-records").WithTags("Sensitive");
        sensitive.MapGet("", ListRecords).RequirePermission(AssignmentsPermissions.DoTasks);
        sensitive.MapGet("/{id:guid}", GetRecord).RequirePermission(AssignmentsPermissions.DoTasks);
        sensitive.MapPost("", AddRecord).RequirePermission(AssignmentsPermissions.DoTasks).Idempotent<AssignmentsDbContext>();
        sensitive.MapPost("/{id:guid}/withdraw", WithdrawRecord).RequirePermission(AssignmentsPermissions.WriteSensitive);
        routes.MapGet("/sensitive-accesses", ListAccesses).WithTags("Sensitive").RequirePermission(AssignmentsPermissions.ReadAccessLog);
    }

    private static async Task<IReadOnlyList<SensitiveView>> ListRecords(
        string code, Choice<SensitiveKind>? kind, AssignmentsDbContext db, PersonRegister register, CurrentUser user, AccessLog log,
        CancellationToken cancellationToken)
    {
        var person = await register.FindOrOneselfAsync(code, AssignmentsPermissions.ReadSensitive, user, cancellationToken);
        var wanted = kind?.Value;
        var records = await db.SensitiveRecords.AsNoTracking()
            .Where(record => record.PersonCode == person.Code && (wanted == null || record.Kind == wanted))
            .OrderBy(record => record.From).ThenBy(record => record.Id).Select(SensitiveView.Projection).ToListAsync(cancellationToken);
        await log.ReadAsync(wanted is { } one ? PersonMessages.WireName(one) : "all", person.Code, cancellationToken);
        return records;
    }

    private static async Task<OkWithETag<SensitiveView>> GetRecord(
        string code, Guid id, AssignmentsDbContext db, PersonRegister register, CurrentUser user, AccessLog log, CancellationToken cancellationToken)
    {
        await register.FindOrOneselfAsync(code, AssignmentsPermissions.ReadSensitive, user, cancellationToken);
        var record = await FindAsync(code, id, db, cancellationToken);
        await log.ReadAsync(PersonMessages.WireName(record.Kind), code, cancellationToken);
        return ETagged.Ok(SensitiveView.Of(record), record);
    }

    private static async Task<CreatedWithETag<SensitiveView>> AddRecord(
        string code, RecordSensitiveRequest request, AssignmentsDbContext db, PersonRegister register, CurrentUser user, AccessLog log,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var own = user.PersonCode == code;
        // A self-review is oneself's to write, and nothing else about oneself is.
        if (own != (request.Kind == SensitiveKind.SelfReview))
            throw SensitiveRules.ReviewOfOneself();
        var person = await register.FindOrOneselfAsync(code, AssignmentsPermissions.WriteSensitive, user, cancellationToken);
        var record = SensitiveRecord.Of(
            person.Code, request.Kind, request.Text, new Validity(request.From, request.To), user.Name, VietnamTime.Today(clock));
        db.SensitiveRecords.Add(record);
        log.Note(SensitiveAct.Write, PersonMessages.WireName(record.Kind), person.Code);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/assignments/people/{code}/sensitive-records/{record.Id}", SensitiveView.Of(record), record);
    }

    private static async Task<OkWithETag<SensitiveView>> WithdrawRecord(
        string code, Guid id, WithdrawSensitiveRequest request, IfMatch ifMatch, AssignmentsDbContext db, PersonRegister register, AccessLog log,
        CancellationToken cancellationToken)
    {
        await register.FindAsync(code, cancellationToken, AssignmentsPermissions.WriteSensitive);
        var record = await FindAsync(code, id, db, cancellationToken);
        ifMatch.Demand(record);
        record.Withdraw(request.Reason);
        log.Note(SensitiveAct.Withdraw, PersonMessages.WireName(record.Kind), code);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(SensitiveView.Of(record), record);
    }

    private static async Task<Page<SensitiveAccessView>> ListAccesses(
        [AsParameters] PageQuery page, string? person, AssignmentsDbContext db, UnitScope scope, PersonRegister register, Texts texts,
        CancellationToken cancellationToken)
    {
        var query = db.SensitiveAccesses.AsNoTracking();
        if (!(await scope.UnitsAsync(AssignmentsPermissions.ReadAccessLog, cancellationToken)).All)
        {
            var people = (await register.VisibleAsync(AssignmentsPermissions.ReadAccessLog, cancellationToken)).Select(one => one.Code);
            query = query.Where(access => people.Contains(access.PersonCode!));
        }
        return await query.Where(access => person == null || access.PersonCode == person)
            .ToPageAsync(
                page, Sorting, "-at",
                access => new SensitiveAccessView(access.PersonCode, access.About, access.Act, access.UserId, access.UserName, access.At),
                texts, cancellationToken);
    }

    private static async Task<SensitiveRecord> FindAsync(string code, Guid id, AssignmentsDbContext db, CancellationToken cancellationToken) =>
        await db.SensitiveRecords.SingleOrDefaultAsync(record => record.Id == id && record.PersonCode == code, cancellationToken)
        ?? throw new NotFoundException();
}
