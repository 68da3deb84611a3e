using WorkPlan.ServiceDefaults.Persistence;

namespace WorkPlan.Emulation.Initiatives;

/// <summary>An initiative or innovation of a person that was recognised by decision; a precondition of fighter titles.</summary>
internal sealed class Initiative : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    public required string PersonCode { get; init; }

    /// <summary>The person's unit on the day of recognition.</summary>
    public required string UnitCode { get; init; }

    public required int WorkYear { get; init; }

    public required string Title { get; init; }

    /// <summary>Number and symbol of the recognising decision.</summary>
    public required string DecisionNumber { get; init; }

    public required DateOnly RecognisedOn { get; init; }
}
