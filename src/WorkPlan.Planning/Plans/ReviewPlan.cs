using WorkPlan.Planning.Fields;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Validation;

namespace WorkPlan.Planning.Plans;

/// <summary>What last year's review meeting found, entered into the new plan: its measures have to land there.</summary>
internal static class ReviewPlan
{
    public static async Task<OkWithETag<PlanView>> Handle(
        Guid id, ReviewRequest request, IfMatch ifMatch, PlanEditing editing, CancellationToken cancellationToken)
    {
        var plan = await editing.DemandAsync(id, PlanningPermissions.WritePlans, ifMatch, cancellationToken);
        await editing.DemandFieldsAsync(request.Shortcomings.Select(shortcoming => shortcoming.FieldCode).OfType<string>(), cancellationToken);
        plan.TakeUpReview(request.ToReview(), editing.Actor);
        return await editing.SaveAsync(plan, cancellationToken);
    }
}

/// <param name="HeldOn">The day of the review meeting.</param>
/// <param name="Shortcomings">Hạn chế, thiếu sót, each with its causes and with what is to be done about it.</param>
/// <param name="Lessons">Bài học kinh nghiệm.</param>
/// <param name="Measures">What is to be done besides.</param>
public sealed record ReviewRequest(
    DateOnly HeldOn,
    [property: Items(0, 100)] IReadOnlyList<ShortcomingRequest> Shortcomings,
    [property: Items(0, 100), EachText(PlanLimits.Measure)] IReadOnlyList<string> Lessons,
    [property: Items(0, 100)] IReadOnlyList<ReviewMeasureRequest> Measures)
{
    internal YearEndReview ToReview() => new(
        HeldOn,
        [
            .. Shortcomings.Select(shortcoming => new Shortcoming(
                shortcoming.Text, shortcoming.FieldCode,
                [.. shortcoming.Causes.Select(cause => new RootCause(cause.Kind, cause.Objective, cause.Text))],
                [.. (shortcoming.Measures ?? []).Select(measure => measure.ToMeasure())])),
        ],
        Lessons, [.. Measures.Select(measure => measure.ToMeasure())]);
}

public sealed record ShortcomingRequest(
    [property: Text(PlanLimits.Measure)] string Text,
    [property: Items(0, 20)] IReadOnlyList<CauseRequest> Causes,
    [property: OptionalText(FieldLimits.Code)] string? FieldCode = null,
    [property: Items(0, 20)] IReadOnlyList<ReviewMeasureRequest>? Measures = null);

/// <param name="Kind">Nguyên nhân or điều kiện.</param>
/// <param name="Objective">Khách quan; false for chủ quan.</param>
/// <param name="Text">In words.</param>
public sealed record CauseRequest(CauseKind Kind, bool Objective, [property: Text(PlanLimits.Measure)] string Text);

/// <param name="Text">What is to be done.</param>
/// <param name="TaskId">The task of the plan that does it.</param>
/// <param name="FieldCode">Or the section of the plan that it landed in.</param>
public sealed record ReviewMeasureRequest(
    [property: Text(PlanLimits.Measure)] string Text, Guid? TaskId = null, [property: OptionalText(FieldLimits.Code)] string? FieldCode = null)
{
    internal ReviewMeasure ToMeasure() => new(Text, TaskId, FieldCode);
}

public enum CauseKind
{
    /// <summary>Nguyên nhân.</summary>
    Cause,

    /// <summary>Điều kiện.</summary>
    Condition,
}

internal sealed record YearEndReview(
    DateOnly HeldOn, IReadOnlyList<Shortcoming> Shortcomings, IReadOnlyList<string> Lessons, IReadOnlyList<ReviewMeasure> Measures)
{
    internal IEnumerable<ReviewMeasure> AllMeasures => Shortcomings.SelectMany(shortcoming => shortcoming.Measures).Concat(Measures);
}

internal sealed record Shortcoming(
    string Text, string? FieldCode, IReadOnlyList<RootCause> Causes, IReadOnlyList<ReviewMeasure> Measures);

internal sealed record RootCause(CauseKind Kind, bool Objective, string Text);

/// <summary>A measure that the review decided on, and where in the plan it landed.</summary>
internal sealed record ReviewMeasure(string Text, Guid? TaskId, string? FieldCode);
