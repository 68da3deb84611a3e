using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.MeetingTasks;

/// <summary>Every way in which the tasks of meetings refuse.</summary>
internal static class MeetingTaskRules
{
    public static RuleException DueBeforeMeeting(DateOnly due, DateOnly heldOn) =>
        new("meeting-task-due-before-meeting", VietnamTime.Format(due), VietnamTime.Format(heldOn));

    public static RuleException UnitOutside(string unitCode) => new("meeting-task-unit-outside", unitCode);

    public static RuleException DirectionUnknown() => new("meeting-task-direction-unknown");

    public static RuleException NotOpen(string title, MeetingTaskState state) => new("meeting-task-not-open", title, state);
}
