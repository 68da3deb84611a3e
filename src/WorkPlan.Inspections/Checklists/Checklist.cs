using WorkPlan.Inspections.Facts;
using WorkPlan.ServiceDefaults.Persistence;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Inspections.Checklists;

/// <summary>One version of a checklist template. A campaign keeps the version that it was planned with; a change is a new version.</summary>
internal sealed class Checklist : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; }

    /// <summary>The template's code, the same for all its versions.</summary>
    public required string Code { get; init; }

    /// <summary>1, 2, 3, …: which version of the template this is.</summary>
    public required int Edition { get; init; }

    public required string Title { get; init; }

    /// <summary>The unit that wrote it.</summary>
    public required string UnitCode { get; init; }

    public required List<ChecklistItem> Items { get; init; }

    public static void DemandDistinct(IEnumerable<ChecklistItem> items)
    {
        if (items.GroupBy(item => item.Code).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw ChecklistRules.ItemTwice(twice.Key);
    }
}

/// <summary>One question of a checklist.</summary>
public sealed record ChecklistItem
{
    public required string Code { get; init; }

    /// <summary>The group it is asked in: dissemination, plan, assignment, briefings, emulation, principleFiles, …</summary>
    public required string Group { get; init; }

    public required string Question { get; init; }

    /// <summary>The regulation or document that asks for it.</summary>
    public string? Source { get; init; }

    public required int MaxScore { get; init; }

    /// <summary>The fact of another service that fills it; null for an item that only people answer.</summary>
    public FactKind? Fact { get; init; }
}

internal static class ChecklistRules
{
    public static RuleException ItemTwice(string code) => new("checklist-item-twice", code);

    public static RuleException NotKnown() => new("checklist-not-known");
}
