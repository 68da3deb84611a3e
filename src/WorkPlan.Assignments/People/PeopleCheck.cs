using System.Collections;
using System.ComponentModel.DataAnnotations;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.ServiceDefaults.Security;
using WorkPlan.SharedKernel;
using ValidationResult = System.ComponentModel.DataAnnotations.ValidationResult;

namespace WorkPlan.Assignments.People;

/// <summary>Tells of one thing that is wrong: the place of the row from 0, the field, and why in the language of the request.</summary>
internal delegate void RowFault(int row, string field, string message);

/// <summary>Makes people of the rows of an import, tells of everything that is wrong with every row, and registers all together.</summary>
internal sealed class PeopleCheck(
    AssignmentsDbContext db, UnitScope scope, IPublishEndpoint events, TimeProvider clock, Texts texts, IServiceProvider services)
{
    public async Task<List<Person>> CheckAsync(
        IReadOnlyList<RegisterPersonRequest> rows, RowFault fault, CancellationToken cancellationToken)
    {
        var codes = rows.Where(row => row is not null).Select(row => row.Code).Distinct().ToList();
        var known = await db.People.Where(person => codes.Contains(person.Code)).Select(person => person.Code).ToHashSetAsync(cancellationToken);
        var units = await db.Units.Select(unit => unit.Code).ToHashSetAsync(cancellationToken);
        var allowed = await scope.UnitsAsync(AssignmentsPermissions.WritePeople, cancellationToken);
        var closed = await ClosedAsync([.. rows.Where(row => row is not null).Select(row => row.UnitCode).Distinct().Where(units.Contains)], cancellationToken);
        var people = new List<Person>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (!IsValid(row, i, fault))
                continue;
            if (!known.Add(row.Code))
                fault(i, "code", texts["person-code-taken.detail", row.Code]);
            if (!units.Contains(row.UnitCode))
                fault(i, "unitCode", texts["unit-unknown.detail", row.UnitCode]);
            else if (!allowed.Contains(row.UnitCode))
                fault(i, "unitCode", texts["outside-your-units.detail", row.UnitCode]);
            else if (closed.TryGetValue(row.UnitCode, out var why))
                fault(i, "unitCode", why);
            try
            {
                people.Add(Register(row));
            }
            catch (DomainRuleException rule)
            {
                fault(i, FieldOf(rule), texts[$"{rule.Code}.detail", [.. rule.Arguments]]);
            }
        }
        return people;
    }

    /// <summary>The units in which nothing is written any more, each with the sentence of the refusal.</summary>
    private async Task<Dictionary<string, string>> ClosedAsync(IReadOnlyList<string> unitCodes, CancellationToken cancellationToken)
    {
        var closed = new Dictionary<string, string>();
        foreach (var code in unitCodes)
        {
            try
            {
                await scope.DemandOpenAsync(code, cancellationToken);
            }
            catch (RuleException ended)
            {
                closed.Add(code, texts[$"{ended.Code}.detail", [.. ended.Arguments]]);
            }
        }
        return closed;
    }

    public async Task RegisterAsync(IReadOnlyList<Person> people, CancellationToken cancellationToken)
    {
        db.People.AddRange(people);
        foreach (var person in people)
            await events.Publish(PersonMessages.Changed(person, clock), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public static Person Register(RegisterPersonRequest row)
    {
        var person = Person.Register(row.Code, new PersonDetails(
            row.FullName, row.UnitCode, row.Kind, row.RecruitedOn, row.ServesFrom ?? row.RecruitedOn, row.ServesTo));
        foreach (var title in row.Titles.OrderBy(title => title.From))
            person.GrantTitle(PersonTitle.Of(title));
        person.Qualifications.AddRange(row.Qualifications.Select(Qualification.Of));
        person.Capabilities.AddRange(row.Capabilities.Select(Capability.Of));
        foreach (var strength in row.Strengths)
            person.Add(Strength.Of(strength));
        person.Positions.AddRange(row.Positions.Select(JobPosition.Of));
        foreach (var absence in row.Absences)
            person.Record(Absence.Of(absence));
        return person;
    }

    private bool IsValid(RegisterPersonRequest row, int index, RowFault fault)
    {
        var valid = true;
        Check(row, "");
        return valid;

        void Check(object? part, string path)
        {
            if (part is null)
            {
                Refuse(path.TrimEnd('.'), texts["Text.Required"]);
                return;
            }
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(part, new ValidationContext(part, services, null), results, validateAllProperties: true);
            foreach (var result in results)
                Refuse(path + Camel(result.MemberNames.FirstOrDefault() ?? ""), result.ErrorMessage ?? "");
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

        void Refuse(string field, string message)
        {
            valid = false;
            fault(index, field, message);
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
}
