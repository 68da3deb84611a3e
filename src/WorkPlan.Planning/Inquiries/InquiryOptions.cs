using System.ComponentModel.DataAnnotations;

namespace WorkPlan.Planning.Inquiries;

/// <summary>How long an answer may take. Bound from the section <c>Inquiries</c>.</summary>
public sealed class InquiryOptions
{
    public const string Section = "Inquiries";

    /// <summary>Working days, counted from the day after the question.</summary>
    [Range(1, 250)]
    public int AnswerWorkingDays { get; set; } = 15;
}
