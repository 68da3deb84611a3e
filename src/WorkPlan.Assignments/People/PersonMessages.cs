using System.Text.Json;
using WorkPlan.Assignments.Contracts;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.People;

internal static class PersonMessages
{
    /// <summary>The state of the person after the save that is being prepared, with what holds today.</summary>
    public static PersonChanged Changed(Person person, TimeProvider clock)
    {
        var today = VietnamTime.Today(clock);
        person.Told(today);
        return new PersonChanged
        {
            StreamKey = $"person:{person.Code}",
            Version = person.NextVersion(),
            OccurredAt = clock.GetUtcNow(),
            PersonCode = person.Code,
            FullName = person.FullName,
            UnitCode = person.UnitCode,
            Kind = WireName(person.Kind),
            JudicialTitle = person.JudicialTitleOn(today)?.JudicialTitle is { } judicial ? WireName(judicial) : null,
            ManagementTitle = person.ManagementTitleOn(today)?.ManagementTitle is { } management ? WireName(management) : null,
            ManagementTitleFrom = person.ManagementTitleOn(today)?.From,
            Titles =
            [
                .. person.Titles.OrderBy(title => title.From).Select(title => new PersonTitleHeld
                {
                    Title = title.JudicialTitle is { } held ? WireName(held) : WireName(title.ManagementTitle!.Value),
                    IsJudicial = title.IsJudicial,
                    From = title.From,
                    To = title.To,
                }),
            ],
            JobPosition = person.PositionsOn(today).Select(position => position.Name).FirstOrDefault(),
            RecruitedOn = person.RecruitedOn,
            ServesFrom = person.ServesFrom,
            ServesTo = person.ServesTo,
            Absences =
            [
                .. person.Absences.OrderBy(absence => absence.From)
                    .Select(absence => new PersonAbsence { Kind = KindOf(absence), From = absence.From, To = absence.To }),
            ],
        };
    }

    /// <summary>That somebody is suspended is a matter of discipline, and nobody's who only has to know that the person is away.</summary>
    private static string KindOf(Absence absence) => WireName(absence.Kind == AbsenceKind.Suspension ? AbsenceKind.Other : absence.Kind);

    /// <summary>How an enum is written in contracts: camelCase text.</summary>
    public static string WireName<TEnum>(TEnum value) where TEnum : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
