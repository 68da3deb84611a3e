using WorkPlan.Assignments.Distances;
using WorkPlan.Assignments.Interests;

namespace WorkPlan.Assignments.Suitability;

/// <summary>What a person carries, has finished and has declared, and how far it is to where the task is done.</summary>
/// <param name="Load">What is held beside the tasks in question.</param>
/// <param name="Experience">Finished tasks of the task's field.</param>
/// <param name="HasItToday">Whether the person has the task already.</param>
/// <param name="Interests">Everything the person has declared; which of it counts, rules say.</param>
/// <param name="Way">Null where it does not matter where the task is done.</param>
internal sealed record Circumstances(
    PersonLoad Load, int Experience, bool HasItToday, IReadOnlyList<DeclaredInterest> Interests, Way? Way);
