using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using WorkPlan.ServiceDefaults.Http;
using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Inspections.Checklists;

/// <summary>A template to begin with: every group asked about, and every fact that can fill a question used once.</summary>
public sealed record StandardChecklist(string Code, string Title, IReadOnlyList<ChecklistItem> Items)
{
    private static readonly Lazy<StandardChecklist> File = new(() =>
    {
        using var stream = typeof(StandardChecklist).Assembly.GetManifestResourceStream("WorkPlan.Inspections.Checklists.standard-checklist.json")!;
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        JsonConventions.Apply(options);
        return JsonSerializer.Deserialize<StandardChecklist>(stream, options)!;
    });

    internal static StandardChecklist Embedded => File.Value;
}

/// <summary>A group with its name, and how many questions of a template ask about it.</summary>
public sealed record GroupView(string Group, string Name);

internal static class StandardChecklistEndpoints
{
    /// <summary>The template as data: it is written under a unit's own code, and changed there.</summary>
    public static Ok<StandardChecklist> GetStandard() => TypedResults.Ok(StandardChecklist.Embedded);

    public static Ok<IReadOnlyList<GroupView>> ListGroups(Texts texts) => TypedResults.Ok<IReadOnlyList<GroupView>>(
        [.. ChecklistGroups.All.Select(group => new GroupView(group, texts[$"group.{group}"]))]);
}
