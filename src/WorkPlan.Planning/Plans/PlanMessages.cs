using System.Text.Json;
using WorkPlan.Planning.Contracts;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>What the other services hear of a plan, as it will be after the save that is being prepared.</summary>
internal static class PlanMessages
{
    public static PlanIssued Issued(Plan plan, TimeProvider clock) => new()
    {
        StreamKey = StreamOf(plan),
        Version = plan.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        Plan = Snapshot(plan),
    };

    public static PlanSupplemented Supplemented(Plan plan, IReadOnlyList<Guid> documentIds, TimeProvider clock) => new()
    {
        StreamKey = StreamOf(plan),
        Version = plan.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        Plan = Snapshot(plan),
        BasedOnDocumentIds = documentIds,
    };

    public static PlanWithdrawn Withdrawn(Plan plan, Actor by, string reason, TimeProvider clock) => new()
    {
        StreamKey = StreamOf(plan),
        Version = plan.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        PlanId = plan.Id,
        UnitCode = plan.UnitCode,
        WorkYear = plan.WorkYear,
        Title = plan.Title,
        WithdrawnOn = by.Today,
        Reason = reason,
    };

    public static PlanClosed Closed(Plan plan, Actor by, DateOnly lastDay, string? note, TimeProvider clock) => new()
    {
        StreamKey = StreamOf(plan),
        Version = plan.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        PlanId = plan.Id,
        UnitCode = plan.UnitCode,
        WorkYear = plan.WorkYear,
        Title = plan.Title,
        ClosedOn = by.Today,
        LastDay = lastDay,
        Note = note,
    };

    public static PlanAdvanced Advanced(Plan plan, string state, string? comment, TimeProvider clock) => new()
    {
        StreamKey = StreamOf(plan),
        Version = plan.NextVersion(),
        OccurredAt = clock.GetUtcNow(),
        PlanId = plan.Id,
        UnitCode = plan.UnitCode,
        WorkYear = plan.WorkYear,
        Title = plan.Title,
        State = state,
        Comment = comment,
    };

    /// <summary>Of the plan as it stands. Between two of them its version rises, or one lifts the other.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="superior">The unit above.</param>
    /// <param name="isOverdue">False where what was told before is lifted.</param>
    /// <param name="clock">Now.</param>
    public static PlanOverdue Overdue(Plan plan, string? superior, bool isOverdue, TimeProvider clock) => new()
    {
        StreamKey = $"plan-overdue:{plan.Id}",
        Version = (2 * plan.Version) + (isOverdue ? 1 : 0),
        OccurredAt = clock.GetUtcNow(),
        PlanId = plan.Id,
        UnitCode = plan.UnitCode,
        SuperiorUnitCode = superior,
        WorkYear = plan.WorkYear,
        Title = plan.Title,
        State = Camel(plan.State),
        DueOn = (isOverdue ? plan.DueOn : plan.OverdueToldOf)!.Value,
        Lifted = !isOverdue,
    };

    private static string StreamOf(Plan plan) => $"plan:{plan.Id}";

    private static PlanSnapshot Snapshot(Plan plan) => new()
    {
        PlanId = plan.Id,
        UnitCode = plan.UnitCode,
        WorkYear = plan.WorkYear,
        Kind = Camel(plan.Kind),
        Title = plan.Title,
        VersionNumber = plan.VersionNumber,
        Number = plan.Number,
        IssuedOn = plan.IssuedOn!.Value,
        DueOn = plan.DueOn,
        Tasks =
        [
            .. plan.Tasks.OrderBy(task => task.Id).Select(task => new PlannedTask
            {
                TaskId = task.Id,
                Kind = Camel(task.Kind),
                Title = task.Title,
                FieldCode = task.FieldCode,
                DueOn = task.DueOn,
                RequiredJudicialTitle = task.RequiredJudicialTitle,
                RequiredManagementTitle = task.RequiredManagementTitle,
                EffortDays = task.EffortDays,
            }),
        ],
        Targets =
        [
            .. plan.Commitments.OrderBy(target => target.TargetCode, StringComparer.Ordinal).Select(target => new PlannedTarget
            {
                TargetCode = target.TargetCode,
                Name = target.Name,
                FieldCode = target.FieldCode,
                Kind = Camel(target.Kind),
                Comparison = target.Comparison is { } comparison ? Camel(comparison) : "none",
                Commitment = target.Rule.ToString(),
            }),
        ],
        Making = Making(plan),
    };

    private static PlanMaking Making(Plan plan)
    {
        var steps = plan.Steps.OrderBy(step => step.At).ThenBy(step => step.Id).ToList();
        var issued = steps.FindIndex(step => step.State == PlanState.Issued);
        return new PlanMaking
        {
            Steps = [.. steps.Take(issued + 1).Select(step => new PlanStepTaken { State = Camel(step.State), On = VietnamTime.DateOf(step.At) })],
            Fields =
            [
                .. plan.Sections.OrderBy(section => section.FieldCode, StringComparer.Ordinal).Select(section => new PlannedField
                {
                    FieldCode = section.FieldCode,
                    HasTarget = plan.Commitments.Any(target => target.FieldCode == section.FieldCode),
                    HasSchedule = !string.IsNullOrWhiteSpace(section.Schedule),
                    HasMeasure = section.Measures.Count > 0,
                    HasResponsible = !string.IsNullOrWhiteSpace(section.Responsible),
                }),
            ],
            Review = plan.Review is not { } review
                ? null
                : new PlanReviewTaken
                {
                    HeldOn = review.HeldOn,
                    Shortcomings = review.Shortcomings.Count,
                    Measures = review.AllMeasures.Count(),
                    MeasuresLanded = review.AllMeasures.Count(plan.HasLanded),
                },
        };
    }

    private static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
