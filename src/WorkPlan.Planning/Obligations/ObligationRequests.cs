using WorkPlan.Planning.Documents;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Obligations;

public sealed record WaiveObligationRequest
{
    [Text(DocumentLimits.Reason)]
    public required string Reason { get; init; }
}

/// <summary>The answer "no change needed".</summary>
public sealed record AnswerNoChangeRequest
{
    [Text(DocumentLimits.Reason)]
    public required string Reason { get; init; }

    /// <summary>The day of the answer; today unless given.</summary>
    public DateOnly? On { get; init; }
}
