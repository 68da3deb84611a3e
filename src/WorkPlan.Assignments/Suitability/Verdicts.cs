using WorkPlan.ServiceDefaults.Problems;

namespace WorkPlan.Assignments.Suitability;

/// <summary>Collects, while a person is weighed, what each criterion says; the sentences in the language of the request.</summary>
internal sealed class Verdicts(Texts texts)
{
    private readonly List<CriterionResult> _criteria = [];
    private readonly List<Objection> _blocks = [];
    private readonly List<Objection> _warnings = [];

    /// <summary>One result for each criterion: the worst of what was said about it.</summary>
    public IReadOnlyList<CriterionResult> Criteria =>
        [.. _criteria.GroupBy(result => result.Criterion).Select(said => said.MaxBy(result => result.Verdict)!).OrderBy(result => result.Criterion)];

    public IReadOnlyList<Objection> Blocks => _blocks;

    public IReadOnlyList<Objection> Warnings => _warnings;

    public bool Said(Criterion criterion) => _criteria.Exists(result => result.Criterion == criterion);

    public bool Blocked(Criterion criterion) =>
        _criteria.Exists(result => result.Criterion == criterion && result.Verdict == Verdict.Blocked);

    public string Text(string key, params object?[] arguments) => texts[$"suitability.{key}", arguments];

    public string Name<TEnum>(TEnum value) where TEnum : struct, Enum => texts[$"{typeof(TEnum).Name}.{value}"];

    public void Say(Criterion criterion, Verdict verdict, string key, params object?[] arguments) =>
        _criteria.Add(new CriterionResult(criterion, verdict, Text(key, arguments)));

    public void Warn(Criterion criterion, string key, params object?[] arguments)
    {
        Say(criterion, Verdict.Warning, key, arguments);
        _warnings.Add(new Objection(key.Replace('.', '-'), Text(key, arguments)));
    }

    public void Block(Criterion criterion, LegalRule rule, string key, params object?[] arguments)
    {
        Say(criterion, Verdict.Blocked, key, arguments);
        _blocks.Add(new Objection(rule.Code, Text(key, arguments), rule.LegalBasis));
    }
}
