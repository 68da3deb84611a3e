using System.Linq.Expressions;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.People;

internal static class PersonEndpoints
{
    private static readonly Sorting<Person> Sorting = new Sorting<Person>(person => person.Id)
        .By("name", person => person.SortKey)
        .By("code", person => person.Code)
        .By("unitCode", person => person.UnitCode)
        .By("recruitedOn", person => person.RecruitedOn);

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/people").WithTags("People");
        people.MapGet("/", ListPeople).RequirePermission(AssignmentsPermissions.Read);
        people.MapGet("/{code}", GetPerson).RequirePermission(AssignmentsPermissions.Read);
        people.MapPost("/", RegisterPerson).RequirePermission(AssignmentsPermissions.WritePeople).Idempotent<AssignmentsDbContext>();
        people.MapPut("/{code}", ChangePerson).RequirePermission(AssignmentsPermissions.WritePeople);
        people.MapPost("/import", PeopleImport.ImportPeople)
            .RequirePermission(AssignmentsPermissions.WritePeople).Idempotent<AssignmentsDbContext>();
        people.MapPeopleFiles();
        people.MapPersonParts();
    }

    private static async Task<Page<PersonView>> ListPeople(
        [AsParameters] PageQuery page, string? unit, Choice<PersonKind>? kind, DateOnly? asOf, string? codes, PersonRegister register, CurrentUser user, Texts texts,
        TimeProvider clock, CancellationToken cancellationToken)
    {
        var day = asOf ?? VietnamTime.Today(clock);
        var query = await register.VisibleAsync(AssignmentsPermissions.Read, cancellationToken);
        // Who is asked for by code (commas between them) is named, also when they serve no longer.
        if (codes?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList() is { } asked)
            query = query.Where(person => asked.Contains(person.Code));
        else
            query = unit is null ? query.Serving(day) : query.ServingIn(unit, day);
        if (kind?.Value is { } wanted)
            query = query.Where(person => person.Kind == wanted);
        if (VietnameseText.SearchKey(page.Q) is { Length: > 0 } words)
            query = query.Where(person => person.SearchKey.Contains(words));
        Expression<Func<Person, Person>> itself = person => person;
        var found = await query.ToPageAsync(page, Sorting, "name", itself, texts, cancellationToken);
        return new Page<PersonView>(await register.ShowAsync(found.Items, day, user, cancellationToken), found.Number, found.PageSize, found.Total);
    }

    private static async Task<OkWithETag<PersonView>> GetPerson(
        string code, DateOnly? asOf, PersonRegister register, CurrentUser user, TimeProvider clock, CancellationToken cancellationToken)
    {
        var person = await register.FindAsync(code, cancellationToken);
        return ETagged.Ok((await register.ShowAsync([person], asOf ?? VietnamTime.Today(clock), user, cancellationToken))[0], person);
    }

    private static async Task<CreatedWithETag<PersonView>> RegisterPerson(
        RegisterPersonRequest request, PersonRegister register, CancellationToken cancellationToken)
    {
        await register.DemandUnitAsync(request.UnitCode, cancellationToken);
        return await register.AddAsync(PeopleCheck.Register(request), cancellationToken);
    }

    private static async Task<OkWithETag<PersonView>> ChangePerson(
        string code, ChangePersonRequest request, IfMatch ifMatch, PersonRegister register, CancellationToken cancellationToken)
    {
        var person = await register.ForChangeAsync(code, ifMatch, cancellationToken);
        await register.DemandUnitAsync(request.UnitCode, cancellationToken);
        person.Change(new PersonDetails(
            request.FullName, request.UnitCode, request.Kind, request.RecruitedOn, request.ServesFrom, request.ServesTo));
        return await register.SaveAsync(person, cancellationToken);
    }
}
