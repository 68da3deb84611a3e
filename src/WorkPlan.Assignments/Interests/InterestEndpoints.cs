using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Sensitive;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Interests;

public sealed record DeclareInterestRequest
{
    public required SubjectRequest Subject { get; init; }

    public required InterestNature Nature { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }
}

internal sealed record InterestView(
    Guid Id, string PersonCode, SubjectKind SubjectKind, string SubjectCode, InterestNature Nature, DateOnly From, DateOnly? To, string DeclaredBy,
    DateOnly DeclaredOn)
{
    public static readonly Expression<Func<DeclaredInterest, InterestView>> Projection = interest => new InterestView(
        interest.Id, interest.PersonCode, interest.SubjectKind, interest.SubjectCode, interest.Nature, interest.From, interest.To,
        interest.DeclaredBy, interest.DeclaredOn);

    public static readonly Func<DeclaredInterest, InterestView> Of = Projection.Compile();
}

/// <summary>Declared by oneself or by leaders, ended by leaders alone, seen by both; every look is logged as one at sensitive data.</summary>
internal static class InterestEndpoints
{
    private const string About = "interests";

    public static void MapInterests(this IEndpointRouteBuilder routes)
    {
        var interests = routes.MapGroup("/people/{code}/interests").WithTags("Interests");
        interests.MapGet("", ListInterests).RequirePermission(AssignmentsPermissions.DoTasks);
        interests.MapGet("/{id:guid}", GetInterest).RequirePermission(AssignmentsPermissions.DoTasks);
        interests.MapPost("", DeclareInterest).RequirePermission(AssignmentsPermissions.DoTasks).Idempotent<AssignmentsDbContext>();
        interests.MapPost("/{id:guid}/end", EndInterest).RequirePermission(AssignmentsPermissions.WriteSensitive);
    }

    private static async Task<IReadOnlyList<InterestView>> ListInterests(
        string code, AssignmentsDbContext db, PersonRegister register, CurrentUser user, AccessLog log, CancellationToken cancellationToken)
    {
        var person = await register.FindOrOneselfAsync(code, AssignmentsPermissions.ReadSensitive, user, cancellationToken);
        var interests = await db.Interests.AsNoTracking().Where(interest => interest.PersonCode == person.Code)
            .OrderBy(interest => interest.From).ThenBy(interest => interest.Id).Select(InterestView.Projection).ToListAsync(cancellationToken);
        await log.ReadAsync(About, person.Code, cancellationToken);
        return interests;
    }

    private static async Task<OkWithETag<InterestView>> GetInterest(
        string code, Guid id, AssignmentsDbContext db, PersonRegister register, CurrentUser user, AccessLog log, CancellationToken cancellationToken)
    {
        await register.FindOrOneselfAsync(code, AssignmentsPermissions.ReadSensitive, user, cancellationToken);
        var interest = await FindAsync(code, id, db, cancellationToken);
        await log.ReadAsync(About, code, cancellationToken);
        return ETagged.Ok(InterestView.Of(interest), interest);
    }

    /// <summary>What the person holds already and a legal rule forbids is marked for review: somebody else has to be decided on.</summary>
    private static async Task<CreatedWithETag<InterestView>> DeclareInterest(
        string code, DeclareInterestRequest request, AssignmentsDbContext db, PersonRegister register, CurrentUser user, AccessLog log,
        HolderReview review, TimeProvider clock, CancellationToken cancellationToken)
    {
        var person = await register.FindOrOneselfAsync(code, AssignmentsPermissions.WriteSensitive, user, cancellationToken);
        var (subject, time) = (request.Subject.ToSubject(), new Validity(request.From, request.To));
        var known = await db.Interests.AsNoTracking()
            .Where(interest => interest.PersonCode == person.Code && interest.Nature == request.Nature && interest.SubjectKind == subject.Kind)
            .ToListAsync(cancellationToken);
        if (known.Find(interest => interest.Subject == subject && new Validity(interest.From, interest.To).Overlaps(time)) is { } same)
            throw InterestRules.DeclaredAlready(subject.Code, same.From);
        var interest = new DeclaredInterest
        {
            PersonCode = person.Code,
            SubjectKind = subject.Kind,
            SubjectCode = subject.Code,
            Nature = request.Nature,
            From = time.From,
            DeclaredBy = user.Name,
            DeclaredOn = VietnamTime.Today(clock),
        };
        if (time.To is { } last)
            interest.EndOn(last);
        db.Interests.Add(interest);
        log.Note(SensitiveAct.Write, About, person.Code);
        await review.MarkAsync(person.Code, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Created($"/api/v1/assignments/people/{code}/interests/{interest.Id}", InterestView.Of(interest), interest);
    }

    private static async Task<OkWithETag<InterestView>> EndInterest(
        string code, Guid id, EndRequest request, IfMatch ifMatch, AssignmentsDbContext db, PersonRegister register, CurrentUser user,
        AccessLog log, HolderReview review, CancellationToken cancellationToken)
    {
        if (user.PersonCode == code)
            throw InterestRules.NotOnesOwnToEnd();
        await register.FindAsync(code, cancellationToken, AssignmentsPermissions.WriteSensitive);
        var interest = await FindAsync(code, id, db, cancellationToken);
        ifMatch.Demand(interest);
        interest.EndOn(request.LastDay);
        log.Note(SensitiveAct.Withdraw, About, code);
        await review.MarkAsync(code, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ETagged.Ok(InterestView.Of(interest), interest);
    }

    private static async Task<DeclaredInterest> FindAsync(string code, Guid id, AssignmentsDbContext db, CancellationToken cancellationToken) =>
        await db.Interests.SingleOrDefaultAsync(interest => interest.Id == id && interest.PersonCode == code, cancellationToken)
        ?? throw new NotFoundException();
}
