namespace WorkPlan.Emulation.Staff;

/// <summary>Emulation's copy of a disciplinary decision. Sensitive: a table of its own, read only with a permission of its own.</summary>
internal sealed class DisciplineCopy
{
    public required Guid Id { get; init; }

    public required string PersonCode { get; init; }

    public required string Form { get; set; }

    public DateOnly DecidedOn { get; set; }

    public int FaultWorkYear { get; set; }

    public bool Withdrawn { get; set; }

    public long SourceVersion { get; set; }
}
