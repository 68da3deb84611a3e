namespace WorkPlan.Planning.Plans;

/// <summary>The review as readers see it: every measure with the item of the plan that it became.</summary>
internal sealed record ReviewView(
    DateOnly HeldOn, IReadOnlyList<ShortcomingView> Shortcomings, IReadOnlyList<string> Lessons, IReadOnlyList<ReviewMeasureView> Measures)
{
    public static ReviewView Of(YearEndReview review, Plan plan) => new(
        review.HeldOn,
        [
            .. review.Shortcomings.Select(shortcoming => new ShortcomingView(
                shortcoming.Text, shortcoming.FieldCode, shortcoming.Causes, [.. shortcoming.Measures.Select(measure => View(measure, plan))])),
        ],
        review.Lessons, [.. review.Measures.Select(measure => View(measure, plan))]);

    private static ReviewMeasureView View(ReviewMeasure measure, Plan plan) => new(
        measure.Text, plan.HasLanded(measure), measure.TaskId, measure.FieldCode,
        plan.Tasks.FirstOrDefault(task => task.Id == measure.TaskId)?.Title);
}

internal sealed record ShortcomingView(
    string Text, string? FieldCode, IReadOnlyList<RootCause> Causes, IReadOnlyList<ReviewMeasureView> Measures);

/// <param name="Text">What is to be done.</param>
/// <param name="Landed">Whether it stands in the plan.</param>
/// <param name="TaskId">The task that does it.</param>
/// <param name="FieldCode">The section that it stands in.</param>
/// <param name="TaskTitle">The task's title.</param>
internal sealed record ReviewMeasureView(string Text, bool Landed, Guid? TaskId, string? FieldCode, string? TaskTitle);
