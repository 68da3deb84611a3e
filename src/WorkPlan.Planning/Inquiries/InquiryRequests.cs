using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Organisation;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Inquiries;

public sealed record AskRequest
{
    [Text(OrganisationLimits.UnitCode)]
    public required string UnitCode { get; init; }

    /// <summary>A unit above the asking one, or a division of one above.</summary>
    [Text(OrganisationLimits.UnitCode)]
    public required string ToUnitCode { get; init; }

    [OptionalText(FieldLimits.Code)]
    public string? FieldCode { get; init; }

    [Text(InquiryLimits.Subject)]
    public required string Subject { get; init; }

    [Text(InquiryLimits.Question)]
    public required string Question { get; init; }

    [Text(InquiryLimits.Person)]
    public required string AskedBy { get; init; }

    /// <summary>Today unless given.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>Where somebody has named a moment: it never moves. Otherwise the working days are counted.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

public sealed record AnswerInquiryRequest
{
    [Text(InquiryLimits.Text)]
    public required string Answer { get; init; }

    [OptionalText(InquiryLimits.Number)]
    public string? Number { get; init; }

    /// <summary>Today unless given.</summary>
    public DateOnly? AnsweredOn { get; init; }
}

public sealed record WithdrawInquiryRequest
{
    [Text(InquiryLimits.Text)]
    public required string Reason { get; init; }
}
