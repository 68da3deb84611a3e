using WorkPlan.Assignments.Decisions;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.Proposals;

/// <summary>Every way in which a proposal is refused.</summary>
internal static class ProposalRules
{
    public static RuleException ScopeTwice() => new("proposal-scope-twice");

    public static RuleException NothingToAssign(string unitCode) => new("proposal-nothing-to-assign", unitCode);

    public static RuleException PinnedTwice(string taskTitle) => new("proposal-pinned-twice", taskTitle);

    /// <summary>A choice that was made before and that the law forbids: nothing is proposed around it.</summary>
    public static RuleException PinnedBlocked(IReadOnlyList<OffendingItem> items) =>
        new("proposal-pinned-blocked-by-law", string.Join("; ", items.Select(item => $"{item.FullName} – {item.TaskTitle}: {item.Sentence.TrimEnd('.')}")))
        {
            Citation = string.Join("; ", items.Select(item => item.Citation).Distinct()),
            Items = items,
        };
}
