using System.Globalization;
using WorkPlan.ServiceDefaults.Problems;
using WorkPlan.SharedKernel;

namespace WorkPlan.Planning.Plans;

/// <summary>What is different between two versions of a plan.</summary>
internal sealed record PlanDiff
{
    public required int From { get; init; }

    public required int To { get; init; }

    public required IReadOnlyList<ContentTask> AddedTasks { get; init; }

    public required IReadOnlyList<ChangedItem> ChangedTasks { get; init; }

    public required IReadOnlyList<ContentTask> RemovedTasks { get; init; }

    public required IReadOnlyList<ContentTarget> AddedTargets { get; init; }

    public required IReadOnlyList<ChangedItem> ChangedTargets { get; init; }

    public required IReadOnlyList<ContentTarget> RemovedTargets { get; init; }

    public required IReadOnlyList<ContentSection> AddedSections { get; init; }

    public required IReadOnlyList<ChangedItem> ChangedSections { get; init; }

    public required IReadOnlyList<ContentSection> RemovedSections { get; init; }

    /// <summary>What the later version rests on and the earlier one did not.</summary>
    public required IReadOnlyList<ContentBasis> AddedBasis { get; init; }

    /// <summary>The same in sentences, one a difference.</summary>
    public IReadOnlyList<string> Summary { get; init; } = [];

    public static PlanDiff Between(PlanVersion from, PlanVersion to)
    {
        var (before, after) = (from.Content, to.Content);
        return new PlanDiff
        {
            From = from.VersionNumber,
            To = to.VersionNumber,
            AddedTasks = [.. after.Tasks.ExceptBy(before.Tasks.Select(task => task.Id), task => task.Id)],
            RemovedTasks = [.. before.Tasks.ExceptBy(after.Tasks.Select(task => task.Id), task => task.Id)],
            ChangedTasks = Changed(
                before.Tasks, after.Tasks, task => $"{task.Id}", task => task.Title, task => TaskFields(task, before), task => TaskFields(task, after)),
            AddedTargets = [.. after.Targets.ExceptBy(before.Targets.Select(target => target.TargetCode), target => target.TargetCode)],
            RemovedTargets = [.. before.Targets.ExceptBy(after.Targets.Select(target => target.TargetCode), target => target.TargetCode)],
            ChangedTargets = Changed(
                before.Targets, after.Targets, target => target.TargetCode, target => target.Name,
                target => TargetFields(target, before), target => TargetFields(target, after)),
            AddedSections = [.. after.Sections.ExceptBy(before.Sections.Select(section => section.FieldCode), section => section.FieldCode)],
            RemovedSections = [.. before.Sections.ExceptBy(after.Sections.Select(section => section.FieldCode), section => section.FieldCode)],
            ChangedSections = Changed(
                before.Sections, after.Sections, section => section.FieldCode, section => section.FieldCode, SectionFields, SectionFields),
            AddedBasis = [.. after.Bases.ExceptBy(before.Bases.Select(basis => basis.Id), basis => basis.Id)],
        };
    }

    public PlanDiff InWords(Texts texts) => this with
    {
        Summary =
        [
            .. AddedTasks.Select(task => texts["Diff.TaskAdded", task.Title]),
            .. ChangedTasks.SelectMany(task => task.Changes, (task, change) => Sentence("Diff.TaskChanged", task, change, texts)),
            .. RemovedTasks.Select(task => texts["Diff.TaskRemoved", task.Title]),
            .. AddedTargets.Select(target => texts["Diff.TargetAdded", target.Name, target.Rule]),
            .. ChangedTargets.SelectMany(target => target.Changes, (target, change) => Sentence("Diff.TargetChanged", target, change, texts)),
            .. RemovedTargets.Select(target => texts["Diff.TargetRemoved", target.Name]),
            .. AddedSections.Select(section => texts["Diff.SectionAdded", section.FieldCode]),
            .. RemovedSections.Select(section => texts["Diff.SectionRemoved", section.FieldCode]),
            .. ChangedSections.SelectMany(section => section.Changes, (section, change) => Sentence("Diff.SectionChanged", section, change, texts)),
            .. AddedBasis.Select(basis => texts["Diff.BasisAdded", basis.Name]),
        ],
    };

    private static string Sentence(string key, ChangedItem item, FieldChange change, Texts texts) =>
        texts[key, item.Name, texts[$"Field.{change.Field}"], change.Before ?? "–", change.After ?? "–"];

    private static List<ChangedItem> Changed<T>(
        IEnumerable<T> before, IEnumerable<T> after, Func<T, string> key, Func<T, string> name,
        Func<T, (string Field, string? Value)[]> fieldsBefore, Func<T, (string Field, string? Value)[]> fieldsAfter) =>
    [
        .. before.Join(after, key, key, (was, became) => new ChangedItem(
                key(became), name(became),
                [
                    .. fieldsBefore(was).Zip(fieldsAfter(became))
                        .Where(pair => pair.First.Value != pair.Second.Value)
                        .Select(pair => new FieldChange(pair.First.Field, pair.First.Value, pair.Second.Value)),
                ]))
            .Where(item => item.Changes.Count > 0),
    ];

    // What other items are named by their ids in a version is named as people name it.
    private static (string, string?)[] TaskFields(ContentTask task, PlanContent content) =>
    [
        ("title", task.Title),
        ("kind", Camel(task.Kind)),
        ("fieldCode", task.FieldCode),
        ("dueOn", Day(task.DueOn)),
        ("measures", Lines(task.Measures)),
        ("rationale", task.Rationale),
        ("continuedFrom", task.ContinuedFrom?.ToString()),
        ("requiredJudicialTitle", task.RequiredJudicialTitle),
        ("requiredManagementTitle", task.RequiredManagementTitle),
        ("effortDays", task.EffortDays.ToString(CultureInfo.InvariantCulture)),
        ("basis", Lines(task.Basis.Select(basis => content.Bases.FirstOrDefault(cited => cited.Id == basis.Id)?.Name ?? $"{basis.Id}"))),
    ];

    private static (string, string?)[] TargetFields(ContentTarget target, PlanContent content) =>
    [
        ("rule", target.Rule.ToString()),
        ("kind", Camel(target.Kind)),
        ("superiorRule", target.SuperiorRule?.ToString()),
        ("superiorCitation", target.SuperiorCitation),
        ("taskId", content.Tasks.FirstOrDefault(task => task.Id == target.TaskId)?.Title),
        ("dueOn", Day(target.DueOn)),
    ];

    private static (string, string?)[] SectionFields(ContentSection section) =>
        [("responsible", section.Responsible), ("schedule", section.Schedule), ("measures", Lines(section.Measures))];

    private static string? Day(DateOnly? day) => day is { } known ? VietnamTime.Format(known) : null;

    private static string? Lines(IEnumerable<string> lines) => string.Join("; ", lines) is { Length: > 0 } text ? text : null;

    private static string Camel<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

internal sealed record ChangedItem(string Key, string Name, IReadOnlyList<FieldChange> Changes);

internal sealed record FieldChange(string Field, string? Before, string? After);
