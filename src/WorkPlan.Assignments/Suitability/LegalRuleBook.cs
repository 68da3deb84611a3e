using System.Text.Json;
using WorkPlan.Assignments.Decisions;
using WorkPlan.Assignments.People;
using WorkPlan.Assignments.Tasks;
using WorkPlan.ServiceDefaults.Http;

namespace WorkPlan.Assignments.Suitability;

/// <summary>All legal rules, and which title outranks which.</summary>
internal sealed record LegalRuleBook
{
    private const string File = "WorkPlan.Assignments.Suitability.legal-rules.json";

    public required IReadOnlyList<IReadOnlyList<JudicialTitle>> JudicialLadders { get; init; }

    public required IReadOnlyList<ManagementTitle> ManagementLadder { get; init; }

    public required IReadOnlyList<LegalRule> Rules { get; init; }

    public static LegalRuleBook Embedded()
    {
        var options = new JsonSerializerOptions();
        JsonConventions.Apply(options);
        using var stream = typeof(LegalRuleBook).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"{File} is not in the assembly.");
        return JsonSerializer.Deserialize<LegalRuleBook>(stream, options)!;
    }

    public IEnumerable<LegalRule> Governing(WorkTask task, AssignmentRole role, DateOnly day) =>
        Rules.Where(rule => rule.Governs(task, role, day));

    /// <summary>The title itself or a higher one on a ladder that both stand on.</summary>
    public bool Meets(JudicialTitle? held, JudicialTitle required) =>
        held is { } title && JudicialLadders.Any(ladder => Rank(ladder, required) is >= 0 and var lowest && Rank(ladder, title) >= lowest);

    public bool Meets(ManagementTitle? held, ManagementTitle required) =>
        held is { } title && Rank(ManagementLadder, title) >= Rank(ManagementLadder, required);

    private static int Rank<TTitle>(IReadOnlyList<TTitle> ladder, TTitle title)
    {
        for (var rank = 0; rank < ladder.Count; rank++)
        {
            if (EqualityComparer<TTitle>.Default.Equals(ladder[rank], title))
                return rank;
        }
        return -1;
    }
}
