using Microsoft.AspNetCore.Http.HttpResults;
using WorkPlan.ServiceDefaults.Problems;

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
        ImportPeopleRequest request, PeopleCheck check, Texts texts, CancellationToken cancellationToken)
    {
        if (request.People.Count is < 1 or > MaxRows)
            throw new InvalidInputException("people", texts["Items.Count", 1, MaxRows]);
        var errors = new RowErrors(texts);
        var people = await check.CheckAsync(request.People, errors.Add, cancellationToken);
        errors.ThrowIfAny();
        await check.RegisterAsync(people, cancellationToken);
        return TypedResults.Created("/api/v1/assignments/people", new ImportedView(people.Count));
    }

    /// <summary>Messages by field, for example <c>people[16].unitCode</c>: "Dòng 17: …".</summary>
    private sealed class RowErrors(Texts texts)
    {
        private readonly SortedDictionary<(int Row, string Field), List<string>> _errors = [];

        public void Add(int row, string field, string message)
        {
            if (!_errors.TryGetValue((row, field), out var messages))
                _errors[(row, field)] = messages = [];
            messages.Add(texts["import.line", row + 1, message]);
        }

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
