using WorkPlan.Testing.SqlServer;

namespace WorkPlan.Planning.Tests;

public sealed class ModelTests() : ModelGuard(typeof(PlanningDbContext))
{
    // Lists and whole versions of a plan: read and written as one.
    protected override IReadOnlyCollection<string> UnboundedColumns =>
    [
        "CalendarYear.Days", "HandOver.Items", "NoChangeAnswer.DocumentIds", "OwnPeriodCalendar.Versions", "Plan.Review", "PlanSection.Measures",
        "PlanTask.Basis", "PlanTask.Measures", "PlanVersion.BasedOn", "PlanVersion.Content", "PlanningObligation.Past",
        "Report.Cells", "ReportEvent.Changes", "ReportForm.Content", "ReportSchedule.Tiers",
        "RequiredDocuments.Documents", "TargetState.Below", "TargetState.FiguresText",
    ];
}
