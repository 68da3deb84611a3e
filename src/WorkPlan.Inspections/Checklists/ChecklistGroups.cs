namespace WorkPlan.Inspections.Checklists;

/// <summary>What an inspection of a plan's implementation asks about, in the order of the reports; templates may have groups of their own beside these.</summary>
internal static class ChecklistGroups
{
    public static readonly IReadOnlyList<string> All =
    [
        "dissemination", "planProcedure", "planTimeliness", "planQuality", "assignment", "emulation", "briefings", "results", "principleFiles",
        "grassrootsDemocracy", "officeCulture",
    ];
}
