using System.Collections;
using System.ComponentModel.DataAnnotations;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;
using ValidationResult = System.ComponentModel.DataAnnotations.ValidationResult;

namespace WorkPlan.Assignments.People;

/// <summary>
/// Not public, so that the framework does not validate it: the import checks its rows itself, and one answer names everything that is
/// wrong with them.
/// </summary>
internal sealed record ImportPeopleRequest
{
    public required IReadOnlyList<RegisterPersonRequest> People { get; init; }
}

/// <summary>Registers up to 5,000 people at once, all or nobody; every bad row is named with its line (from 1) and field.</summary>
internal static class PeopleImport
{
    public const int MaxRows = 5000;

    public static async Task<Created<ImportedView>> ImportPeople(
        ImportPeopleRequest request, AssignmentsDbContext db, UnitScope scope, IPublishEndpoint events, TimeProvider clock, Texts texts,
        IServiceProvider services, CancellationToken cancellationToken)
    {
        if (request.People.Count is < 1 or > MaxRows)
            throw new InvalidInputException("people", texts["Items.Count", 1, MaxRows]);
        var errors = new RowErrors(texts);
        var known = await KnownCodesAsync(request, db, cancellationToken);
        var units = await db.Units.Select(unit => unit.Code).ToHashSetAsync(cancellationToken);
        var allowed = await scope.UnitsAsync(AssignmentsPermissions.WritePeople, cancellationToken);
        var people = new List<Person>(request.People.Count);
        for (var i = 0; i < request.People.Count; i++)
        {
            var row = request.People[i];
            if (!IsValid(row, i, errors, services))
                continue;
            if (!known.Add(row.Code))
                errors.Add(i, "code", texts["person-code-taken.detail", row.Code]);
            if (!units.Contains(row.UnitCode))
                errors.Add(i, "unitCode", texts["unit-unknown.detail", row.UnitCode]);
            else if (!allowed.Contains(row.UnitCode))
                errors.Add(i, "unitCode", texts["outside-your-units.detail", row.UnitCode]);
            try
            {
                people.Add(Register(row));
            }
            catch (DomainRuleException rule)
            {
                errors.Add(i, FieldOf(rule), texts[$"{rule.Code}.detail", [.. rule.Arguments]]);
            }
        }
        errors.ThrowIfAny();
        db.People.AddRange(people);
        foreach (var person in people)
            await events.Publish(PersonMessages.Changed(person, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created("/api/v1/assignments/people", new ImportedView(people.Count));
    }

    public static Person Register(RegisterPersonRequest row)
    {
        var person = Person.Register(row.Code, new PersonDetails(
            row.FullName, row.UnitCode, row.Kind, row.RecruitedOn, row.ServesFrom ?? row.RecruitedOn, row.ServesTo));
        foreach (var title in row.Titles.OrderBy(title => title.From))
            person.GrantTitle(PersonTitle.Of(title));
        person.Qualifications.AddRange(row.Qualifications.Select(Qualification.Of));
        foreach (var strength in row.Strengths)
            person.Add(Strength.Of(strength));
        person.Positions.AddRange(row.Positions.Select(JobPosition.Of));
        foreach (var absence in row.Absences)
            person.Record(Absence.Of(absence));
        return person;
    }

    private static async Task<HashSet<string>> KnownCodesAsync(
        ImportPeopleRequest request, AssignmentsDbContext db, CancellationToken cancellationToken)
    {
        var codes = request.People.Where(row => row is not null).Select(row => row.Code).Distinct().ToList();
        return await db.People.Where(person => codes.Contains(person.Code)).Select(person => person.Code).ToHashSetAsync(cancellationToken);
    }

    private static bool IsValid(RegisterPersonRequest row, int index, RowErrors errors, IServiceProvider services)
    {
        var before = errors.Count;
        Check(row, "");
        return errors.Count == before;

        void Check(object? part, string path)
        {
            if (part is null)
            {
                errors.AddMissing(index, path);
                return;
            }
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(part, new ValidationContext(part, services, null), results, validateAllProperties: true);
            foreach (var result in results)
                errors.Add(index, path + Camel(result.MemberNames.FirstOrDefault() ?? ""), result.ErrorMessage ?? "");
            if (part is not RegisterPersonRequest)
                return;
            foreach (var property in typeof(RegisterPersonRequest).GetProperties().Where(property => !property.PropertyType.IsValueType))
            {
                if (property.GetValue(part) is not IList items)
                    continue;
                for (var at = 0; at < items.Count; at++)
                    Check(items[at], $"{Camel(property.Name)}[{at}].");
            }
        }
    }

    private static string FieldOf(DomainRuleException rule) => rule.Code switch
    {
        "person-recruited-after-service" => "recruitedOn",
        "title-of-one-sort" or "title-overlaps" => "titles",
        "absence-overlaps" => "absences",
        _ => "servesTo",
    };

    private static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>Messages by field, for example <c>people[16].unitCode</c>: "Dòng 17: …".</summary>
    private sealed class RowErrors(Texts texts)
    {
        private readonly SortedDictionary<(int Row, string Field), List<string>> _errors = [];

        public int Count => _errors.Count;

        public void Add(int row, string field, string message)
        {
            if (!_errors.TryGetValue((row, field), out var messages))
                _errors[(row, field)] = messages = [];
            messages.Add(texts["import.line", row + 1, message]);
        }

        public void AddMissing(int row, string path) => Add(row, path.TrimEnd('.'), texts["Text.Required"]);

        public void ThrowIfAny()
        {
            if (_errors.Count > 0)
            {
                throw new InvalidInputException(
                    _errors.ToDictionary(error => $"people[{error.Key.Row}].{error.Key.Field}".TrimEnd('.'), error => error.Value.ToArray()));
            }
        }
    }
}
