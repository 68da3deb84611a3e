using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Inquiries;

/// <param name="Id">Its id.</param>
/// <param name="UnitCode">Who asks.</param>
/// <param name="ToUnitCode">Who has to answer.</param>
/// <param name="WorkYear">The work year of the question.</param>
/// <param name="FieldCode">The field of work.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Question">The question.</param>
/// <param name="AskedOn">When.</param>
/// <param name="AskedBy">By whom.</param>
/// <param name="State">Open, answered or withdrawn.</param>
/// <param name="DueAt">By when it has to be answered.</param>
/// <param name="DueOn">The day of that.</param>
/// <param name="WorkingDays">Of a counted deadline.</param>
/// <param name="Overdue">Open after its deadline.</param>
/// <param name="Answer">The answer.</param>
/// <param name="AnswerNumber">Number and symbol of the answering document.</param>
/// <param name="AnsweredOn">When it was answered.</param>
/// <param name="AnsweredBy">By whom.</param>
/// <param name="InTime">Whether in time; null without an answer.</param>
/// <param name="WithdrawnReason">Why it was taken back.</param>
internal sealed record InquiryView(
    Guid Id, string UnitCode, string ToUnitCode, int WorkYear, string? FieldCode, string Subject, string Question, DateOnly AskedOn,
    string AskedBy, InquiryState State, DateTimeOffset DueAt, DateOnly DueOn, int? WorkingDays, bool Overdue, string? Answer,
    string? AnswerNumber, DateOnly? AnsweredOn, string? AnsweredBy, bool? InTime, string? WithdrawnReason)
{
    public static InquiryView Of(Inquiry inquiry, DateTimeOffset now) => new(
        inquiry.Id, inquiry.UnitCode, inquiry.ToUnitCode, inquiry.WorkYear, inquiry.FieldCode, inquiry.Subject, inquiry.Question,
        inquiry.AskedOn, inquiry.AskedBy, inquiry.State, inquiry.Deadline.DueAt, inquiry.Deadline.DueOn, inquiry.Deadline.Days,
        inquiry.State == InquiryState.Open && inquiry.Deadline.IsOverdue(now), inquiry.Answer, inquiry.AnswerNumber, inquiry.AnsweredOn,
        inquiry.AnsweredBy, inquiry.InTime, inquiry.WithdrawnReason);
}

/// <summary>Guidance given, as work output: how many questions of its lower units a unit answered in a time, and how many in time.</summary>
internal sealed record InquiryOutput(
    string UnitCode, int WorkYear, Period? Period, int Answered, int InTime, int Open, int Overdue, IReadOnlyList<FieldOutput> ByField);

internal sealed record FieldOutput(string? FieldCode, int Answered, int InTime);
