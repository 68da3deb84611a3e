using WorkPlan.Assignments.Units;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;

namespace WorkPlan.Assignments.People;

/// <summary>What is dated under a person. Each change is a change of the person: it takes the person's ETag and answers with the person.</summary>
internal static class PersonPartEndpoints
{
    public static void MapPersonParts(this IEndpointRouteBuilder people)
    {
        var person = people.MapGroup("/{code}").RequirePermission(AssignmentsPermissions.WritePeople);
        person.MapPost("/titles", GrantTitle).Idempotent<AssignmentsDbContext>();
        person.MapPost("/titles/{id:guid}/end", EndTitle);
        person.MapPost("/qualifications", AddQualification).Idempotent<AssignmentsDbContext>();
        person.MapDelete("/qualifications/{id:guid}", RemoveQualification);
        person.MapPost("/strengths", AddStrength).Idempotent<AssignmentsDbContext>();
        person.MapDelete("/strengths/{id:guid}", RemoveStrength);
        person.MapPost("/strengths/{id:guid}/end", EndStrength);
        person.MapPost("/capabilities", AddCapability).Idempotent<AssignmentsDbContext>();
        person.MapPost("/capabilities/{id:guid}/end", EndCapability);
        person.MapPost("/positions", TakePosition).Idempotent<AssignmentsDbContext>();
        person.MapPost("/positions/{id:guid}/end", EndPosition);
        person.MapPost("/stations", TakeStation).Idempotent<AssignmentsDbContext>();
        person.MapPost("/stations/{id:guid}/end", EndStation);
        person.MapPost("/absences", RecordAbsence).Idempotent<AssignmentsDbContext>();
        person.MapPost("/absences/{id:guid}/end", EndAbsence);
    }

    private static Task<OkWithETag<PersonView>> GrantTitle(
        string code, TitleRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(code, ifMatch, register, person => person.GrantTitle(PersonTitle.Of(request)), cancellationToken);

    private static Task<OkWithETag<PersonView>> EndTitle(
        string code, Guid id, EndRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(
            code, ifMatch, register,
            person => (person.Titles.Find(title => title.Id == id) ?? throw new NotFoundException()).EndOn(request.LastDay),
            cancellationToken);

    private static Task<OkWithETag<PersonView>> AddQualification(
        string code, QualificationRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(code, ifMatch, register, person => person.Qualifications.Add(Qualification.Of(request)), cancellationToken);

    private static Task<OkWithETag<PersonView>> RemoveQualification(
        string code, Guid id, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(code, ifMatch, register, person => Remove(person.Qualifications, part => part.Id == id), cancellationToken);

    private static Task<OkWithETag<PersonView>> AddStrength(
        string code, StrengthRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(code, ifMatch, register, person => person.Add(Strength.Of(request)), cancellationToken);

    private static Task<OkWithETag<PersonView>> RemoveStrength(
        string code, Guid id, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(code, ifMatch, register, person => Remove(person.Strengths, part => part.Id == id), cancellationToken);

    private static Task<OkWithETag<PersonView>> EndStrength(
        string code, Guid id, EndRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(
            code, ifMatch, register,
            person => (person.Strengths.Find(part => part.Id == id) ?? throw new NotFoundException()).EndOn(request.LastDay),
            cancellationToken);

    private static Task<OkWithETag<PersonView>> AddCapability(
        string code, CapabilityRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(code, ifMatch, register, person => person.Capabilities.Add(Capability.Of(request)), cancellationToken);

    private static Task<OkWithETag<PersonView>> EndCapability(
        string code, Guid id, EndRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(
            code, ifMatch, register,
            person => (person.Capabilities.Find(part => part.Id == id) ?? throw new NotFoundException()).EndOn(request.LastDay),
            cancellationToken);

    private static Task<OkWithETag<PersonView>> TakePosition(
        string code, PositionRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(code, ifMatch, register, person => person.Positions.Add(JobPosition.Of(request)), cancellationToken);

    private static Task<OkWithETag<PersonView>> EndPosition(
        string code, Guid id, EndRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(
            code, ifMatch, register,
            person => (person.Positions.Find(part => part.Id == id) ?? throw new NotFoundException()).EndOn(request.LastDay),
            cancellationToken);

    private static async Task<OkWithETag<PersonView>> TakeStation(
        string code, StationRequest request, IfMatch ifMatch, AssignmentsDbContext db, PersonRegister register, CancellationToken cancellationToken)
    {
        await db.DemandUnitAsync(request.UnitCode, cancellationToken);
        return await ChangeAsync(code, ifMatch, register, person => person.Add(PersonStation.Of(request)), cancellationToken);
    }

    private static Task<OkWithETag<PersonView>> EndStation(
        string code, Guid id, EndRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(
            code, ifMatch, register,
            person => (person.Stations.Find(part => part.Id == id) ?? throw new NotFoundException()).EndOn(request.LastDay),
            cancellationToken);

    private static Task<OkWithETag<PersonView>> RecordAbsence(
        string code, AbsenceRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(code, ifMatch, register, person => person.Record(Absence.Of(request)), cancellationToken);

    private static Task<OkWithETag<PersonView>> EndAbsence(
        string code, Guid id, EndRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken) =>
        ChangeAsync(
            code, ifMatch, register,
            person => (person.Absences.Find(part => part.Id == id) ?? throw new NotFoundException()).EndOn(request.LastDay),
            cancellationToken);

    private static async Task<OkWithETag<PersonView>> ChangeAsync(
        string code, IfMatch ifMatch, PersonRegister register, Action<Person> change, CancellationToken cancellationToken)
    {
        var person = await register.ForChangeAsync(code, ifMatch, cancellationToken);
        change(person);
        return await register.SaveAsync(person, cancellationToken);
    }

    private static void Remove<TPart>(List<TPart> parts, Predicate<TPart> which)
    {
        if (parts.RemoveAll(which) == 0)
            throw new NotFoundException();
    }
}
