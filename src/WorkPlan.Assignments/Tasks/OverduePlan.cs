namespace WorkPlan.Assignments.Tasks;

/// <summary>
/// A unit's plan that was not issued by its day: its people have no tasks of the year from it yet. When it is issued at last, its
/// <see cref="PlanCopy"/> says so.
/// </summary>
internal sealed class OverduePlan
{
    public required Guid PlanId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public DateOnly DueOn { get; set; }

    /// <summary>It was given more time, or was withdrawn.</summary>
    public bool Lifted { get; set; }

    public long SourceVersion { get; set; }
}
