namespace WorkPlan.Assignments.Tasks;

/// <summary>Which version of a plan the tasks show; keeps an older message from undoing a newer one.</summary>
internal sealed class PlanCopy
{
    public required Guid PlanId { get; init; }

    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required string Title { get; set; }

    public int VersionNumber { get; set; }

    public long SourceVersion { get; set; }
}
