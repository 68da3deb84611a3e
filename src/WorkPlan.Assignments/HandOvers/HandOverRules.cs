using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.HandOvers;

/// <summary>Every way in which a step of a hand-over is refused.</summary>
internal static class HandOverRules
{
    public static RuleException NotOpen(HandOverState state) => new("hand-over-not-open", state);

    public static RuleException NotGiven() => new("hand-over-not-given");

    public static RuleException NotYours() => new ForbiddenException("hand-over-not-yours");

    public static RuleException ReceiveOwn() => new("hand-over-receive-own");

    public static RuleException ReceiverIsGiver() => new("hand-over-receiver-is-giver");

    public static RuleException TaskNotHandedOver(Guid taskId) => new("hand-over-task-unknown", taskId);

    public static RuleException TaskWithoutWord(string title) => new("hand-over-task-without-word", title);

    public static RuleException NothingToGive() => new("hand-over-nothing-to-give");

    public static RuleException Full(int most) => new("hand-over-full", most);
}
