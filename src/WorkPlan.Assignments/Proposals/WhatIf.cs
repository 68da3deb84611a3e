using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Assignments.Proposals;

/// <summary>Changes that are tried on people and tasks which were read without tracking.</summary>
internal sealed class WhatIf(WhatIfRequest request, Texts texts)
{
    private readonly Dictionary<Guid, int> _supports = [];

    public IEnumerable<string> PersonCodes => request.Absences.Select(absence => absence.PersonCode)
        .Concat(request.Transfers.Select(transfer => transfer.PersonCode))
        .Concat(request.MoreDays.Select(more => more.PersonCode)).Distinct();

    /// <summary>The people of the unit after the changes; whoever comes only for absences must be there already.</summary>
    public IReadOnlyList<Person> Apply(IReadOnlyList<Person> people, IReadOnlyList<Person> others, string unitCode, DateOnly day)
    {
        var known = people.Concat(others).ToDictionary(person => person.Code);
        foreach (var absence in request.Absences)
            known[absence.PersonCode].Record(Absence.Of(new AbsenceRequest { Kind = absence.Kind, From = absence.From, To = absence.To }));
        foreach (var transfer in request.Transfers)
            Move(known[transfer.PersonCode], transfer, unitCode);
        var staying = known.Values.Where(person => person.ServesIn(unitCode, day)).ToList();
        for (var more = 0; more < request.MoreDays.Count; more++)
        {
            if (!staying.Exists(person => person.Code == request.MoreDays[more].PersonCode))
                throw new InvalidInputException($"moreDays[{more}].personCode", texts["person-not-known", request.MoreDays[more].PersonCode]);
        }
        return [.. staying.OrderBy(person => person.SortKey, StringComparer.Ordinal).ThenBy(person => person.Id)];
    }

    public IEnumerable<WorkTask> NewTasks(string unitCode, DateOnly day)
    {
        foreach (var asked in request.NewTasks)
        {
            var task = WorkTask.OfUnit(unitCode, WorkYear.Containing(day).Year);
            task.Describe(TaskKind.Regular, asked.Title, asked.FieldCode, asked.DueOn);
            task.Require((asked.Required ?? new RequirementsRequest()).ToRequirements());
            _supports[task.Id] = asked.Supports;
            yield return task;
        }
    }

    public void AddSupports(Dictionary<Guid, int> supports)
    {
        foreach (var (taskId, people) in _supports)
            supports[taskId] = people;
    }

    public IReadOnlyDictionary<string, int> MoreDays() =>
        request.MoreDays.GroupBy(more => more.PersonCode).ToDictionary(more => more.Key, more => more.Sum(one => one.Days));

    /// <summary>Somebody whose service ends before the day leaves no later for a move that would come after it.</summary>
    private static void Move(Person person, WhatIfTransfer transfer, string unitCode)
    {
        if (transfer.ToUnitCode == unitCode || person.ServesTo is null || person.ServesTo >= transfer.On)
            person.PlanMove(transfer.ToUnitCode, transfer.On);
    }
}
